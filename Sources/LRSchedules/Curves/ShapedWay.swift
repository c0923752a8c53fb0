import LRMath

/// A way in one of the shapes, for as long as it lasts.
package struct ShapedWay: RateCurve {
  /// From the upper end to the lower.
  package let way: Transition
  package let shape: Transition.Shape
  /// In steps, above 0.
  package let length: Double

  /// See the properties of the same names.
  package init(way: Transition, shape: Transition.Shape, length: Double, rises: Bool = false) {
    self.way = way
    self.shape = shape
    self.length = length
    self.rises = rises
  }
  /// Whether it is gone backwards, up from the lower end.
  package let rises: Bool

  package func rate(at step: Double) -> Double {
    let u = step / length
    return way.rate(remaining: shape.remaining(after: rises ? max(0, 1 - u) : min(1, u)))
  }

  package func piece(at step: Double) -> Piece {
    if shape == .linear {
      return Piece(
        start: 0, end: length, shape: .line(from: rises ? way.to : way.from, to: rises ? way.from : way.to))
    }
    return Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  package func phases(length: Double) -> [Phase] {
    [Phase(rises ? .rise : .decay, from: 0, to: length)]
  }
}
