import LRTraining

/// Quantities that are one number for each curve.
extension Quantity {
  /// A number of the final runs, with what tuning says of the peak rate that they have.
  ///
  /// - Parameter row: the number, of all replicates.
  static func outcome(
    _ name: String, otherNames: [String] = [], summary: String, words: String,
    title: @escaping @Sendable (Training?) -> String, unit: Unit = .value, best: Best = .lowest, needs: [Need],
    interval: ResultTable.Interval, isTitleSpoken: Bool = false, isScore: Bool = false,
    row: @escaping @Sendable (Replicates) -> ResultRow
  ) -> Quantity {
    Quantity(
      name, otherNames: otherNames, summary: summary, words: words, title: title, form: .outcome, unit: unit,
      best: best, needs: needs, runs: .final([]),
      columns: [.value(name)] + ResultColumn.interval + ResultColumn.tuned + ResultColumn.runs,
      isTitleSpoken: isTitleSpoken
    ) { plan, result in
      guard let final = result.final else { return ResultTable(.rows([])) }
      let replicates = Replicates(final)
      var row = row(replicates)
      row.note.formUnion(result.tunedPeak?.note ?? [])
      return ResultTable(
        .rows([row]), interval: replicates.count > 1 || interval == .wilson ? interval : .none, runs: replicates.count,
        diverged: replicates.diverged, tuned: result.tunedPeak,
        arm: isScore && (result.tunedPeak == nil || plan.isExact)
          ? Arm(replicates, isShare: unit == .share, isExact: plan.isExact) : nil)
    }
  }
}

extension ResultNote {
  /// What is to be known of a tuned peak rate.
  init(of sweep: Sweep?) {
    self = []
    if sweep?.isAtEdge == true { insert(.edge) }
    if sweep?.isAtCliff == true { insert(.cliff) }
  }
}
