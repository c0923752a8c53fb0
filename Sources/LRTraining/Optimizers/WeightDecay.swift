import LRInput

/// A pull towards 0, as strong as an iterate is far from it.
struct WeightDecay: Sendable {
  /// λ, at least 0.
  var strength = 0.0
  /// Whether the iterate shrinks beside the step (Loshchilov and Hutter 2019), instead of λx joining the gradient and
  /// the moments.
  var isDecoupled = false

  /// Acts before a step: g ← g + λx, or x ← (1 − ηλ)x with g left alone.
  ///
  /// - Parameter rate: η of this update; the decoupled form follows it, so that a rate of 0 stops it.
  func apply(to x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double) {
    if strength == 0 { return }
    if isDecoupled {
      let factor = 1 - rate * strength
      for index in x.indices { x[index] *= factor }
    } else {
      let strength = Four(repeating: strength)
      Coordinates.update(&g, x.span) { g, x, _ in g + strength * x }
    }
  }

  /// Reads `weight_decay`, and `decoupled_weight_decay` where the optimizer has that key.
  ///
  /// - Parameter decoupled: The key, or nil for an optimizer that has one form only.
  /// - Returns: nil if a value was wrong.
  static func read(
    _ reader: ObjectReader, _ key: Key<Double> = OptimizerKeys.weightDecay, decoupled: Key<Bool>? = nil,
    isDecoupled: Bool = false
  ) -> WeightDecay? {
    let strength = reader.read(key)
    let isDecoupled = decoupled.map { reader.read($0) } ?? isDecoupled
    guard let strength, let isDecoupled else { return nil }
    return WeightDecay(strength: strength, isDecoupled: isDecoupled)
  }
}
