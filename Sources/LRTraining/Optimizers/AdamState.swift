/// What a member of the Adam family carries from update to update: rows of moments, and how many updates have fed them.
///
/// A member says what an update does with them, and what it divided by.
protocol AdamState: OptimizerState {
  associatedtype Rule: AdamRule

  var rule: Rule { get }
  var rows: StateRows { get }
  /// Updates so far, k.
  var k: Int { get set }

  /// Update k, decay applied: the gradient, the rate and the β₁ that are to be used.
  func step(_ x: inout MutableSpan<Double>, _ g: Span<Double>, rate: Double, beta1: Double)
  /// What the last step was multiplied by beside the rate, a coordinate each.
  func writePreconditioner(into p: inout MutableSpan<Double>)
}

extension AdamState {
  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    k += 1
    rule.arguments.decay.apply(to: &x, gradient: &g, rate: rate)
    step(&x, g.span, rate: rate, beta1: momentum ?? rule.arguments.beta1)
  }

  func reset() {
    rows.clear()
    k = 0
  }

  func preconditioner(into p: inout MutableSpan<Double>) -> Bool {
    if k > 0 { writePreconditioner(into: &p) }
    return k > 0
  }
}
