/// Shortens a gradient whose norm, over all coordinates, exceeds a bound; then another rule takes it.
///
/// Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.
struct Clipping: OptimizerRule {
  /// The rule that makes the update.
  let inner: any OptimizerRule
  /// c, above 0.
  let bound: Double
  /// Whether 1e-6 joins the norm below the bound, as in torch's `clip_grad_norm_`; optax' `clip_by_global_norm` adds
  /// nothing.
  let addsEpsilon: Bool

  func state(dimension: Int) -> any OptimizerState {
    ClippingState(self, inner.state(dimension: dimension))
  }

  /// min(1, c/(‖g‖ + 1e-6)); at ‖g‖ = c = 1 it is 0.999999. NaN for a norm that is NaN.
  func factor(norm: Double) -> Double {
    let share = addsEpsilon ? bound / (norm + 1e-6) : bound / norm
    return share >= 1 ? 1 : share
  }
}

private final class ClippingState: OptimizerState {
  let rule: Clipping
  let inner: any OptimizerState

  init(_ rule: Clipping, _ inner: any OptimizerState) {
    self.rule = rule
    self.inner = inner
  }

  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?) {
    let factor = rule.factor(norm: Coordinates.squaredNorm(g.span).squareRoot())
    if factor != 1 {
      for index in g.indices { g[index] *= factor }
    }
    inner.update(&x, gradient: &g, rate: rate, momentum: momentum)
  }

  func reset() { inner.reset() }

  func preconditioner(into p: inout MutableSpan<Double>) -> Bool { inner.preconditioner(into: &p) }
}
