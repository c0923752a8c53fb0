extension Quantity {
  /// The share of runs that reached the target, against the peak rate.
  static var sweepShare: Quantity {
    Quantity(
      "sweep_share", summary: "The share of runs that reached the target, at each peak rate that was tried.",
      words: "share of runs that reach the target", title: { _ in "share" }, form: .rates, unit: .share,
      best: .highest, needs: [.training, .target, .sweep], runs: .trials,
      columns: [.x("lr"), .value("share")] + ResultColumn.interval
    ) { _, result in
      let rows = result.sweep.map { rate, result in Replicates(result).share(at: rate) }
      return ResultTable(
        .rows(rows), interval: .wilson, runs: rows.map(\.runs).max() ?? 0, best: Best.highest.row(in: rows))
    }
  }
}
