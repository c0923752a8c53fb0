extension Quantity {
  /// The median over the coordinates of the factor by which the optimizer scales them.
  static var preconditioner: Quantity {
    .recorded(
      .preconditioner,
      summary: "The factor by which the optimizer scales coordinates: median and 5–95 % quantiles over them.",
      words: "factor that scales the coordinates", title: "$1/(\\sqrt{\\hat{v}} + \\epsilon)$")
  }
}
