import LRInput
import LRMath

/// A rate that rises while a metric gets better and falls while it does not.
///
///     Greedy(peak: 0.1, from: 0.05, metrics: [3, 2, 2], factor: 0.5, patience: 0).rate(at: 1)   // 0.1
///
/// The last rate, divided by `factor` after progress, times `factor` after none; between floor and peak.
///
/// Source: Subramanian and Ganapathiraman 2025, arXiv:2512.14527.
public struct Greedy: PlannedSchedule {
  /// The rates that the metrics lead to; where they go is not known beforehand.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate that bounds the rises.
  ///   - first: The rate of update 0, between floor and peak; nil is the peak.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - metrics: The metric after update 0, 1, 2 and so on; past the list the rate holds.
  ///   - factor: The factor of a lowering, and the divisor of a rise, above 0 and below 1.
  ///   - patience: The metrics of one kind in a row that are still borne.
  ///   - threshold: How much better than the best so far a metric must be.
  ///   - cooldown: The metrics after a lowering that do not count.
  ///   - riseCooldown: The metrics after a rise that do not count.
  ///   - window: The length of a running average that smooths the metric, at least 1; nil takes it as it is.
  ///   - reset: The lowerings at the floor after which all starts over.
  ///   - eps: A smaller change of the rate is not made.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, from first: Double? = nil, floor: Double? = nil, metrics: [Double], factor: Double = 0.95,
    patience: Int = 10, threshold: MetricThreshold = MetricThreshold(mode: .min, kind: .absolute, size: 1e-6),
    cooldown: Int = 0, riseCooldown: Int = 0, window: Int? = nil, reset: Int = 500, eps: Double = 1e-8,
    steps: Int? = nil
  ) {
    precondition(window ?? 1 >= 1, "An average is of at least one metric.")
    let rule = GreedyRule(
      threshold: threshold, factor: factor, patience: Double(patience), cooldown: Double(cooldown),
      warmup: Double(riseCooldown), floor: floor ?? 0, ceiling: peak, eps: eps, window: window, reset: Double(reset))
    plan = SchedulePlan(
      rule.curve(from: first ?? peak, metrics: metrics), steps: steps, peak: peak, warmsUpTo: first ?? peak,
      facts: .driven())
  }

  private static let from = Key.rate(
    "from", defaultText: "lr", summary: "The rate of the first update, at most `lr`, which bounds the rises.")
  private static let factor = Key.number(
    "factor", in: .inside(0, 1), default: 0.95, summary: "The factor of a lowering, and the divisor of a rise.")
  private static let riseCooldown = Key.integer(
    "rise_cooldown", in: .between(0, 1e9), kind: "metrics", default: 0,
    summary: "The metrics after a rise that do not count (`warmup` in transformers).")
  private static let window = Key.integer(
    "window", in: .between(1, 1e6), kind: "metrics", defaultText: "none",
    summary: "The length of a running average that smooths the metric.")
  private static let reset = Key.integer(
    "reset", in: .between(0, 1e9), kind: "metrics", default: 500,
    summary: "The lowerings at the floor after which all starts over.")
  private static let threshold = MetricKeys.threshold(1e-6)
  private static let thresholdMode: Key<MetricThreshold.Kind> = .choice(
    "threshold_mode", default: .absolute, aliases: ["relative": .relative, "absolute": .absolute],
    summary: "Whether `threshold` is a share of the best metric or a distance from it.")

  package static let entry = ScheduleEntry(
    name: "greedy", otherNames: ["GreedyLR", "greedy_lr"],
    summary: "A rate that rises while a metric gets better and falls while it does not.",
    formula: "the last rate, divided by factor after progress, times factor after none; between min and lr",
    latex:
      #"""
      \eta_{t+1} \in \left\lbrace \eta_t, \thinspace \min\left(\frac{\eta_t}{f}, \eta_{\max}\right), \thinspace \#
      \max(f \eta_t, \eta_{\min}) \right\rbrace
      """#,
    edges: [
      Edge(
        "The metric after update t acts from update t + 1 on, and no rise leads above `lr`.",
        #""lr": 1, "from": 0.5, "patience": 0, "factor": 0.5, "metrics": [3, 2, 2]"#, [0: 0.5, 1: 1, 2: 1, 3: 0.5]),
      Edge(
        "After `reset` lowerings at the floor it starts over from its first rate.",
        #""lr": 1, "min_lr": 0.5, "patience": 0, "factor": 0.5, "reset": 2, "metrics": [1, 2, 2]"#, [2: 0.5, 3: 1]),
      Edge(
        "A change that is smaller than `eps` is not made.", #""lr": 1e-9, "patience": 0, "metrics": [1, 1, 1]"#,
        [2: 1e-9, 99: 1e-9]),
      .refused("A `from` that is not between the floor and `lr`.", #""lr": 1, "from": 2, "metrics": [1]"#),
    ],
    source: "Subramanian and Ganapathiraman 2025, arXiv:2512.14527; transformers.optimization.GreedyLR",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [
      from.declaration, MetricKeys.metrics.declaration, factor.declaration, MetricKeys.patience.declaration,
      threshold.declaration, thresholdMode.declaration, MetricKeys.mode.declaration, MetricKeys.cooldown.declaration,
      riseCooldown.declaration, window.declaration, reset.declaration, MetricKeys.eps.declaration,
    ],
    example: #"{"type": "greedy", "lr": 0.1, "from": 0.05, "patience": 0, "factor": 0.5, "metrics": [3, 2, 2, 2, 1]}"#,
    isContinuous: false,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let first = reader.has(from) ? reader.read(from) : peak
    if let first, let peak, first > peak || first < floor ?? 0 {
      reader.error(
        at: from, "`from` is not between the floor and `lr`", hint: "the rate begins at `from` and stays at most `lr`")
    }
    let (factor, patience) = (reader.read(factor), reader.read(MetricKeys.patience))
    let (size, kind, mode) = (reader.read(threshold), reader.read(thresholdMode), reader.read(MetricKeys.mode))
    let (cooldown, settling, eps) = (
      reader.read(MetricKeys.cooldown), reader.read(riseCooldown), reader.read(MetricKeys.eps)
    )
    let window = reader.has(window) ? reader.read(window) : nil
    guard let metrics = reader.require(MetricKeys.metrics), let reset = reader.read(reset), let peak, let first,
      let factor, let patience, let size, let kind, let mode, let cooldown, let settling, let eps
    else { return nil }
    return Greedy(
      peak: peak, from: first, floor: floor, metrics: metrics, factor: factor, patience: patience,
      threshold: MetricThreshold(mode: mode, kind: kind, size: size), cooldown: cooldown, riseCooldown: settling,
      window: window, reset: reset, eps: eps, steps: arguments.length)
  }
}
