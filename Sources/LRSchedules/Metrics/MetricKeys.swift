import LRInput

/// The keys of the schedules that act on a metric.
package enum MetricKeys {
  package static let metrics = Key.numbers(
    "metrics", kind: "list of metrics", word: "loss",
    summary: """
      The metric after update 0, 1, 2 and so on; past the list the rate holds. In a chart with `train` the word "loss": \
      the losses of its own runs.
      """)
  package static let factor = Key.number(
    "factor", in: .inside(0, 1), default: 0.1, summary: "The factor of every lowering.")
  package static let patience = Key.integer(
    "patience", in: .between(0, 1e9), kind: "metrics", default: 10,
    summary: "The metrics in a row without progress that are still borne.")
  package static let mode: Key<MetricMode> = .choice(
    "mode", default: .min, summary: "Whether a smaller or a greater metric is better.")
  package static let thresholdMode: Key<MetricThreshold.Kind> = .choice(
    "threshold_mode", default: .relative, aliases: ["relative": .relative, "absolute": .absolute],
    summary: "Whether `threshold` is a share of the best metric or a distance from it.")
  package static let cooldown = Key.integer(
    "cooldown", in: .between(0, 1e9), kind: "metrics", default: 0,
    summary: "The metrics after a lowering that do not count.")
  package static let eps = Key.number(
    "eps", in: .between(0, 1e100), default: 1e-8, summary: "A smaller change of the rate is not made.")

  /// How much better a metric must be.
  package static func threshold(_ size: Double) -> Key<Double> {
    Key.number(
      "threshold", in: .between(0, 1e100), default: size,
      summary: "How much better than the best so far a metric must be to count as progress.")
  }
}
