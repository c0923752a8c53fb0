import LRInput
import LRMath
import LRSchedules

/// ReduceLROnPlateau: a lower rate when a metric has stopped getting better.
enum TorchPlateau {
  static let mode: Key<MetricMode> = .choice(
    "mode", default: .min, summary: "Whether a smaller or a greater metric is the better one.")
  private static let factor = Key.number("factor", in: .below(1), default: 0.1, summary: "The factor of every drop.")
  private static let patience = Key.number(
    "patience", default: 10, summary: "The bad metrics in a row that are still borne; one more lowers the rate.")
  private static let threshold = Key.number(
    "threshold", default: 1e-4, summary: "How much better than the best a metric must be.")
  static let thresholdMode: Key<MetricThreshold.Kind> = .choice(
    "threshold_mode", default: .relative, summary: "Whether `threshold` is a share of the best or a distance from it.")
  private static let cooldown = Key.number(
    "cooldown", default: 0, summary: "The metrics after a drop that are not counted as bad.")
  private static let floor = Key.number("min_lr", default: 0, summary: "The floor.").perGroup()
  private static let eps = Key.number("eps", default: 1e-8, summary: "A smaller change of the rate is not made.")

  static let keys = [
    mode.declaration, factor.declaration, patience.declaration, threshold.declaration, thresholdMode.declaration,
    cooldown.declaration, floor.declaration, eps.declaration,
  ]

  @Sendable static func make(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    let (mode, factor, patience) = (reader.read(mode), reader.read(factor), reader.read(patience))
    let (size, kind, cooldown) = (reader.read(threshold), reader.read(thresholdMode), reader.read(cooldown))
    let (floor, eps) = (reader.read(floor), reader.read(eps))
    let (base, metrics) = (context.base(), context.measured())
    guard let mode, let factor, let patience, let size, let kind, let cooldown, let floor, let eps, let base,
      let metrics
    else { return nil }
    let rule = PlateauRule(
      threshold: MetricThreshold(mode: mode, kind: kind, size: size), factor: factor, patience: patience,
      cooldown: cooldown, floor: floor, eps: eps)
    context.warnsOfFewMetrics(metrics)
    context.warnsOfNegative(metrics, kind)
    return context.made(rule.curve(from: base, metrics: metrics), facts: .driven())
  }

  static let entry = DialectEntry(
    .torch, "ReduceLROnPlateau", summary: "A lower rate when a metric has stopped getting better.",
    formula: "max(lr·factor, min_lr) after more than `patience` bad metrics in a row",
    latex:
      #"""
      \eta_{t+1} = \max(f \thinspace \eta_t, \eta_{\min}) \quad \text{after more than } p \text{ bad metrics in a \#
      row}
      """#,
    edges: [
      Edge(
        """
        `patience` bad metrics are borne, one more lowers the rate of the next update; the first metric is always \
        good.
        """,
        #""patience": 2"#, metrics: "1, 1, 1, 1", [3: 1, 4: 0.1, 99: 0.1]),
      Edge(
        "A change that is not greater than `eps` is not made.", #""patience": 0"#, lr: 1e-8, metrics: "1, 1, 1",
        [2: 1e-8, 99: 1e-8]),
      Edge(
        "A better metric must be better by `threshold`, a share of the best.", #""patience": 0, "threshold": 0.1"#,
        metrics: "1, 0.95", [1: 1, 2: 0.1]),
      .refused("A `factor` of 1 or more.", #""factor": 1"#, metrics: "1"),
      .refused("A missing list of metrics.", ""),
    ],
    source: TorchDialect.source,
    keys: keys,
    example: #"""
      {"dialect": "torch", "name": "ReduceLROnPlateau", "args": {"patience": 2}, "lr": 0.1,
       "metrics": [1.0, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6]}
      """#,
    needsMetrics: true, make: make)
}

extension DialectContext {
  /// A threshold that is a share of a negative best lies on the wrong side of it.
  func warnsOfNegative(_ metrics: [Double], _ kind: MetricThreshold.Kind) {
    guard kind == .relative, metrics.contains(where: { $0 < 0 }) else { return }
    quirk(
      "with a relative threshold and a negative metric, one that gets a little worse counts as better",
      hint: "an absolute threshold has no such side")
  }

  /// The rate holds where the metrics end: that is said, since a real training would go on.
  func warnsOfFewMetrics(_ metrics: [Double]) {
    guard metrics.count < clock.left - 1 else { return }
    sink.warning(
      at: offset,
      "\(StepCount.digits(metrics.count)) metrics for a run of \(StepCount.text(clock.left)): "
        + "the rate holds from step \(StepCount.digits(metrics.count)) on",
      hint: "give a metric for every step but the last")
  }
}
