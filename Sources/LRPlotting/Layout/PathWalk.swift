import LRScene

extension Path {
  /// Calls `visit` with points along the path, ends included, about `stride` px apart.
  ///
  /// Lines longer than 20,000 strides are left out: they are far outside of every figure.
  func walk(stride: Double, _ visit: (Point) -> Void) {
    var (at, start) = (Point(0, 0), Point(0, 0))
    var next = 0
    for verb in verbs {
      switch verb {
      case .move:
        at = points[next]
        start = at
        next += 1
      case .line:
        Self.walk(from: at, to: points[next], stride: stride, visit)
        at = points[next]
        next += 1
      case .curve:
        let (b, c, d) = (points[next], points[next + 1], points[next + 2])
        let a = at
        let length = abs(b.x - a.x) + abs(b.y - a.y) + abs(c.x - b.x) + abs(c.y - b.y) + abs(d.x - c.x) + abs(d.y - c.y)
        let parts = min(max(Int(length / 8), 2), 64)
        for part in 1...parts {
          let t = Double(part) / Double(parts)
          let u = 1 - t
          let (wa, wb, wc, wd) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          let point = Point(
            wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
          Self.walk(from: at, to: point, stride: stride, visit)
          at = point
        }
        next += 3
      case .close:
        Self.walk(from: at, to: start, stride: stride, visit)
        at = start
      }
    }
  }

  private static func walk(from a: Point, to b: Point, stride: Double, _ visit: (Point) -> Void) {
    let steps = max((max(abs(b.x - a.x), abs(b.y - a.y)) / stride).rounded(.up), 1)
    guard steps < 20_000 else { return }
    for step in 0...Int(steps) {
      let t = Double(step) / steps
      visit(Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
    }
  }
}
