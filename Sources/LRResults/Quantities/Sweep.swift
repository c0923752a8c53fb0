import LRTraining

extension Quantity {
  /// The score of runs against the peak rate: of `sweep` with all replicates, else of the rates that tuning tried.
  static var sweep: Quantity {
    Quantity(
      "sweep", otherNames: ["lr_sweep"], summary: "What runs are judged by, at each peak rate that was tried.",
      words: "score of runs at each peak rate", title: { $0?.score.title ?? "final loss" }, form: .rates,
      needs: [.training, .sweepOrTune], runs: .trials,
      columns: [.x("lr"), .value("loss")] + ResultColumn.interval, isTitleSpoken: true
    ) { plan, result in
      var rows =
        result.sweep.isEmpty
        ? result.tuned?.points.map { Replicates.score($0.scores, diverged: $0.diverged, at: $0.rate) } ?? []
        : result.sweep.map { Replicates.score($1.scores, diverged: $1.diverged, at: $0) }
      let best = mark(&rows, tuned: plan.training?.sweep == nil ? result.tuned : nil)
      return ResultTable(
        .rows(rows), interval: .standardError, runs: rows.map(\.runs).max() ?? 0, best: best.map { rows[$0] })
    }
  }

  /// The place of the best row, which is marked where it is an end of the range, or beside a rate at which runs diverged.
  ///
  /// - Parameter tuned: what tuning says of it, where the rows are those that it tried.
  static func mark(_ rows: inout [ResultRow], tuned: Sweep?) -> Int? {
    let place = if let tuned { rows.firstIndex { $0.x == tuned.best?.rate } } else { Best.lowest.place(in: rows) }
    guard let best = place else { return nil }
    let isEdge = tuned?.isAtEdge ?? (best == rows.startIndex || best == rows.endIndex - 1)
    let isCliff = tuned?.isAtCliff ?? (best + 1 < rows.count && rows[best + 1].note.contains(.diverged))
    if isEdge { rows[best].note.insert(.edge) }
    if isCliff { rows[best].note.insert(.cliff) }
    return best
  }
}
