import LRScene

/// One try to lay a figure out, with one way of naming its curves.
struct Arrangement {
  let figure: Figure
  let sheet: Sheet
  /// What the values of each panel span, and what its y axis has to hold.
  let extents: (own: [DataExtent], shared: [DataExtent])
  let naming: Naming
  /// Without subtitle and with titles of one line, where height is short.
  let compact: Bool

  /// From the head's last baseline to the first baseline of a panel's titles, in em of the axis titles.
  private var gap: (panelTitle: Double, afterTitle: Double, afterSubtitle: Double) {
    sheet.isSmall ? (2.2, 1.7, 1.7) : (2.6, 1.85, 2.35)
  }
  /// Least share of its row's height that a panel with named curves keeps.
  private static let leastShare = 0.25

  /// The layout, or nil if this way of naming does not fit.
  func laidOut() -> LaidOutFigure? {
    if naming == .end, figure.naming == .auto, figure.panels.contains(where: hasWideLabels) { return nil }
    guard let (boxes, head) = settled() else { return nil }
    guard naming == .none || boxes[0].height >= Self.leastShare * sheet.height / Double(rows) else { return nil }
    var layers = head.layers
    var notes: [String] = []
    var places: [PanelPlace] = []
    var unshown: [[String]] = []
    for index in figure.panels.indices {
      let frame = frame(index, box: boxes[index], drawing: true)
      let naming = figure.namesCurves(of: frame.panel) ? naming : .none
      guard let drawn = PanelDrawing(frame, sheet: sheet, naming: naming, room: roomPerPanel) else { return nil }
      layers += drawn.layers
      notes += drawn.notes
      places.append(PanelPlace(frame))
      unshown.append([frame.unshown, frame.unshownX].compactMap { $0 })
    }
    if compact, figure.hasSubtitle, sheet.sizes.subtitle != nil {
      notes.append("the subtitle has no room: give a larger `height`")
    }
    if naming == .none, figure.naming != .none, figure.panels.contains(where: figure.namesCurves) {
      notes.append("the names of the curves have no room: give a larger `width` or `height`")
    }
    return LaidOutFigure(scene: scene(layers, unshown), notes: notes, places: places)
  }

  private var columns: Int { min(figure.columns, figure.panels.count) }
  private var rows: Int { (figure.panels.count + columns - 1) / columns }
  private var roomPerPanel: Double { sheet.width / Double(columns) }

  /// What the axes of the panels cannot show, as they say it themselves: `On the logarithmic axis zero not shown.`
  private func sentences(_ unshown: [[String]]) -> [String] {
    guard figure.tellsUnshown else { return [] }
    return unshown.indices.filter { !unshown[$0].isEmpty }.map { index in
      let panel = figure.panels[index]
      let place = figure.panels.count > 1 ? " of \(panel.title.map { "“\($0.plain)”" } ?? "panel \(index + 1)")" : ""
      return "On the logarithmic axis\(place): \(unshown[index].joined(separator: ", "))."
    }
  }

  private func scene(_ layers: [Layer], _ unshown: [[String]]) -> Scene {
    Scene(
      width: sheet.width, height: sheet.height, background: sheet.theme.paint(.background), title: figure.name,
      summary: ([figure.summary] + sentences(unshown)).joined(separator: " "), origin: figure.origin, layers: layers)
  }

  /// Whether names at the ends would take too much of the width, so that another way is better.
  private func hasWideLabels(_ panel: Panel) -> Bool {
    figure.namesCurves(of: panel) && EndLabels(panel, sheet: sheet, room: roomPerPanel).isWide
  }

  private func frame(_ index: Int, box: Rect, drawing: Bool) -> PanelFrame {
    PanelFrame(
      figure.panels[index], own: extents.own[index], extent: extents.shared[index], box: box, sheet: sheet,
      naming: naming, drawing: drawing)
  }

  /// The boxes of the panels and the head above them, or nil if they have no room.
  ///
  /// How wide the numbers of the axes are depends on the boxes and the boxes on that width: a guess and two rounds
  /// settle it, as a rule. From the fourth on needs only grow, so that it cannot go to and fro.
  private func settled() -> (boxes: [Rect], head: Head)? {
    let guess = Rect(x: 0, y: 0, width: sheet.width * 0.8, height: sheet.height * 0.6)
    var boxes = figure.panels.map { _ in guess }
    var needs: [PanelNeeds] = []
    for round in 0..<10 {
      let found = boxes.indices.map { self.needs($0, box: boxes[$0]) }
      needs = round < 3 ? found : zip(needs, found).map { $0.united(with: $1) }
      let left = stride(from: 0, to: needs.count, by: columns).map { needs[$0].left }.max() ?? 0
      let head = head(left: PanelGrid.rounded(sheet.margins.left + left))
      guard let next = PanelGrid.boxes(needs, columns: columns, head: head.end, sheet: sheet) else { return nil }
      if next == boxes { return (boxes, head) }
      boxes = next
    }
    return nil
  }

  // MARK: - What stands around the panels

  private struct Head {
    var nodes: [SceneNode]
    var keyNodes: [SceneNode]
    /// Last baseline, or the top margin.
    var end: Double

    var layers: [Layer] {
      [Layer(role: "title", nodes: nodes), Layer(role: "key", nodes: keyNodes)].filter { !$0.nodes.isEmpty }
    }
  }

  private func head(left: Double) -> Head {
    let header = Header(figure, sheet: sheet, left: left, compact: compact)
    guard naming == .key else {
      return Head(nodes: header.nodes, keyNodes: [], end: header.baseline ?? sheet.margins.top)
    }
    let size = sheet.sizes.curveLabel
    let down = size * (sheet.isSmall ? 1.7 : 1.9)
    let first = header.baseline.map { $0 + down } ?? sheet.margins.top + size * TypeMetrics.ascent
    var seen: Set<Int> = []
    let series = figure.panels.flatMap(\.series).filter { $0.isNamed && seen.insert($0.slot).inserted }
    let key = KeyRow(series, sheet: sheet, left: left, first: first)
    return Head(nodes: header.nodes, keyNodes: key.nodes, end: key.baseline)
  }

  private func needs(_ index: Int, box: Rect) -> PanelNeeds {
    let panel = figure.panels[index]
    let frame = frame(index, box: box, drawing: false)
    let xGuide = XAxisGuide(frame, sheet: sheet)
    var right = xGuide.right
    if naming == .end, figure.namesCurves(of: panel) {
      right = max(right, EndLabels(panel, sheet: sheet, room: roomPerPanel).width)
    }
    right = max(right, HeatKey(panel, sheet: sheet)?.width ?? 0)
    return PanelNeeds(
      left: max(YAxisGuide(frame, sheet: sheet).width, xGuide.left), right: right, top: top(frame),
      bottom: xGuide.height)
  }

  /// From the last baseline of the head (or the row above) down to the panel.
  private func top(_ frame: PanelFrame) -> Double {
    let titles = PanelTitles(frame, sheet: sheet)
    let hasSubtitle = figure.hasSubtitle && sheet.sizes.subtitle != nil && !compact
    let size = sheet.sizes.axisTitle
    let above =
      if !figure.hasTitle, !hasSubtitle, naming != .key {
        size * TypeMetrics.ascent
      } else if frame.panel.title != nil {
        gap.panelTitle * size
      } else if hasSubtitle || naming == .key {
        gap.afterSubtitle * size
      } else {
        gap.afterTitle * size
      }
    return titles.lines == 0 ? max(above * 0.7, 8) : above + titles.height
  }
}

extension Figure {
  /// Whether a reader has to be told which curve is which: a curve alone in its panel is named by the panel's title,
  /// or by the figure's if there is no other curve.
  func namesCurves(of panel: Panel) -> Bool {
    let named = panel.series.filter(\.isNamed)
    if named.count > 1 { return true }
    guard let only = named.first, panel.title == nil else { return false }
    return panels.contains { $0.series.contains { $0.isNamed && $0.slot != only.slot } }
  }

  fileprivate var hasTitle: Bool { title?.isEmpty == false }
  fileprivate var hasSubtitle: Bool { subtitle?.isEmpty == false }
}
