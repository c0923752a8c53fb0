import LRInput
import LRSchedules
import LRTraining

/// A schedule that acts on a metric, the metric being the loss of the very runs that it drives.
///
///     {"type": "plateau", "lr": 0.1, "metrics": "loss"}
///
/// The metric after update t is the loss at x_{t+1}, of several runs the mean. It acts from update t + 1 on, so the rates
/// up to t do not depend on it: runs under the rates so far tell the metrics up to the next change, and with every round
/// the schedule agrees with its own runs one change further, until it agrees with all of them.
struct DrivenSchedule: Sendable {
  /// The word in place of the list of metrics.
  static let word = "loss"
  private static let key = "metrics"

  /// The schedule as it is written.
  let node: Node
  let steps: Int

  /// Nil for a schedule that does not ask for its runs' losses.
  init?(_ node: Node, steps: Int) {
    guard Self.isDriven(node) else { return nil }
    self.node = node
    self.steps = steps
  }

  /// Whether a schedule takes its metrics from runs.
  static func isDriven(_ node: Node) -> Bool { node[key]?.string == word }

  /// The schedule before anything is known: with no metrics at all.
  static func unmoved(_ node: Node) -> Node { isDriven(node) ? with([], node) : node }

  /// The schedule that these metrics give; nil if it is wrong, which was said when it was read unmoved.
  func schedule(metrics: [Double]) -> (any Schedule)? {
    let sink = DiagnosticSink(Source(name: "", bytes: []))
    return ScheduleReader.read(Self.with(metrics, node), clock: Clock(run: steps), sink: sink)?.schedule
  }

  private static func with(_ metrics: [Double], _ node: Node) -> Node {
    let list = metrics.map { Node(.number(Number($0)), offset: node.offset) }
    return node.setting(key, to: .array(list), offset: node[key]?.offset ?? node.offset)
  }

  /// Runs until the rates are those that the runs' own losses give.
  ///
  /// - Parameters:
  ///   - start: the schedule without metrics.
  ///   - run: gives the mean losses at x_0 … x_T under some rates.
  func settled(
    from start: any Schedule, run: (RateTable) throws(Incomplete) -> [Double]
  ) throws(Incomplete) -> any Schedule {
    var schedule = start
    var rates = RateTable(schedule, steps: steps)
    // Each round agrees at least one update further than the one before.
    for _ in 0...steps {
      let losses = try run(rates)
      // A run that is lost tells nothing more; its last number would be no number of a list.
      let metrics = Array(losses.dropFirst().prefix { $0.isFinite })
      guard let next = self.schedule(metrics: metrics) else { return schedule }
      let nextRates = RateTable(next, steps: steps)
      schedule = next
      if nextRates.digest == rates.digest { break }
      rates = nextRates
    }
    return schedule
  }
}
