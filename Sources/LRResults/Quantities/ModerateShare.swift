extension Quantity {
  /// The share of the updates whose rate is between a tenth and nine tenths of the peak, both included.
  static var moderateShare: Quantity {
    Quantity(
      "moderate_share", summary: "The share of the steps with a rate between 0.1 and 0.9 of the peak.",
      words: "share of steps at 0.1 to 0.9 of the peak", title: { _ in "share of steps at 0.1 to 0.9 of the peak" },
      form: .outcome, unit: .share, best: .highest,
      columns: [.value("moderate_share")] + ResultColumn.interval + ResultColumn.tuned
    ) { _, result in
      var row = ResultRow(x: 0, value: moderateShare(of: result.rates))
      row.note = result.tunedPeak?.note ?? []
      return ResultTable(.rows([row]), tuned: result.tunedPeak)
    }
  }

  /// The bounds are widened by 1e-12 of the peak, so that a stage at exactly a tenth counts however it was rounded.
  static func moderateShare(of rates: RunRates) -> Double {
    let peak = rates.unscaled.max() ?? 0
    guard peak > 0 else { return 0 }
    let slack = 1e-12 * peak
    let hits = rates.unscaled.count { $0 >= 0.1 * peak - slack && $0 <= 0.9 * peak + slack }
    return Double(hits) / Double(rates.count)
  }
}
