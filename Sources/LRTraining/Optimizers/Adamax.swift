import LRInput

/// Adam with the largest gradient of late in the place of the root mean square.
struct Adamax: AdamRule {
  var arguments = AdamArguments()
  /// Whether the first moment is divided by 1 − β₁ᵏ.
  var correctsBias = true

  func state(dimension: Int) -> any OptimizerState { AdamaxState(self, dimension) }
}

private final class AdamaxState: AdamState {
  let rule: Adamax
  /// m and u.
  let rows: StateRows
  var k = 0

  init(_ rule: Adamax, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(2, dimension: dimension)
  }

  func step(_ x: inout MutableSpan<Double>, _ g: Span<Double>, rate: Double, beta1: Double) {
    let arguments = rule.arguments
    let moments = AdamMoments(beta1, arguments.beta2)
    let eta = Four(repeating: rule.correctsBias ? rate / AdamArguments.filled(beta1, after: k) : rate)
    let (kept, eps) = (Four(repeating: arguments.beta2), Four(repeating: arguments.eps))
    let (m, u) = (rows[0], rows[1])
    Coordinates.update(&x, g) { x, g, block in
      m[block] = moments.first(m[block], g)
      let size = g.replacing(with: -g, where: g .< 0) + eps
      u[block] = Four.larger(kept * u[block], size)
      return x - eta * m[block] / u[block]
    }
  }

  func writePreconditioner(into p: inout MutableSpan<Double>) {
    let u = rows[1]
    Coordinates.write(&p) { 1 / u[$0] }
  }
}

extension Adamax {
  private static let variant = OptimizerVariant.key()

  static let entry = OptimizerEntry(
    name: "adamax", otherNames: ["Adamax", "AdaMax", "ada_max"],
    summary: "Adam with the largest gradient of late, slowly forgotten, in the place of the root mean square.",
    formula: "m ← β₁m + (1 − β₁)g; u ← max(β₂u, |g| + ε); x ← x − η·m/((1 − β₁ᵏ)u)",
    latex: #"""
      u \leftarrow \max(\beta_2 u,\ |g| + \epsilon),\quad x \leftarrow x - \frac{\eta}{1-\beta_1^k}\cdot\frac{m}{u}
      """#,
    edges: "ε stands inside the maximum and nowhere else. The first step is η·g/(|g| + ε).",
    source: "Kingma and Ba 2015; torch/optim/adamax.py", momentum: .betas,
    keys: [
      AdamArguments.betas.declaration, AdamArguments.eps.declaration, OptimizerKeys.weightDecay.declaration,
      OptimizerKeys.biasCorrection.declaration, variant.declaration,
    ],
    example: #"{"type": "adamax", "betas": [0.9, 0.99]}"#
  ) { reader in
    let arguments = AdamArguments.read(reader, decay: WeightDecay.read(reader))
    let correctsBias = reader.read(OptimizerKeys.biasCorrection)
    let variant = reader.read(variant)
    guard let arguments, let correctsBias, variant != nil else { return nil }
    return Adamax(arguments: arguments, correctsBias: correctsBias)
  }
}
