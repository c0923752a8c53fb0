public import LRTraining

/// How replicates become one number: the only place that says which runs count.
///
/// - Along the run, a mean is of the runs that have not diverged by then: a run leaves it at the step at which its loss
///   is no number or passes `diverged_above`, however long its numbers stay finite. A run without replicates is followed
///   to its end.
/// - A score is compared with others, and a mean of the runs that are left would be the better the more were lost: it is
///   infinite where any run diverged.
public struct Replicates: Sendable {
  let result: TrainingResult

  /// - Parameter result: what came of all replicates.
  public init(_ result: TrainingResult) {
    self.result = result
  }

  /// The replicates there were.
  public var count: Int { result.records.count }
  /// Those that diverged before their end.
  public var diverged: Int { result.diverged }

  /// The mean of a recorded quantity at one of the recorded points.
  ///
  /// - Parameters:
  ///   - place: the quantity's place in the recording.
  ///   - point: the place of the step among `result.points`.
  func row(_ place: Int, at point: Int) -> ResultRow {
    let step = Double(result.points[point])
    let counting = result.records.filter { counts($0, at: step) }
    let sample = Sample(counting.map { $0.series[place][point] }.filter { !$0.isNaN })
    // A single run says itself how it left the numbers.
    let value = sample.count > 0 ? sample.mean : counting.count == 1 ? counting[0].series[place][point] : .nan
    var row = ResultRow(
      x: step, value: value, low: sample.mean - sample.standardError, high: sample.mean + sample.standardError,
      counted: sample.count, runs: count, standardError: sample.standardError)
    if counting.isEmpty { row.note = .diverged }
    // Quantiles over the coordinates surround the median of each run: so do their means that of the medians.
    if let first = counting.first, !first.low[place].isEmpty {
      row.low = Sample(counting.map { $0.low[place][point] }).mean
      row.high = Sample(counting.map { $0.high[place][point] }).mean
    }
    return row
  }

  /// The first number of a recorded quantity, which all runs share that start at one point.
  func first(_ place: Int) -> Double? { result.records.first?.series[place].first }

  /// The largest number of a recorded quantity on the path of any run, those that diverged too.
  func largest(_ place: Int) -> Double { result.records.flatMap { $0.series[place] }.filter { !$0.isNaN }.max() ?? 0 }

  private func counts(_ record: RunRecord, at step: Double) -> Bool {
    guard count > 1, case .diverged(let end) = record.outcome else { return true }
    return step < Double(end)
  }

  /// What the runs are judged by.
  public var score: ResultRow { Replicates.score(result.scores, diverged: diverged, at: 0) }

  /// The mean of scores, one a run; infinite ones are of runs that diverged or never came to what counts.
  ///
  /// - Parameters:
  ///   - diverged: how many of the runs diverged.
  ///   - x: the peak rate they belong to.
  public static func score(_ scores: [Double], diverged: Int, at x: Double) -> ResultRow {
    let sample = Sample(scores)
    let isLost = sample.lost > 0
    return ResultRow(
      x: x, value: isLost ? .infinity : sample.mean,
      low: isLost ? .nan : sample.mean - sample.standardError,
      high: isLost ? .nan : sample.mean + sample.standardError,
      counted: sample.count, runs: scores.count, standardError: isLost ? .nan : sample.standardError,
      note: isLost ? diverged > 0 ? .diverged : .notReached : [])
  }

  /// The steps at which the runs met their target; NaN where one never did.
  public var stepsToTarget: ResultRow {
    var row = Replicates.score(result.records.map { $0.events.first ?? .infinity }, diverged: diverged, at: 0)
    if !row.value.isFinite {
      row.value = .nan
      row.note = .notReached
    }
    return row
  }

  /// The share of the runs that met their target, with Wilson's interval at 95 %.
  public func share(at x: Double = 0) -> ResultRow {
    let share = Share(hits: hits, count: count)
    return ResultRow(
      x: x, value: share.value, low: share.interval.lowerBound, high: share.interval.upperBound, counted: hits,
      runs: count)
  }

  /// The runs that met their target.
  public var hits: Int { met.count { $0 } }

  /// Of each run whether it met its target.
  var met: [Bool] { result.records.map { $0.events.first?.isFinite == true } }
}
