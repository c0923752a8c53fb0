import LRInput

/// Steps as large as the root of the mean square of the last steps over that of the gradients.
struct Adadelta: OptimizerRule {
  /// ρ, from 0 to 1.
  var rho = 0.9
  var eps = 1e-6
  var decay = WeightDecay()

  func state(dimension: Int) -> any OptimizerState { AdadeltaState(self, dimension) }
}

private final class AdadeltaState: OptimizerState {
  let rule: Adadelta
  /// v, of the gradients, and e, of the steps.
  let rows: StateRows

  init(_ rule: Adadelta, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(2, dimension: dimension)
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    rule.decay.apply(to: &x, gradient: &g, rate: rate)
    let (kept, taken) = (Four(repeating: rule.rho), Four(repeating: 1 - rule.rho))
    let (eta, eps) = (Four(repeating: rate), Four(repeating: rule.eps))
    let (v, e) = (rows[0], rows[1])
    Coordinates.update(&x, g.span) { x, g, block in
      v[block] = kept * v[block] + taken * (g * g)
      let step = (e[block] + eps).roots / (v[block] + eps).roots * g
      e[block] = kept * e[block] + taken * (step * step)
      return x - eta * step
    }
  }

  func reset() { rows.clear() }
}

extension Adadelta {
  private static let rho = Key.number(
    "rho", in: .between(0, 1), default: 0.9, summary: "ρ, how much of the mean squares is kept in an update.")
  private static let eps = OptimizerKeys.eps(1e-6)
  private static let variant = OptimizerVariant.key()

  static let entry = OptimizerEntry(
    name: "adadelta", otherNames: ["Adadelta", "AdaDelta", "ada_delta"],
    summary: "Steps in the units of the iterate: the root mean square of the last steps over that of the gradients.",
    formula: "v ← ρv + (1 − ρ)g²; δ = √(e + ε)/√(v + ε)·g; e ← ρe + (1 − ρ)δ²; x ← x − ηδ",
    latex: #"""
      \delta = \frac{\sqrt{e + \epsilon}}{\sqrt{v + \epsilon}}\,g,\quad e \leftarrow \rho e + (1-\rho)\,\delta^2,\quad
      x \leftarrow x - \eta\,\delta
      """#,
    edges: "ε stands inside both roots; the first steps are about √ε large. The usual rate is 1.",
    source: "Zeiler 2012; torch/optim/adadelta.py",
    keys: [
      rho.declaration, eps.declaration, OptimizerKeys.weightDecay.declaration, variant.declaration,
    ],
    example: #"{"type": "adadelta", "rho": 0.95}"#
  ) { reader in
    let rho = reader.read(rho)
    let eps = reader.read(eps)
    let decay = WeightDecay.read(reader)
    let variant = reader.read(variant)
    guard let rho, let eps, let decay, variant != nil else { return nil }
    return Adadelta(rho: rho, eps: eps, decay: decay)
  }
}
