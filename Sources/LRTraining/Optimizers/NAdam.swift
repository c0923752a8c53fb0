import LRInput
import LRMath

/// Adam that looks ahead as Nesterov's momentum does.
struct NAdam: AdamRule {
  var arguments = AdamArguments()
  /// ψ, at least 0: how fast torch's momentum schedule rises.
  var momentumDecay = 0.004
  /// Whether moments and momenta are divided by what has filled them.
  var correctsBias = true
  var form = Form.torch

  /// Three rules bear this name.
  enum Form: Sendable {
    /// Dozat's momentum schedule: torch, Keras.
    case torch
    /// β₁ stays, and each part has its own correction: optax.
    case plain
    /// β₁ stays, and both parts have one correction: timm's NAdamW.
    case commonCorrection
  }

  /// μₖ = β₁(1 − 0.96^{kψ}/2).
  func momentum(_ beta1: Double, after k: Int) -> Double {
    beta1 * (1 - 0.5 * Math.pow(0.96, Double(k) * momentumDecay))
  }

  func state(dimension: Int) -> any OptimizerState { NAdamState(self, dimension) }
}

private final class NAdamState: AdamState {
  let rule: NAdam
  /// m and v.
  let rows: StateRows
  var k = 0
  /// Π = μ₁…μₖ.
  var product = 1.0
  /// The divisor of the last step is √v·scale + ε.
  var scale = 1.0

  init(_ rule: NAdam, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(2, dimension: dimension)
  }

  func step(_ x: inout MutableSpan<Double>, _ g: Span<Double>, rate: Double, beta1: Double) {
    let arguments = rule.arguments
    let weights = weights(beta1)
    scale = rule.correctsBias ? 1 / AdamArguments.filled(arguments.beta2, after: k).squareRoot() : 1
    let moments = AdamMoments(beta1, arguments.beta2)
    let (ofGradient, ofMoment) = (Four(repeating: rate * weights.gradient), Four(repeating: rate * weights.moment))
    let (scale, eps) = (Four(repeating: scale), Four(repeating: arguments.eps))
    let (m, v) = (rows[0], rows[1])
    if rule.form == .torch {
      // Two quotients, as torch has them: they differ from one where ε = 0 and a gradient of 0 meets a moment.
      Coordinates.update(&x, g) { x, g, block in
        m[block] = moments.first(m[block], g)
        v[block] = moments.second(v[block], g)
        let divisor = v[block].roots * scale + eps
        return x - ofGradient * g / divisor - ofMoment * m[block] / divisor
      }
    } else {
      Coordinates.update(&x, g) { x, g, block in
        m[block] = moments.first(m[block], g)
        v[block] = moments.second(v[block], g)
        return x - (ofGradient * g + ofMoment * m[block]) / (v[block].roots * scale + eps)
      }
    }
  }

  /// The shares of g and of m in the numerator.
  private func weights(_ beta1: Double) -> (gradient: Double, moment: Double) {
    let corrects = rule.correctsBias
    switch rule.form {
    case .torch:
      let mu = rule.momentum(beta1, after: k)
      let next = rule.momentum(beta1, after: k + 1)
      product = k == 1 ? mu : product * mu
      return (
        (1 - mu) / (corrects ? 1 - product : 1), next / (corrects ? 1 - product * next : 1)
      )
    case .plain:
      return (
        (1 - beta1) / (corrects ? AdamArguments.filled(beta1, after: k) : 1),
        beta1 / (corrects ? AdamArguments.filled(beta1, after: k + 1) : 1)
      )
    case .commonCorrection:
      let filled = corrects ? AdamArguments.filled(beta1, after: k) : 1
      return ((1 - beta1) / filled, beta1 / filled)
    }
  }

  func writePreconditioner(into p: inout MutableSpan<Double>) {
    let (v, eps) = (rows[1], rule.arguments.eps)
    Coordinates.write(&p) { 1 / (v[$0].roots * scale + eps) }
  }
}

extension NAdam {
  private static let momentumDecay = Key.number(
    "momentum_decay", in: .atLeast(0), default: 0.004, summary: "ψ, how fast the momentum rises from β₁/2 to β₁.")
  private static let variant = OptimizerVariant.key(.nadamPlain, .nadamCommonCorrection)

  static let entry = OptimizerEntry(
    name: "nadam", otherNames: ["NAdam", "NAdamW", "nadamw", "nesterov_adam"],
    summary: "Adam that looks ahead as Nesterov's momentum does; three libraries have three rules of this name.",
    formula: """
      μₖ = β₁(1 − 0.96^(kψ)/2), Π = μ₁…μₖ; \
      x ← x − η[(1 − μₖ)g/(1 − Π) + μₖ₊₁m/(1 − Πμₖ₊₁)]/(√(v/(1 − β₂ᵏ)) + ε)
      """,
    latex: #"""
      x \leftarrow x - \eta\,\frac{\frac{(1-\mu_k)\,g}{1-\Pi_k} + \frac{\mu_{k+1}\,m}{1-\Pi_k\mu_{k+1}}}
      {\sqrt{v/(1-\beta_2^k)} + \epsilon},\quad \mu_k = \beta_1\left(1 - \tfrac12\, 0.96^{k\psi}\right)
      """#,
    edges: """
      The first step, in units of η: 1.06 in torch's form, 1.47 in optax' (`nadam_plain`), 1.90 in timm's \
      (`nadam_common_correction`). Π is kept in double precision, as torch does if that is its default.
      """,
    source: "Dozat 2016; torch/optim/nadam.py, optax/_src/alias.py, timm/optim/nadamw.py", momentum: .betas,
    keys: [
      AdamArguments.betas.declaration, AdamArguments.eps.declaration, OptimizerKeys.weightDecay.declaration,
      OptimizerKeys.decoupled.declaration, momentumDecay.declaration, OptimizerKeys.biasCorrection.declaration,
      variant.declaration,
    ],
    example: #"{"type": "nadam", "momentum_decay": 0.004}"#
  ) { reader in
    let arguments = AdamArguments.read(
      reader, decay: WeightDecay.read(reader, decoupled: OptimizerKeys.decoupled))
    let momentumDecay = reader.read(momentumDecay)
    let correctsBias = reader.read(OptimizerKeys.biasCorrection)
    let variant = reader.read(variant)
    guard let arguments, let momentumDecay, let correctsBias, let variant else { return nil }
    let (plain, common) = (variant.contains(.nadamPlain), variant.contains(.nadamCommonCorrection))
    if plain, common {
      reader.error(
        at: Self.variant, "`nadam_plain` and `nadam_common_correction` exclude each other",
        hint: "the first is optax' form, the second timm's")
      return nil
    }
    if plain || common, reader.has(Self.momentumDecay) {
      reader.warning(at: Self.momentumDecay, "`momentum_decay` does nothing here: in this variant β₁ stays")
    }
    return NAdam(
      arguments: arguments, momentumDecay: momentumDecay, correctsBias: correctsBias,
      form: plain ? .plain : common ? .commonCorrection : .torch)
  }
}
