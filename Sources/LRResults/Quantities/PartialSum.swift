extension Quantity {
  /// Σ η_s for s < t.
  static var partialSum: Quantity {
    Quantity(
      "partial_sum", otherNames: ["sum"], summary: "The sum of the rates before step t = 0 … T.",
      words: "sum of the rates so far", title: { _ in "$\\sum \\eta_s$ for $s < t$" }, form: .steps
    ) { _, result in
      ResultTable(.sums(result.rates, power: 1))
    }
  }
}
