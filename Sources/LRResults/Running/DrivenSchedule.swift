import LRSchedules
import LRTraining

/// A schedule that acts on a metric, the metric being the loss of the very runs that it drives.
///
/// The metric after update t is the loss at x_{t+1}, of several runs the mean. It acts from update t + 1 on, so the rates
/// up to t do not depend on it: runs under the rates so far tell the metrics up to the next change, and with every round
/// the schedule agrees with its own runs one change further, until it agrees with all of them.
enum DrivenSchedule {
  /// Runs until the rates are those that the runs' own losses give.
  ///
  /// - Parameters:
  ///   - start: the schedule without metrics.
  ///   - steps: updates of the run.
  ///   - run: gives the mean losses at x_0 … x_T under some rates.
  static func settled(
    from start: any Schedule, steps: Int, run: (RateTable) throws(Incomplete) -> [Double]
  ) throws(Incomplete) -> any Schedule {
    var schedule = start
    var rates = RateTable(schedule, steps: steps)
    // Each round agrees at least one update further than the one before.
    for _ in 0...steps {
      let losses = try run(rates)
      // A run that is lost tells nothing more; its last number would be no number of a list.
      let next = start.driven(by: Array(losses.dropFirst().prefix { $0.isFinite }))
      let nextRates = RateTable(next, steps: steps)
      guard nextRates.peak.isFinite else { return schedule }
      schedule = next
      if nextRates.digest == rates.digest { break }
      rates = nextRates
    }
    return schedule
  }
}
