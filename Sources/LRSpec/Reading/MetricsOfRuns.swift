import LRInput

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

  /// The schedule before anything is known: with no metrics at all. Its runs drive it from there (`Schedule.driven`).
  static func unmoved(_ node: Node) -> Node {
    areMeant(by: node) ? node.setting(key, to: .array([]), offset: offset(in: node)) : node
  }
}
