import LRScene

/// An arrowhead where a curve leaves its panel at the top or the bottom, and where it comes back.
///
/// A run that diverges has a cross instead.
enum ExitMark {
  /// Half the width and the height of an arrowhead, and the least distance of two on one edge, px.
  private static let (half, height, apart) = (5.0, 8.0, 12.0)
  /// How far outside a line is gone: one that runs along the edge is not, px.
  private static let gone = 2.5

  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    zip(frame.panel.series.indices, frame.paths).compactMap { index, path in
      let series = frame.panel.series[index]
      guard frame.exits[index] == nil, series.line != .faint, series.line != .none else { return nil }
      var arrows = Path()
      for (x, isTop) in places(path.path, frame.box) { arrows.append(arrow(x, isTop: isTop, frame.box)) }
      guard !arrows.isEmpty else { return nil }
      return .shape(
        Shape(
          path: arrows, fill: sheet.theme.series(series.slot).line,
          stroke: Stroke(sheet.theme.paint(.background), width: 1)))
    }
  }

  /// Where a path crosses the upper or the lower edge on its way out or back, px.
  static func places(_ path: Path, _ box: Rect) -> [(x: Double, isTop: Bool)] {
    var found: [(x: Double, isTop: Bool)] = []
    var last: [Bool: Double] = [:]
    var before: (point: Point, side: Int)?
    func cross(at x: Double, _ side: Int) {
      let isTop = side < 0
      if let near = last[isTop], abs(x - near) < apart { return }
      last[isTop] = x
      found.append((x, isTop))
    }
    path.walk(stride: 1) { point in
      let side = point.y < box.y - gone ? -1 : point.y > box.maxY + gone ? 1 : 0
      if let before, before.side != side, abs(point.x - before.point.x) <= 3 {
        if before.side != 0 { cross(at: before.point.x, before.side) }
        if side != 0 { cross(at: point.x, side) }
      }
      before = (point, side)
    }
    return found.filter { $0.x >= box.x - 0.5 && $0.x <= box.maxX + 0.5 }
  }

  private static func arrow(_ x: Double, isTop: Bool, _ box: Rect) -> Path {
    // As far out as the line is drawn, so that no stump of it stands before the tip.
    let (tip, foot) = isTop ? (box.y - 2, box.y - 2 + height) : (box.maxY + 2, box.maxY + 2 - height)
    var path = Path()
    path.move(to: Point(x, tip))
    path.line(to: Point(x + half, foot))
    path.line(to: Point(x - half, foot))
    path.close()
    return path
  }
}
