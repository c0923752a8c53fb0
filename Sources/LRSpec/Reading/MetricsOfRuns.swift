import LRDialects
import LRInput
import LRResults
import LRSchedules

/// A schedule whose metrics are the losses of its own runs, which stand there as a word.
///
///     {"type": "plateau", "lr": 0.1, "metrics": "loss"}
enum MetricsOfRuns {
  private static let word = "loss"
  private static let key = "metrics"

  /// Whether a schedule takes its metrics from runs.
  static func areMeant(by node: Node) -> Bool { node[key]?.string == word }

  /// Where it says so.
  static func offset(in node: Node) -> Int { node[key]?.offset ?? node.offset }

  /// The schedule before anything is known: with no metrics at all.
  static func unmoved(_ node: Node) -> Node { areMeant(by: node) ? with([], node) : node }

  /// The schedule as its runs will move it; nil for one that does not ask for their losses.
  ///
  /// - Parameter steps: updates of the run.
  static func driven(_ node: Node, steps: Int) -> DrivenSchedule? {
    guard areMeant(by: node) else { return nil }
    return DrivenSchedule(steps: steps) { metrics in
      // What is wrong with it was said when it was read unmoved.
      let sink = DiagnosticSink(Source(name: "", bytes: []))
      return ScheduleReader.read(with(metrics, node), clock: Clock(run: steps), sink: sink)?.schedule
    }
  }

  private static func with(_ metrics: [Double], _ node: Node) -> Node {
    let list = metrics.map { Node(.number(Number($0)), offset: node.offset) }
    return node.setting(key, to: .array(list), offset: offset(in: node))
  }
}
