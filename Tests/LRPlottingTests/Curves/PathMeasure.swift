import LRScene

/// Reads a path back: what it is at an x, and where it is.
struct PathMeasure {
  /// The path as short straight pieces, one list a subpath.
  private(set) var stretches: [[Point]] = []

  /// Straight pieces by the px columns they touch.
  private var columns: [Int: [(Point, Point)]] = [:]

  init(_ path: Path, parts: Int = 32) {
    var index = 0
    for verb in path.verbs {
      let points = path.points
      switch verb {
      case .move: stretches.append([points[index]])
      case .line: stretches[stretches.count - 1].append(points[index])
      case .curve:
        let start = stretches[stretches.count - 1].last ?? points[index]
        for part in 1...parts {
          let t = Double(part) / Double(parts)
          let s = 1 - t
          let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
          let four = [start, points[index], points[index + 1], points[index + 2]]
          stretches[stretches.count - 1].append(
            Point(zip(weights, four).map { $0 * $1.x }.reduce(0, +), zip(weights, four).map { $0 * $1.y }.reduce(0, +)))
        }
      case .close: break
      }
      index += verb == .curve ? 3 : verb == .close ? 0 : 1
    }
    for stretch in stretches {
      for (one, next) in zip(stretch, stretch.dropFirst()) {
        for column in Int(min(one.x, next.x)) - 1...Int(max(one.x, next.x)) + 1 {
          columns[column, default: []].append((one, next))
        }
      }
    }
  }

  /// Distance of `point` from the nearest place of the path, px.
  func distance(to point: Point) -> Double {
    var least = Double.infinity
    for (one, next) in columns[Int(point.x)] ?? [] {
      let (dx, dy) = (next.x - one.x, next.y - one.y)
      let length = dx * dx + dy * dy
      let along = length == 0 ? 0 : max(0, min(1, ((point.x - one.x) * dx + (point.y - one.y) * dy) / length))
      let (ex, ey) = (one.x + along * dx - point.x, one.y + along * dy - point.y)
      least = min(least, (ex * ex + ey * ey).squareRoot())
    }
    return least
  }

  var all: [Point] { stretches.flatMap { $0 } }
}

extension Path {
  func count(_ verb: Verb) -> Int { verbs.filter { $0 == verb }.count }
}
