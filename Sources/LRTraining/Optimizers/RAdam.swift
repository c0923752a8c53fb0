import LRInput
import LRMath

/// Adam that waits: plain momentum until the second moment has been seen often enough to be trusted.
struct RAdam: AdamRule {
  var arguments = AdamArguments()
  /// Whether ε joins the corrected root, and r = 5 is enough: optax.
  var epsAfterCorrection = false

  /// r after k updates: how many squares the second moment is worth.
  ///
  ///     RAdam().length(after: 6)   // 5.994…
  func length(after k: Int) -> Double {
    let power = Math.pow(arguments.beta2, Double(k))
    return longest - 2 * Double(k) * power / (1 - power)
  }

  /// r∞.
  var longest: Double { 2 / (1 - arguments.beta2) - 1 }

  /// R, which makes up for the variance of the root; nil while r is too small for it.
  func rectification(after k: Int) -> Double? {
    let r = length(after: k)
    guard epsAfterCorrection ? r >= 5 : r > 5 else { return nil }
    return ((r - 4) * (r - 2) * longest / ((longest - 4) * (longest - 2) * r)).squareRoot()
  }

  func state(dimension: Int) -> any OptimizerState { RAdamState(self, dimension) }
}

private final class RAdamState: AdamState {
  let rule: RAdam
  /// m and v.
  let rows: StateRows
  var k = 0
  /// R of the last step, and its divisor √v·scale + offset.
  var rectification: Double?
  var scale = 1.0
  var offset = 0.0

  init(_ rule: RAdam, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(2, dimension: dimension)
  }

  func step(_ x: inout MutableSpan<Double>, _ g: Span<Double>, rate: Double, beta1: Double) {
    let arguments = rule.arguments
    let moments = AdamMoments(beta1, arguments.beta2)
    let step = rate / AdamArguments.filled(beta1, after: k)
    rectification = rule.rectification(after: k)
    let (m, v) = (rows[0], rows[1])
    guard let rectification else {
      let eta = Four(repeating: step)
      Coordinates.update(&x, g) { x, g, block in
        m[block] = moments.first(m[block], g)
        v[block] = moments.second(v[block], g)
        return x - eta * m[block]
      }
      return
    }
    let eta = Four(repeating: step * rectification)
    scale = 1 / AdamArguments.filled(arguments.beta2, after: k).squareRoot()
    offset = rule.epsAfterCorrection ? arguments.eps : arguments.eps * scale
    let (scale, offset) = (Four(repeating: scale), Four(repeating: offset))
    Coordinates.update(&x, g) { x, g, block in
      m[block] = moments.first(m[block], g)
      v[block] = moments.second(v[block], g)
      return x - eta * m[block] / (v[block].roots * scale + offset)
    }
  }

  func writePreconditioner(into p: inout MutableSpan<Double>) {
    let v = rows[1]
    if let rectification {
      Coordinates.write(&p) { rectification / (v[$0].roots * scale + offset) }
    } else {
      p.update(repeating: 1)
    }
  }
}

extension RAdam {
  private static let variant = OptimizerVariant.key(.epsAfterCorrection)

  static let entry = OptimizerEntry(
    name: "radam", otherNames: ["RAdam", "rectified_adam"],
    summary: "Adam after a wait: plain momentum until the second moment can be trusted, then with a factor that grows.",
    formula: """
      r = r∞ − 2kβ₂ᵏ/(1 − β₂ᵏ), r∞ = 2/(1 − β₂) − 1; if r > 5: x ← x − η·R·m/(1 − β₁ᵏ)·√(1 − β₂ᵏ)/(√v + ε), \
      R² = (r − 4)(r − 2)r∞/((r∞ − 4)(r∞ − 2)r); else x ← x − η·m/(1 − β₁ᵏ)
      """,
    latex: #"""
      x \leftarrow x - \eta\,R_k\,\frac{m}{1-\beta_1^k}\cdot\frac{\sqrt{1-\beta_2^k}}{\sqrt{v}+\epsilon},\quad
      R_k^2 = \frac{(r_k-4)(r_k-2)\,r_\infty}{(r_\infty-4)(r_\infty-2)\,r_k}
      """#,
    edges: """
      r first exceeds 5 at k = 6 for β₂ from 0.9 to 0.9999. The steps before are η·m/(1 − β₁ᵏ), not normalised: they \
      can be huge. For β₂ ≤ 2/3 it stays so for ever. The paper's threshold is 4.
      """,
    source: "Liu et al. 2020; torch/optim/radam.py", momentum: .betas,
    keys: [
      AdamArguments.betas.declaration, AdamArguments.eps.declaration, OptimizerKeys.weightDecay.declaration,
      OptimizerKeys.decoupled.declaration, variant.declaration,
    ],
    example: #"{"type": "radam", "betas": [0.9, 0.99]}"#
  ) { reader in
    let arguments = AdamArguments.read(
      reader, decay: WeightDecay.read(reader, decoupled: OptimizerKeys.decoupled))
    let variant = reader.read(variant)
    guard let arguments, let variant else { return nil }
    return RAdam(arguments: arguments, epsAfterCorrection: variant.contains(.epsAfterCorrection))
  }
}
