extension Quantity {
  /// Σ η_s² for s < t.
  static var partialSumOfSquares: Quantity {
    Quantity(
      "partial_sum_of_squares", summary: "The sum of the squared rates before step t = 0 … T.",
      words: "sum of the squared rates so far", title: { _ in "$\\sum \\eta_s^2$ for $s < t$" }, form: .steps
    ) { _, result in
      ResultTable(.sums(result.rates, power: 2))
    }
  }
}
