extension Quantity {
  /// ‖∇f(x_t)‖², of the exact gradient.
  static var squaredGradient: Quantity {
    .recorded(
      .squaredGradient, otherNames: ["grad_norm", "gradient_norm"], summary: "‖∇f(x_t)‖², of the exact gradient.",
      words: "squared norm of the gradient", title: "$\\|\\nabla f(x_t)\\|^2$")
  }
}
