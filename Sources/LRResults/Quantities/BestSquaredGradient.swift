extension Quantity {
  /// The least ‖∇f(x_s)‖² for s ≤ t.
  static var bestSquaredGradient: Quantity {
    .recorded(
      .bestSquaredGradient, summary: "The least ‖∇f(x_s)‖² for s ≤ t.",
      words: "least squared norm of the gradient so far", title: "least $\\|\\nabla f(x_s)\\|^2$ for $s \\leq t$")
  }
}
