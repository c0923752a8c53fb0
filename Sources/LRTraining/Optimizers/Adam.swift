import LRInput

/// Steps of about the rate in every coordinate: the mean gradient over the root of its mean square.
struct Adam: AdamRule {
  var arguments = AdamArguments()
  /// Whether the largest second moment so far takes the place of the present one.
  var amsgrad = false
  /// Whether the moments are divided by 1 − βᵏ.
  var correctsBias = true
  var form = Form.torch

  /// The places where libraries differ.
  enum Form: Sendable {
    /// √v/√(1−β₂ᵏ) + ε; AMSGrad's maximum is of the uncorrected v.
    case torch
    /// AMSGrad's maximum is of v/(1−β₂ᵏ): optax.
    case maximumOfCorrected
    /// (√v + ε)/√(1−β₂ᵏ): Keras.
    case epsBeforeCorrection
  }

  func state(dimension: Int) -> any OptimizerState { PlainAdamState(self, dimension) }
}

private final class PlainAdamState: AdamState {
  let rule: Adam
  /// m, v, and AMSGrad's maximum.
  let rows: StateRows
  var k = 0
  /// The divisor of the last step is √v·scale + offset.
  var scale = 1.0
  var offset = 0.0

  init(_ rule: Adam, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(rule.amsgrad ? 3 : 2, dimension: dimension)
  }

  func step(_ x: inout MutableSpan<Double>, _ g: Span<Double>, rate: Double, beta1: Double) {
    let arguments = rule.arguments
    let filled1 = rule.correctsBias ? AdamArguments.filled(beta1, after: k) : 1
    let filled2 = rule.correctsBias ? AdamArguments.filled(arguments.beta2, after: k) : 1
    let moments = AdamMoments(beta1, arguments.beta2)
    let eta = Four(repeating: rate / filled1)
    let isCorrectedFirst = rule.amsgrad && rule.form == .maximumOfCorrected
    scale = isCorrectedFirst ? 1 : 1 / filled2.squareRoot()
    offset = rule.form == .epsBeforeCorrection ? arguments.eps * scale : arguments.eps
    let (scale, offset) = (Four(repeating: scale), Four(repeating: offset))
    let (m, v) = (rows[0], rows[1])
    if rule.amsgrad {
      let largest = rows[2]
      let weight = Four(repeating: isCorrectedFirst ? 1 / filled2 : 1)
      Coordinates.update(&x, g) { x, g, block in
        m[block] = moments.first(m[block], g)
        v[block] = moments.second(v[block], g)
        largest[block] = Four.larger(largest[block], v[block] * weight)
        return x - eta * m[block] / (largest[block].roots * scale + offset)
      }
    } else {
      Coordinates.update(&x, g) { x, g, block in
        m[block] = moments.first(m[block], g)
        v[block] = moments.second(v[block], g)
        return x - eta * m[block] / (v[block].roots * scale + offset)
      }
    }
  }

  func writePreconditioner(into p: inout MutableSpan<Double>) {
    let squares = rows[rule.amsgrad ? 2 : 1]
    Coordinates.write(&p) { 1 / (squares[$0].roots * scale + offset) }
  }
}

extension Adam {
  static let amsgrad = Key.bool(
    "amsgrad", default: false, summary: "Whether the largest second moment so far is used (Reddi et al. 2018).")
  static let variant = OptimizerVariant.key(.amsgradOfCorrected, .epsBeforeCorrection)

  /// The keys of Adam and of AdamW, with the key of their decay.
  static func keys(decay: [KeyDeclaration]) -> [KeyDeclaration] {
    [AdamArguments.betas.declaration, AdamArguments.eps.declaration] + decay + [
      amsgrad.declaration, OptimizerKeys.biasCorrection.declaration, variant.declaration,
    ]
  }

  /// Reads the arguments of Adam or AdamW.
  static func read(_ reader: ObjectReader, decay: WeightDecay?) -> Adam? {
    let arguments = AdamArguments.read(reader, decay: decay)
    let amsgrad = reader.read(amsgrad)
    let correctsBias = reader.read(OptimizerKeys.biasCorrection)
    let variant = reader.read(variant)
    guard let arguments, let amsgrad, let correctsBias, let variant else { return nil }
    let (ofCorrected, epsBefore) = (variant.contains(.amsgradOfCorrected), variant.contains(.epsBeforeCorrection))
    if ofCorrected, epsBefore {
      reader.error(
        at: Self.variant, "`amsgrad_of_corrected` and `eps_before_correction` exclude each other",
        hint: "the first is optax' form, the second Keras'")
      return nil
    }
    if ofCorrected, !amsgrad {
      reader.warning(
        at: Self.variant, "`amsgrad_of_corrected` does nothing without `amsgrad`",
        hint: "write `\"amsgrad\": true` beside it")
    }
    return Adam(
      arguments: arguments, amsgrad: amsgrad, correctsBias: correctsBias,
      form: ofCorrected ? .maximumOfCorrected : epsBefore ? .epsBeforeCorrection : .torch)
  }

  static let entry = OptimizerEntry(
    name: "adam", otherNames: ["Adam", "amsgrad", "AMSGrad", "fused_adam", "FusedAdam"],
    summary: "The mean gradient over the root of its mean square: steps of about the rate in every coordinate.",
    formula: "m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; x ← x − η·m/(1 − β₁ᵏ)/(√v/√(1 − β₂ᵏ) + ε)",
    latex: #"""
      x \leftarrow x - \eta\,\frac{m/(1-\beta_1^k)}{\sqrt{v}/\sqrt{1-\beta_2^k} + \epsilon}
      """#,
    edges: """
      The first step is η·g/(|g| + ε), whatever the size of g. A rate of 0 still feeds the moments. With ε = 0 a \
      coordinate whose gradient was always 0 is 0/0. Cycled momentum is β₁, and the correction uses the present one.
      """,
    source: "Kingma and Ba 2015; Reddi, Kale and Kumar 2018; torch/optim/adam.py", momentum: .betas,
    keys: keys(decay: [OptimizerKeys.weightDecay.declaration, OptimizerKeys.decoupled.declaration]),
    example: #"{"type": "adam", "betas": [0.9, 0.99]}"#
  ) { reader in read(reader, decay: WeightDecay.read(reader, decoupled: OptimizerKeys.decoupled)) }
}
