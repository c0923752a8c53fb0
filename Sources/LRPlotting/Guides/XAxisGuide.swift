import LRScene

/// The line below the panel with ticks and numbers, a second row for epochs, and the x title.
struct XAxisGuide {
  private static let tick = (long: 5.0, short: 3.0)
  /// Between a tick and its number, px.
  private static let gap = 4.0
  /// Between a row's name and the left edge of the panel, and between the name and a number that hangs over that
  /// edge, px.
  private static let nameGap = (panel: 14.0, number: 8.0)
  /// How far numbers may hang over either edge of a panel: the margins and the gap between columns hold as much, px.
  private var slack: (left: Double, right: Double) { (sheet.margins.left / 2, sheet.margins.right - 4) }
  /// Widest name of a row, without what its numbers need, px.
  private static let widestName = 64.0
  /// Size of the number at an end off the pitch, as a share of the others', and least room for a shortened title, in em.
  private static let (oddSize, leastName) = (0.85, 3.0)

  /// A number below its tick.
  private struct Label {
    var line: TextLine
    var x: Double
  }

  private let frame: PanelFrame
  private let sheet: Sheet
  private let title: TextLine?
  /// Names of the rows, where there are two.
  private let names: [TextLine]
  private let rows: [[Label]]
  private let categories: CategoryNames

  init(_ frame: PanelFrame, sheet: Sheet) {
    self.frame = frame
    self.sheet = sheet
    let paint = sheet.theme.paint(.ink2)
    let name = frame.titles.x
    categories = CategoryNames(frame, sheet: sheet)
    rows = [frame.xTicks, frame.epochs?.ticks].compactMap { $0 }.map { ticks in
      ticks.majors.map {
        // An end off the pitch of the others is smaller, so that it is not taken for one more of them.
        let size = sheet.sizes.tickLabel * ($0.isOdd ? Self.oddSize : 1)
        return Label(line: sheet.line($0.label, size: size, paint), x: $0.position)
      }
    }
    if let epochs = frame.epochs {
      let flow = sheet.flow(size: sheet.sizes.tickLabel, paint)
      let steps = name.name.isEmpty ? AxisTitle(.literal("step"), frame.xTicks) : name
      names = [steps, AxisTitle(.literal("epoch"), epochs.ticks)].map { row in
        let needed = sheet.line(row.needs, size: sheet.sizes.tickLabel, paint).width
        return flow.shortened(row.name, before: row.needs, to: Self.widestName + needed)
      }
      title = nil
    } else {
      names = []
      title = name.whole.isEmpty ? nil : Self.title(name, width: max(frame.box.width, 40), sheet: sheet, paint)
    }
  }

  /// Of a title that is too long the name is shortened, and what the numbers need stays.
  private static func title(_ title: AxisTitle, width: Double, sheet: Sheet, _ paint: Paint) -> TextLine {
    let flow = sheet.flow(size: sheet.sizes.axisTitle, paint)
    let room = width - sheet.line(title.needs, size: sheet.sizes.axisTitle, paint).width
    guard room >= leastName * sheet.sizes.axisTitle, !title.needs.isEmpty else {
      return flow.shortened(title.whole, to: width)
    }
    return flow.shortened(title.name, before: title.needs, to: width)
  }

  /// Room that numbers and names of rows need left of the panel, px.
  var left: Double {
    max(names.isEmpty ? 0 : (names.map(\.width).max() ?? 0) + nameGap, leftOverhang - slack.left)
  }

  /// Room that numbers need right of the panel, px.
  var right: Double {
    let overhang = rows.joined().reduce(0) { max($0, $1.x + $1.line.width / 2 - frame.box.maxX) }
    return max(overhang - slack.right, 0)
  }

  /// From the panel down to the lowest ink, px.
  var height: Double { lastBaseline + sheet.sizes.axisTitle * TypeMetrics.descent }

  private var leftOverhang: Double {
    rows.joined().reduce(0) { max($0, frame.box.x - $1.x + $1.line.width / 2) }
  }

  private var nameGap: Double { max(Self.nameGap.panel, leftOverhang + Self.nameGap.number) }

  private var firstBaseline: Double {
    frame.panel.x.unit == .category
      ? categories.depth : Self.tick.long + Self.gap + sheet.sizes.tickLabel * TypeMetrics.ascent
  }

  private var rowPitch: Double { sheet.sizes.tickLabel * Sizes.pitch + 4 }

  private var lastBaseline: Double {
    if !names.isEmpty { return firstBaseline + rowPitch }
    guard title != nil else { return firstBaseline }
    return firstBaseline + sheet.sizes.tickLabel * TypeMetrics.descent + 4 + sheet.sizes.axisTitle * TypeMetrics.ascent
  }

  func nodes() -> [SceneNode] {
    let box = frame.box
    var nodes: [SceneNode] = [
      .shape(Shape(path: lines(), stroke: Stroke(sheet.theme.paint(.axis), width: 1)))
    ]
    nodes += frame.panel.x.unit == .category ? categories.below() : []
    for (row, labels) in rows.enumerated() {
      let y = box.maxY + firstBaseline + Double(row) * rowPitch
      for label in labels { nodes += label.line.placed(at: Point(label.x, y), anchor: .middle) }
      if row < names.count { nodes += names[row].placed(at: Point(box.x - nameGap, y), anchor: .end) }
    }
    if let title {
      nodes += title.placed(at: Point(box.midX, box.maxY + lastBaseline), anchor: .middle)
    }
    return nodes
  }

  /// The axis, its ticks, and the small ticks above the epochs.
  private func lines() -> Path {
    let box = frame.box
    var path = Path.line(from: Point(box.x, box.maxY), to: Point(box.maxX, box.maxY))
    func tick(_ x: Double, from top: Double, length: Double) {
      path.move(to: Point(x, top))
      path.line(to: Point(x, top + length))
    }
    for major in frame.xTicks.majors {
      tick(major.position, from: box.maxY, length: major.isOdd ? Self.tick.short : Self.tick.long)
    }
    for value in frame.xTicks.minors {
      guard let x = frame.x.position(of: value), x >= box.x, x <= box.maxX else { continue }
      tick(x, from: box.maxY, length: Self.tick.short)
    }
    let second = box.maxY + firstBaseline + rowPitch - sheet.sizes.tickLabel * TypeMetrics.ascent
    for major in frame.epochs?.ticks.majors ?? [] {
      tick(major.position, from: second - Self.tick.short + 1, length: Self.tick.short)
    }
    return path
  }
}
