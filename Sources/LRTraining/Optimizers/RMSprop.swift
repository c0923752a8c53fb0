import LRInput

/// The gradient over the root of its mean square.
struct RMSprop: MomentumRule {
  /// α, at least 0; the mean square forgets by it.
  var alpha = 0.99
  var eps = 1e-8
  var decay = WeightDecay()
  /// μ, at least 0.
  var momentum = 0.0
  /// Whether the square of the mean gradient is taken from the mean square: the variance remains.
  var centered = false
  /// Whether ε stands below the root.
  var epsInsideRoot = false
  /// Whether η multiplies what enters the momentum buffer, and not what leaves it.
  var rateInMomentum = false
  /// v before the first update: 0, or 1 in timm's RMSpropTF.
  var accumulator = 0.0

  func state(dimension: Int) -> any OptimizerState { RMSpropState(self, dimension) }
}

private final class RMSpropState: OptimizerState {
  let rule: RMSprop
  /// v, the mean gradient, the momentum buffer.
  let rows: StateRows
  var isFresh = true

  init(_ rule: RMSprop, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(3, dimension: dimension)
    rows.fill(0, with: rule.accumulator)
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    isFresh = false
    rule.decay.apply(to: &x, gradient: &g, rate: rate)
    let mu = momentum ?? rule.momentum
    let (kept, taken) = (Four(repeating: rule.alpha), Four(repeating: 1 - rule.alpha))
    let root = divisor
    let (v, mean, buffer) = (rows[0], rows[1], rows[2])
    let (eta, keptMomentum, centered) = (Four(repeating: rate), Four(repeating: mu), rule.centered)
    let entering = rule.rateInMomentum ? eta : Four(repeating: 1)
    let leaving = rule.rateInMomentum ? Four(repeating: 1) : eta
    Coordinates.update(&x, g.span) { x, g, block in
      v[block] = kept * v[block] + taken * (g * g)
      if centered { mean[block] = kept * mean[block] + taken * g }
      if mu == 0 { return x - eta * g / root(block) }
      buffer[block] = keptMomentum * buffer[block] + entering * (g / root(block))
      return x - leaving * buffer[block]
    }
  }

  /// √w + ε, or √(w + ε), of a block; w is v, or v less the square of the mean.
  private var divisor: (Int) -> Four {
    @inline(__always) get {
      let (v, mean, centered) = (rows[0], rows[1], rule.centered)
      let inside = Four(repeating: rule.epsInsideRoot ? rule.eps : 0)
      let outside = Four(repeating: rule.epsInsideRoot ? 0 : rule.eps)
      return { block in
        let w = centered ? v[block] - mean[block] * mean[block] : v[block]
        return (w + inside).roots + outside
      }
    }
  }

  func reset() {
    rows.clear()
    rows.fill(0, with: rule.accumulator)
    isFresh = true
  }

  func preconditioner(into p: inout MutableSpan<Double>) -> Bool {
    if isFresh { return false }
    let root = divisor
    Coordinates.write(&p) { 1 / root($0) }
    return true
  }
}

extension RMSprop {
  private static let alpha = Key.number(
    "alpha", in: .atLeast(0), default: 0.99,
    summary: "α, how much of the mean square is kept in an update; torch's default, optax and timm have 0.9.")
  private static let eps = OptimizerKeys.eps(1e-8)
  private static let centered = Key.bool(
    "centered", default: false, summary: "Whether the variance takes the place of the mean square.")
  private static let variant = OptimizerVariant.key(.epsInsideRoot, .rateInMomentum, .accumulatorStartsAtOne)

  static let entry = OptimizerEntry(
    name: "rmsprop", otherNames: ["RMSprop", "RMSProp", "rmsprop_tf", "RMSpropTF", "rms_prop"],
    summary: "The gradient over the root of its mean square, with momentum and centring if asked for.",
    formula: """
      v ← αv + (1 − α)g²; q = g/(√v + ε); x ← x − ηq, or b ← μb + q and x ← x − ηb; \
      centered: a ← αa + (1 − α)g, and v − a² below the root
      """,
    latex: #"""
      v \leftarrow \alpha v + (1-\alpha)\,g^2,\quad b \leftarrow \mu b + \frac{g}{\sqrt{v} + \epsilon},\quad
      x \leftarrow x - \eta\, b
      """#,
    edges: """
      Nothing is corrected: the first step is η·g/(√(1 − α)·|g| + ε). Centred, on a gradient that does not change, \
      the variance is rounding: huge steps or NaN, as in the libraries.
      """,
    source: "Tieleman and Hinton 2012; Graves 2013; torch/optim/rmsprop.py, timm/optim/rmsprop_tf.py",
    momentum: .momentum,
    keys: [
      alpha.declaration, eps.declaration, OptimizerKeys.weightDecay.declaration, SGD.momentumKey.declaration,
      centered.declaration, variant.declaration,
    ],
    example: #"{"type": "rmsprop", "alpha": 0.9, "momentum": 0.9}"#
  ) { reader in
    let alpha = reader.read(alpha)
    let eps = reader.read(eps)
    let decay = WeightDecay.read(reader)
    let momentum = reader.read(SGD.momentumKey)
    let centered = reader.read(centered)
    let variant = reader.read(variant)
    guard let alpha, let eps, let decay, let momentum, let centered, let variant else { return nil }
    return RMSprop(
      alpha: alpha, eps: eps, decay: decay, momentum: momentum, centered: centered,
      epsInsideRoot: variant.contains(.epsInsideRoot), rateInMomentum: variant.contains(.rateInMomentum),
      accumulator: variant.contains(.accumulatorStartsAtOne) ? 1 : 0)
  }
}
