import LRInput

/// Steps of exactly the rate in every coordinate: the sign of a momentum.
struct Lion: MomentumRule {
  var beta1 = 0.9
  var beta2 = 0.99
  /// Always decoupled.
  var decay = WeightDecay(isDecoupled: true)

  var momentum: Double { beta1 }

  func state(dimension: Int) -> any OptimizerState { LionState(self, dimension) }
}

private final class LionState: OptimizerState {
  let rule: Lion
  /// m.
  let rows: StateRows

  init(_ rule: Lion, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(1, dimension: dimension)
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    rule.decay.apply(to: &x, gradient: &g, rate: rate)
    // The two moments of Lion are the same m, looked at with β₁ and kept with β₂.
    let beta1 = momentum ?? rule.beta1
    let (keptLook, takenLook) = (Four(repeating: beta1), Four(repeating: 1 - beta1))
    let (kept, taken) = (Four(repeating: rule.beta2), Four(repeating: 1 - rule.beta2))
    let (up, down) = (Four(repeating: rate), Four(repeating: -rate))
    let m = rows[0]
    Coordinates.update(&x, g.span) { x, g, block in
      let look = keptLook * m[block] + takenLook * g
      m[block] = kept * m[block] + taken * g
      return x - Four.zero.replacing(with: up, where: look .> 0).replacing(with: down, where: look .< 0)
    }
  }

  func reset() { rows.clear() }
}

extension Lion {
  private static let betas = OptimizerKeys.betas(0.9, 0.99)
  private static let weightDecay = Key.number(
    "weight_decay", in: .atLeast(0), default: 0,
    summary: "λ: the iterate shrinks by 1 − ηλ in each update; timm's default, optax has 1e-3.")
  private static let variant = OptimizerVariant.key()

  static let entry = OptimizerEntry(
    name: "lion", otherNames: ["Lion", "evolved_sign_momentum"],
    summary: "The sign of a momentum: every coordinate moves by exactly the rate in every update.",
    formula: "x ← (1 − ηλ)x − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g",
    latex: #"""
      x \leftarrow (1-\eta\lambda)\,x - \eta\,\operatorname{sign}\!\left(\beta_1 m + (1-\beta_1)\,g\right),\quad
      m \leftarrow \beta_2 m + (1-\beta_2)\,g
      """#,
    edges: "sign(0) = 0: a coordinate whose gradient was always 0 stays put, but for decay. Decay follows the rate.",
    source: "Chen et al. 2023; timm/optim/lion.py", momentum: .betas,
    keys: [betas.declaration, weightDecay.declaration, variant.declaration],
    example: #"{"type": "lion", "betas": [0.9, 0.99], "weight_decay": 0.1}"#
  ) { reader in
    let betas = reader.read(betas)
    let decay = WeightDecay.read(reader, weightDecay, isDecoupled: true)
    let variant = reader.read(variant)
    guard let betas, let decay, variant != nil else { return nil }
    return Lion(beta1: betas[0], beta2: betas[1], decay: decay)
  }
}
