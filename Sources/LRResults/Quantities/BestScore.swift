import LRTraining

extension Quantity {
  /// The score at the best peak of `sweep`, chosen by other runs than those that are measured.
  static var bestScore: Quantity {
    Quantity(
      "best_score",
      summary: "What runs are judged by at the best peak of `sweep`: each half of the runs is measured at the peak of "
        + "the other half, and the error holds both.",
      words: "score of the runs at the best peak", title: { $0?.score.title ?? "final loss" }, form: .outcome,
      needs: [.training, .sweep], runs: .trials,
      columns: [.value("best_score")] + ResultColumn.interval + ResultColumn.tuned + ResultColumn.runs,
      isTitleSpoken: true
    ) { plan, result in
      var rows = result.sweep.map { Replicates.score($1.scores, diverged: $1.diverged, at: $0) }
      let scores = result.sweep.sorted { $0.rate < $1.rate }.map(\.result.scores)
      guard let best = mark(&rows, tuned: nil), let arm = Arm(scores: scores, isExact: plan.isExact) else {
        return ResultTable(.rows([]))
      }
      let error = arm.isExact ? .nan : Sample(arm.resampled).deviation * arm.widening
      let row = ResultRow(
        x: 0, value: arm.score, low: arm.score - error, high: arm.score + error, counted: arm.runs, runs: arm.runs,
        standardError: error, note: rows[best].note)
      return ResultTable(
        .rows([row]), interval: arm.isExact ? .none : .standardError, runs: arm.runs,
        tuned: TunedPeak(rate: rows[best].x, score: rows[best].value, note: rows[best].note), arm: arm)
    }
  }
}
