import LRScene

/// Points in px joined by straight lines.
struct Polyline: Sendable, Equatable {
  var points: [Point]

  init(_ points: [Point]) { self.points = points }

  var isClosed: Bool { points.count > 2 && points.first == points.last }

  /// The line with as few of its points as keep it within `tolerance` px (Douglas and Peucker 1973).
  func thinned(tolerance: Double = 0.05) -> Polyline {
    guard points.count > 2 else { return self }
    var keeps = [Bool](repeating: false, count: points.count)
    keeps[0] = true
    keeps[points.count - 1] = true
    var open = [(0, points.count - 1)]
    while let (low, high) = open.popLast() {
      guard high > low + 1 else { continue }
      var (most, place) = (tolerance * tolerance, -1)
      for index in low + 1..<high {
        let distance = Self.squaredDistance(points[index], points[low], points[high])
        if distance > most { (most, place) = (distance, index) }
      }
      guard place >= 0 else { continue }
      keeps[place] = true
      open.append((low, place))
      open.append((place, high))
    }
    return Polyline(zip(points, keeps).compactMap { $1 ? $0 : nil })
  }

  /// The part of the filled outline that lies in `box` (Sutherland and Hodgman 1974).
  func clipped(to box: Rect) -> Polyline {
    var outline = points
    let sides: [(inside: (Point) -> Bool, cut: (Point, Point) -> Point)] = [
      ({ $0.x >= box.x }, { Self.cross($0, $1, x: box.x) }),
      ({ $0.x <= box.maxX }, { Self.cross($0, $1, x: box.maxX) }),
      ({ $0.y >= box.y }, { Self.cross($0, $1, y: box.y) }),
      ({ $0.y <= box.maxY }, { Self.cross($0, $1, y: box.maxY) }),
    ]
    for side in sides {
      guard var last = outline.last else { break }
      var kept: [Point] = []
      for point in outline {
        if side.inside(point) != side.inside(last) { kept.append(side.cut(last, point)) }
        if side.inside(point) { kept.append(point) }
        last = point
      }
      outline = kept
    }
    return Polyline(outline)
  }

  /// Appends the line to `path`; `closes` makes an outline of it.
  func append(to path: inout Path, closes: Bool = false) {
    guard let first = points.first, points.count > 1 else { return }
    path.move(to: first)
    let shuts = closes || isClosed
    for point in points.dropFirst().dropLast(isClosed ? 1 : 0) { path.line(to: point) }
    if shuts { path.close() }
  }

  private static func cross(_ a: Point, _ b: Point, x: Double) -> Point {
    Point(x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
  }

  private static func cross(_ a: Point, _ b: Point, y: Double) -> Point {
    Point(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y)
  }

  /// From `point` to the stretch between `a` and `b`.
  private static func squaredDistance(_ point: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0), 1) : 0
    let (ex, ey) = (point.x - a.x - share * dx, point.y - a.y - share * dy)
    return ex * ex + ey * ey
  }
}
