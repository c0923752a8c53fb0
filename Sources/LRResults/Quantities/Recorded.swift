import LRTraining

/// Quantities that runs record step by step.
extension Quantity {
  /// A recorded quantity under its own name: the mean over the replicates, with its standard error.
  ///
  /// - Parameters:
  ///   - recorded: what the runs record.
  ///   - title: what the axis says, less how many runs there are.
  ///   - logged: what it is called where a log holds it.
  static func recorded(
    _ recorded: RecordedQuantity, otherNames: [String] = [], summary: String, words: String, title: String,
    logged: Logged? = nil
  ) -> Quantity {
    Quantity(
      recorded.rawValue, otherNames: otherNames, summary: summary, words: words, title: { _ in title }, form: .steps,
      needs: [.training], runs: .final([recorded]), logged: logged
    ) { plan, result in
      guard let final = result.final, let place = plan.recorded?.firstIndex(of: recorded) else {
        return ResultTable(.rows([]))
      }
      let replicates = Replicates(final)
      let count = recorded.isOfUpdates ? final.points.prefix { $0 < plan.steps }.count : final.points.count
      return ResultTable(
        .runs(replicates, place: place, count: count),
        interval: recorded.hasQuantiles ? .quantiles : replicates.count > 1 ? .standardError : .none,
        runs: replicates.count, diverged: replicates.diverged, tuned: result.tunedPeak)
    }
  }
}
