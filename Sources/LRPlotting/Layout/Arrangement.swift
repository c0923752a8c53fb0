import LRScene

/// One try to lay a figure out, with one way of naming its curves.
struct Arrangement {
  let figure: Figure
  let sheet: Sheet
  let extents: [DataExtent]
  let naming: Naming
  /// Without subtitle and with titles of one line, where height is short.
  let compact: Bool

  /// From the head's last baseline to the first baseline of a panel's titles, px.
  private static let gap = (panelTitle: 30.0, afterTitle: 21.0, afterSubtitle: 27.0)

  /// The layout, or nil if this way of naming does not fit.
  ///
  /// How wide the numbers of the y axes are depends on the boxes and the boxes on that width: a first guess and two
  /// rounds settle it.
  func laidOut() -> LaidOutFigure? {
    let guess = Rect(x: 0, y: 0, width: sheet.width * 0.8, height: sheet.height * 0.6)
    if naming == .end, figure.naming == .auto, figure.panels.contains(where: hasWideLabels) { return nil }
    var boxes = figure.panels.map { _ in guess }
    var head = Head(nodes: [], keyNodes: [], end: 0)
    for _ in 0..<3 {
      let needs = zip(figure.panels, boxes).enumerated().map { index, pair in
        self.needs(pair.0, box: pair.1, extent: extents[index])
      }
      let columns = min(figure.columns, figure.panels.count)
      let left = Sheet.margins.left
        + (stride(from: 0, to: needs.count, by: columns).map { needs[$0].left }.max() ?? 0)
      head = self.head(left: left)
      guard let next = PanelGrid.boxes(needs, columns: columns, head: head.end, sheet: sheet) else { return nil }
      if next == boxes { break }
      boxes = next
    }
    guard boxes[0].height >= (naming == .none ? 0 : 0.25 * sheet.height / Double(rows)) else { return nil }
    let frames = figure.panels.indices.map {
      PanelFrame(figure.panels[$0], extent: extents[$0], box: boxes[$0], sheet: sheet, naming: naming)
    }
    var layers = head.layers
    var notes: [String] = []
    for frame in frames {
      guard let drawn = PanelDrawing(frame, sheet: sheet, naming: naming, room: roomPerPanel) else { return nil }
      layers += drawn.layers
      notes += drawn.notes
    }
    if naming == .none, figure.naming != .none, slots.count > 1, !panelsNameTheirCurve {
      notes.append("the names of the curves have no room: give a larger `width` or `height`")
    }
    return LaidOutFigure(scene: scene(layers), notes: notes)
  }

  private var roomPerPanel: Double { sheet.width / Double(min(figure.columns, figure.panels.count)) }
  private var rows: Int { (figure.panels.count + figure.columns - 1) / figure.columns }
  private var slots: Set<Int> { Set(figure.panels.flatMap { $0.series.map(\.slot) }) }
  private var panelsNameTheirCurve: Bool {
    figure.panels.allSatisfy { $0.series.count == 1 && $0.title != nil }
  }

  private func scene(_ layers: [Layer]) -> Scene {
    Scene(
      width: sheet.width, height: sheet.height, background: sheet.theme.paint(.background), title: figure.name,
      summary: figure.summary, origin: figure.origin, layers: layers)
  }

  /// Whether names at the ends would take too much of the width, so that another way is better.
  private func hasWideLabels(_ panel: Panel) -> Bool {
    panel.series.count > 1 && EndLabels(panel, sheet: sheet, room: roomPerPanel).isWide
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
      return Head(nodes: header.nodes, keyNodes: [], end: header.baseline ?? Sheet.margins.top)
    }
    let size = sheet.sizes.curveLabel
    let first = header.baseline.map { $0 + size * 1.9 } ?? Sheet.margins.top + size * TypeMetrics.ascent
    var seen: Set<Int> = []
    let series = figure.panels.flatMap(\.series).filter { seen.insert($0.slot).inserted }
    let key = KeyRow(series, sheet: sheet, left: left, first: first)
    return Head(nodes: header.nodes, keyNodes: key.nodes, end: key.baseline)
  }

  private func needs(_ panel: Panel, box: Rect, extent: DataExtent) -> PanelNeeds {
    let frame = PanelFrame(panel, extent: extent, box: box, sheet: sheet, naming: naming, drawing: false)
    let xGuide = XAxisGuide(panel, sheet: sheet, width: box.width)
    var right = max(XAxisGuide.overhang(frame, sheet: sheet) - Sheet.margins.right + 4, 0)
    if naming == .end, panel.series.count > 1 {
      right = max(right, EndLabels(panel, sheet: sheet, room: roomPerPanel).width)
    }
    return PanelNeeds(
      left: max(YAxisGuide(frame, sheet: sheet).width, xGuide.left), right: right, top: top(panel, width: box.width),
      bottom: xGuide.height)
  }

  /// From the last baseline of the head (or the row above) down to the panel.
  private func top(_ panel: Panel, width: Double) -> Double {
    let titles = PanelTitles(panel, dropped: false, sheet: sheet, width: width)
    let isFirst = figure.title == nil && figure.subtitle == nil && naming != .key
    let above =
      isFirst
      ? sheet.sizes.axisTitle * TypeMetrics.ascent
      : panel.title != nil
        ? Self.gap.panelTitle
        : (figure.subtitle == nil || sheet.sizes.subtitle == nil || compact) && naming != .key
          ? Self.gap.afterTitle : Self.gap.afterSubtitle
    return titles.lines == 0 ? max(above * 0.7, 8) : above + titles.height
  }
}
