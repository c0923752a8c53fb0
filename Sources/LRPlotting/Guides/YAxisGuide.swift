import LRScene

/// Numbers on the left, and the y title: horizontal, above the panel, flush with its left edge.
struct YAxisGuide {
  /// Between a number and the panel, px.
  static let gap = 8.0
  /// From the last baseline of the title down to the panel, px.
  static func titleGap(_ sheet: Sheet) -> Double { sheet.isSmall ? 6 : 9 }

  private let labels: [(line: TextLine, y: Double)]
  private let names: CategoryNames

  init(_ frame: PanelFrame, sheet: Sheet) {
    names = CategoryNames(frame, sheet: sheet)
    let paint = sheet.theme.paint(.ink2)
    labels = frame.yTicks.majors.map { tick in
      (sheet.line(tick.label, size: sheet.sizes.tickLabel, paint), tick.position)
    }
  }

  /// Room the numbers take left of the panel, px.
  var width: Double { max((labels.map(\.line.width).max() ?? 0) + Self.gap, names.width) }

  func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    var nodes = names.left()
    let middle = sheet.sizes.tickLabel * TypeMetrics.capHeight / 2
    for (line, y) in labels {
      nodes += line.placed(at: Point(frame.box.x - Self.gap, y + middle), anchor: .end)
    }
    guard frame.y.kind == .log else { return nodes }
    let box = frame.box
    var path = Path.line(from: Point(box.x, box.y), to: Point(box.x, box.maxY))
    for value in frame.yTicks.minors {
      guard let y = frame.y.position(of: value), y >= box.y, y <= box.maxY else { continue }
      path.move(to: Point(box.x - 3, y))
      path.line(to: Point(box.x, y))
    }
    nodes.append(.shape(Shape(path: path, stroke: Stroke(sheet.theme.paint(.axis), width: 1))))
    return nodes
  }

  /// The lines of the title, which stand above the panel.
  ///
  /// What its numbers need is said there even where no title was asked for.
  static func title(_ frame: PanelFrame, sheet: Sheet, width: Double) -> [TextLine] {
    sheet.flow(size: sheet.sizes.axisTitle, sheet.theme.paint(.ink2))
      .lines(frame.titles.y.whole, width: width, maxLines: 3)
  }
}
