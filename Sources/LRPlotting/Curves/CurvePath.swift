import LRMath
import LRScene

/// A curve as it is drawn, with what a reader must be told about it.
///
/// Lines stay lines, jumps are vertical, smooth arcs are cubic arcs within 0.1 px; a pixel column with many points
/// keeps its first, least, greatest and last.
struct CurvePath: Sendable {
  /// Where a curve stops because its value is not finite.
  struct Break: Sendable, Equatable {
    /// The first step without a finite value.
    var step: Double
    /// Where the line ends before it, taken into the panel; nil if nothing was drawn before.
    var end: Point?
  }

  /// Lines and cubic arcs in px, one subpath for each unbroken stretch.
  var path: Path
  /// Where the line begins and ends, px, taken into the panel; nil if nothing is drawn.
  var first: Point?
  var last: Point?
  /// The first 64 places where the line stops.
  var breaks: [Break]
  /// How many there are in all.
  var breakCount: Int
  /// How many values have no place on a log axis, because they are zero or less; of a piece that is not constant,
  /// each end counts.
  var dropped: Int

  /// - Parameters:
  ///   - x: left to right.
  ///   - y: bottom to top, or the reverse.
  ///   - clip: the panel; nothing is drawn further than 4 px outside.
  static func build(_ curve: Curve, x: Scale, y: Scale, clip: Rect) -> CurvePath {
    var reducer = ColumnReducer(x: x, y: y, clip: clip)
    switch curve.source {
    case .samples(let values, let stride):
      for index in values.indices { reducer.add(curve.from + Double(index) * stride, values[index]) }
    case .points(let steps, let values):
      for index in values.indices { reducer.add(steps[index], values[index]) }
    case .trajectory(let points, _):
      return trajectory(points, x: x, y: y, clip: clip)
    case .pieces:
      let isStraight = x.kind == .linear && y.kind == .linear
      // On a log axis the steps before its first have no place; the piece they begin is drawn from there on.
      let first = x.kind == .log ? x.domain.low : -Double.infinity
      curve.forEachPiece { begin, end, piece in
        let start = max(begin, first)
        guard end >= start else { return }
        switch piece.shape {
        case .line(let from, let to) where from == to:
          reducer.add(start, from)
          if end > start { reducer.add(end, from, constantSince: start) }
        case .line where isStraight || end <= start:
          reducer.add(start, piece.value(at: start))
          if end > start { reducer.add(end, piece.value(at: end)) }
        default:
          ArcFitter(x: x, y: y, box: reducer.pen.box, start: start, end: end, value: piece.value(at:))
            .draw(into: &reducer)
        }
      }
    }
    reducer.lift()
    let pen = reducer.pen
    return CurvePath(
      path: pen.path, first: pen.first, last: pen.last, breaks: reducer.breaks, breakCount: reducer.breakCount,
      dropped: reducer.dropped)
  }
}

extension CurvePath {
  /// Points joined in their order; one nearer than 0.3 px to the last drawn is passed over, unless it ends a stretch.
  private static func trajectory(_ points: [PlanePoint], x: Scale, y: Scale, clip: Rect) -> CurvePath {
    var pen = PathPen(clip: clip)
    var last: Point?
    var skipped: Point?
    var dropped = 0
    var breaks: [Break] = []
    func end() {
      if let point = skipped { pen.add(point) }
      pen.lift()
      (last, skipped) = (nil, nil)
    }
    for (index, point) in points.enumerated() {
      guard let px = x.position(of: point.x), let py = y.position(of: point.y) else {
        if point.x.isFinite, point.y.isFinite {
          dropped += 1
        } else if last != nil {
          breaks.append(Break(step: Double(index), end: pen.last))
        }
        end()
        continue
      }
      let place = Point(px, py)
      if let last, abs(place.x - last.x) < 0.3, abs(place.y - last.y) < 0.3 {
        skipped = place
        continue
      }
      pen.add(place)
      pen.flush()
      (last, skipped) = (place, nil)
    }
    end()
    return CurvePath(
      path: pen.path, first: pen.first, last: pen.last, breaks: Array(breaks.prefix(64)), breakCount: breaks.count,
      dropped: dropped)
  }
}

extension ColumnReducer {
  /// The end of a constant stretch; without a place on a log axis each whole step of it counts.
  fileprivate mutating func add(_ step: Double, _ value: Double, constantSince start: Double) {
    if value.isFinite, value <= 0, !hasPlace(value) {
      drop(max(0, Int(min(step.rounded(.up) - start.rounded(.up) - 1, 1e15))))
    } else {
      add(step, value)
    }
  }
}
