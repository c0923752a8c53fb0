import LRInput

/// Descent along the gradient, with or without momentum.
struct SGD: MomentumRule {
  /// μ, at least 0.
  var momentum = 0.0
  /// τ, any number: the gradient joins the buffer by 1 − τ.
  var dampening = 0.0
  /// Whether the step looks ahead of the buffer; needs μ > 0 and τ = 0.
  var nesterov = false
  var decay = WeightDecay()
  /// Whether η multiplies what enters the buffer, as in Keras, and not what leaves it.
  var rateInMomentum = false

  /// Whether nothing is added to b ← μb + g, x ← x − ηb.
  var isHeavyBall: Bool { dampening == 0 && !nesterov && decay.strength == 0 && !rateInMomentum }

  func state(dimension: Int) -> any OptimizerState { SGDState(self, dimension) }
}

private final class SGDState: OptimizerState {
  let rule: SGD
  let rows: StateRows
  /// False until the first update with μ ≠ 0, whose gradient is the buffer, undamped.
  var hasBuffer = false

  init(_ rule: SGD, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(1, dimension: dimension)
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    rule.decay.apply(to: &x, gradient: &g, rate: rate)
    let mu = momentum ?? rule.momentum
    let eta = Four(repeating: rate)
    guard mu != 0 else {
      Coordinates.update(&x, g.span) { x, g, _ in x - eta * g }
      return
    }
    let kept = Four(repeating: mu)
    let taken = Four(repeating: hasBuffer ? 1 - rule.dampening : 1)
    let entering = rule.rateInMomentum ? eta : Four(repeating: 1)
    let leaving = rule.rateInMomentum ? Four(repeating: 1) : eta
    let buffer = rows[0]
    if rule.nesterov {
      Coordinates.update(&x, g.span) { x, g, block in
        let d = entering * g
        let b = kept * buffer[block] + taken * d
        buffer[block] = b
        return x - leaving * (d + kept * b)
      }
    } else {
      Coordinates.update(&x, g.span) { x, g, block in
        let b = kept * buffer[block] + taken * (entering * g)
        buffer[block] = b
        return x - leaving * b
      }
    }
    hasBuffer = true
  }

  func reset() {
    rows.clear()
    hasBuffer = false
  }
}

extension SGD {
  static let momentumKey = Key.number(
    "momentum", in: .atLeast(0), default: 0, summary: "μ, how much of the last direction is kept.")
  private static let dampening = Key.number(
    "dampening", default: 0, summary: "τ: the gradient joins the buffer by 1 − τ, but for the first.")
  private static let nesterov = Key.bool(
    "nesterov", default: false, summary: "Whether the step looks ahead; needs `momentum` above 0, no `dampening`.")
  private static let variant = OptimizerVariant.key(.rateInMomentum)

  static let entry = OptimizerEntry(
    name: "sgd",
    otherNames: [
      "SGD", "SGDW", "sgdm", "gd", "gradient_descent", "momentum", "heavy_ball", "nesterov", "nag", "sgdp",
    ],
    summary: "Steps along the gradient, with heavy-ball or Nesterov momentum if asked for.",
    formula: "d = g + λx; b ← μb + (1 − τ)d; x ← x − ηb, or x − η(d + μb) for nesterov",
    latex: #"""
      d = g + \lambda x,\quad b \leftarrow \mu b + (1-\tau)\,d,\quad x \leftarrow x - \eta\, b
      \ \text{ or }\ x - \eta\,(d + \mu b)
      """#,
    edges: """
      The first gradient is the buffer, undamped. A momentum of 0 in one update neither uses nor changes the buffer. \
      Momentum of 1 or more is taken, and diverges.
      """,
    source: "Polyak 1964; Nesterov 1983; torch/optim/sgd.py, timm/optim/sgdw.py",
    momentum: .momentum,
    keys: [
      momentumKey.declaration, dampening.declaration, nesterov.declaration, OptimizerKeys.weightDecay.declaration,
      OptimizerKeys.decoupled.declaration, variant.declaration,
    ],
    example: #"{"type": "sgd", "momentum": 0.9, "nesterov": true}"#
  ) { reader in
    let momentum = reader.read(momentumKey)
    let dampening = reader.read(dampening)
    let nesterov = reader.read(nesterov)
    let decay = WeightDecay.read(reader, decoupled: OptimizerKeys.decoupled)
    let variant = reader.read(variant)
    guard let momentum, let dampening, let nesterov, let decay, let variant else { return nil }
    if momentum >= 1 {
      reader.warning(
        at: momentumKey, "a momentum of 1 or more never forgets, and diverges", hint: "the usual value is 0.9")
    }
    if nesterov, momentum == 0 || dampening != 0 {
      reader.error(
        at: Self.nesterov, "`nesterov` needs a `momentum` above 0 and no `dampening`",
        hint: momentum == 0 ? "write `\"momentum\": 0.9` beside it" : "leave `dampening` out")
      return nil
    }
    return SGD(
      momentum: momentum, dampening: dampening, nesterov: nesterov, decay: decay,
      rateInMomentum: variant.contains(.rateInMomentum))
  }
}
