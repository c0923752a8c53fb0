import LRScene

/// The names of an axis of categories.
///
/// Below a panel they are wrapped to the width of a category; where a word would be cut, all of them read upward. Left
/// of a panel they stand in one line. A name that has no room ends in an ellipsis.
struct CategoryNames {
  /// Longest name left of the panel, as a share of the figure's width, and longest that reads upward, px.
  private static let most = (share: 0.3, upward: 84.0)
  private static let mostLines = 3
  private static let gap = (below: 6.0, left: 8.0)

  private let frame: PanelFrame
  private let sheet: Sheet

  init(_ frame: PanelFrame, sheet: Sheet) {
    self.frame = frame
    self.sheet = sheet
  }

  private var flow: TextFlow { sheet.flow(size: sheet.sizes.tickLabel, sheet.theme.paint(.ink2)) }
  private var pitch: Double { sheet.sizes.tickLabel * Sizes.pitch }

  // MARK: - Below

  private var slot: Double { frame.x.length / Double(max(frame.panel.x.categories.count, 1)) }

  /// Whether some word is wider than its category.
  private var readsUpward: Bool {
    frame.panel.x.categories.contains { name in
      let words = name.plain.split(separator: " ").map {
        sheet.line(.literal(String($0)), size: sheet.sizes.tickLabel, sheet.theme.paint(.ink2)).width
      }
      return (words.max() ?? 0) > slot - 4
    }
  }

  private var wrapped: [[TextLine]] {
    frame.panel.x.categories.map { flow.lines($0, width: max(slot - 4, 8), maxLines: Self.mostLines) }
  }

  private var upward: [TextLine] { flow.shortened(frame.panel.x.categories, to: Self.most.upward) }

  /// From the panel down to the last baseline, px.
  var depth: Double {
    guard frame.panel.x.unit == .category else { return 0 }
    if readsUpward { return Self.gap.below + (upward.map(\.width).max() ?? 0) }
    let lines = wrapped.map(\.count).max() ?? 1
    return Self.gap.below + sheet.sizes.tickLabel * TypeMetrics.ascent + Double(max(lines - 1, 0)) * pitch
  }

  func below() -> [SceneNode] {
    var nodes: [SceneNode] = []
    let isUpward = readsUpward
    let (lines, turned) = (isUpward ? [] : wrapped, isUpward ? upward : [])
    for index in frame.panel.x.categories.indices {
      guard let x = frame.x.position(of: Double(index)) else { continue }
      if isUpward {
        let origin = Point(x + sheet.sizes.tickLabel * TypeMetrics.capHeight / 2, frame.box.maxY + Self.gap.below)
        nodes += turned[index].placed(at: origin, anchor: .end, rotation: -90)
        continue
      }
      let first = frame.box.maxY + Self.gap.below + sheet.sizes.tickLabel * TypeMetrics.ascent
      for (row, line) in lines[index].enumerated() {
        nodes += line.placed(at: Point(x, first + Double(row) * pitch), anchor: .middle)
      }
    }
    return nodes
  }

  // MARK: - Left

  private var level: [TextLine] {
    flow.shortened(frame.panel.y.categories, to: max(Self.most.share * sheet.width, 40))
  }

  /// Room left of the panel, px.
  var width: Double {
    guard frame.panel.y.unit == .category else { return 0 }
    return (level.map(\.width).max() ?? 0) + Self.gap.left
  }

  func left() -> [SceneNode] {
    let names = level
    let middle = sheet.sizes.tickLabel * TypeMetrics.capHeight / 2
    // Where names would touch, only every second, third … is shown.
    let slot = frame.y.length / Double(max(names.count, 1))
    let every = max(1, Int((sheet.sizes.tickLabel * 1.1 / max(slot, 0.1)).rounded(.up)))
    return names.indices.filter { $0 % every == 0 }.flatMap { index -> [SceneNode] in
      guard let y = frame.y.position(of: Double(index)) else { return [] }
      return names[index].placed(at: Point(frame.box.x - Self.gap.left, y + middle), anchor: .end)
    }
  }
}
