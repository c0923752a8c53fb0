import LRInput

/// The gradient over the root of the sum of all squares so far.
struct Adagrad: OptimizerRule {
  /// At least 0: update k has the rate η/(1 + (k − 1)·lrDecay).
  var lrDecay = 0.0
  var decay = WeightDecay()
  /// s before the first update, at least 0.
  var accumulator = 0.0
  var eps = 1e-10
  /// Whether ε stands below the root, and a sum of 0 stops the coordinate: optax.
  var epsInsideRoot = false

  func state(dimension: Int) -> any OptimizerState { AdagradState(self, dimension) }
}

private final class AdagradState: OptimizerState {
  let rule: Adagrad
  /// s.
  let rows: StateRows
  var k = 0

  init(_ rule: Adagrad, _ dimension: Int) {
    self.rule = rule
    rows = StateRows(1, dimension: dimension)
    rows.fill(0, with: rule.accumulator)
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    rule.decay.apply(to: &x, gradient: &g, rate: rate)
    let eta = Four(repeating: rate / (1 + Double(k) * rule.lrDecay))
    k += 1
    let (sum, eps) = (rows[0], Four(repeating: rule.eps))
    if rule.epsInsideRoot {
      Coordinates.update(&x, g.span) { x, g, block in
        sum[block] += g * g
        // optax' guard: no step where nothing but 0 was summed, even with ε = 0.
        let step = g / (sum[block] + eps).roots
        return x - eta * step.replacing(with: g, where: sum[block] .== 0)
      }
    } else {
      Coordinates.update(&x, g.span) { x, g, block in
        sum[block] += g * g
        return x - eta * (g / (sum[block].roots + eps))
      }
    }
  }

  func reset() {
    rows.clear()
    rows.fill(0, with: rule.accumulator)
    k = 0
  }

  func preconditioner(into p: inout MutableSpan<Double>) -> Bool {
    if k == 0 { return false }
    let (sum, eps) = (rows[0], rule.eps)
    if rule.epsInsideRoot {
      Coordinates.write(&p) { (1 / (sum[$0] + eps).roots).replacing(with: 0, where: sum[$0] .== 0) }
    } else {
      Coordinates.write(&p) { 1 / (sum[$0].roots + eps) }
    }
    return true
  }
}

extension Adagrad {
  private static let lrDecay = Key.number(
    "lr_decay", in: .atLeast(0), default: 0, summary: "Update k has the scheduled rate over 1 + (k − 1)·`lr_decay`.")
  private static let accumulator = Key.number(
    "initial_accumulator_value", in: .atLeast(0), default: 0,
    summary: "The sum of squares before the first update; torch's default, optax has 0.1.")
  private static let eps = OptimizerKeys.eps(1e-10)
  private static let variant = OptimizerVariant.key(.epsInsideRoot)

  static let entry = OptimizerEntry(
    name: "adagrad", otherNames: ["Adagrad", "AdaGrad", "ada_grad"],
    summary: "The gradient over the root of the sum of all its squares: steps that shrink as 1/√k by themselves.",
    formula: "s ← s + g²; x ← x − η/(1 + (k − 1)·lr_decay)·g/(√s + ε)",
    latex: #"""
      s \leftarrow s + g^2,\quad x \leftarrow x - \frac{\eta}{1 + (k-1)\,\delta}\cdot\frac{g}{\sqrt{s} + \epsilon}
      """#,
    edges: """
      The first step is η·g/(|g| + ε) if the sum begins at 0. With ε = 0 a coordinate whose gradient was always 0 is \
      0/0; in the variant `eps_inside_root` it stays put, as in optax.
      """,
    source: "Duchi, Hazan and Singer 2011; torch/optim/adagrad.py",
    keys: [
      lrDecay.declaration, OptimizerKeys.weightDecay.declaration, accumulator.declaration, eps.declaration,
      variant.declaration,
    ],
    example: #"{"type": "adagrad", "initial_accumulator_value": 0.1}"#
  ) { reader in
    let lrDecay = reader.read(lrDecay)
    let decay = WeightDecay.read(reader)
    let accumulator = reader.read(accumulator)
    let eps = reader.read(eps)
    let variant = reader.read(variant)
    guard let lrDecay, let decay, let accumulator, let eps, let variant else { return nil }
    return Adagrad(
      lrDecay: lrDecay, decay: decay, accumulator: accumulator, eps: eps,
      epsInsideRoot: variant.contains(.epsInsideRoot))
  }
}
