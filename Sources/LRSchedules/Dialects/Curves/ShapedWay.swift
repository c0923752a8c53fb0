import LRMath

/// A way in one of the shapes, for as long as it lasts.
struct ShapedWay: Curve {
  /// From the upper end to the lower.
  let way: Transition
  let shape: Transition.Shape
  /// In steps, above 0.
  let length: Double
  /// Whether it is gone backwards, up from the lower end.
  var rises = false

  func rate(at step: Double) -> Double {
    let u = step / length
    return way.rate(remaining: shape.remaining(after: rises ? max(0, 1 - u) : min(1, u)))
  }

  func piece(at step: Double) -> Piece {
    if shape == .linear {
      return Piece(
        start: 0, end: length, shape: .line(from: rises ? way.to : way.from, to: rises ? way.from : way.to))
    }
    return Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  func phases(length: Double) -> [Phase] {
    [Phase(rises ? .rise : .decay, from: 0, to: length)]
  }
}
