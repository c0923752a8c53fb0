import LRInput
import LRMath

/// A drop whenever a metric has stopped getting better.
///
///     Plateau(peak: 0.1, metrics: [1, 1, 1, 1], patience: 2).rate(at: 4)   // 0.01
///
/// peak·factor^(number of plateaus so far), never below the floor.
///
/// Source: torch.optim.lr_scheduler.ReduceLROnPlateau.
public struct Plateau: PlannedSchedule {
  /// When patience is over.
  public enum Rule: String, Sendable, CaseIterable {
    /// After more than `patience` bad metrics, as in PyTorch.
    case after = "gt"
    /// After as many, as in optax.
    case at = "ge"
  }

  /// The rates that the metrics lead to; where they go is not known beforehand.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - metrics: The metric after update 0, 1, 2 and so on; past the list the rate holds.
  ///   - factor: The factor of every lowering, above 0 and below 1.
  ///   - patience: The metrics in a row without progress that are still borne.
  ///   - rule: When patience is over.
  ///   - threshold: How much better than the best so far a metric must be.
  ///   - cooldown: The metrics after a lowering that do not count.
  ///   - eps: A smaller change of the rate is not made.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, floor: Double? = nil, metrics: [Double], factor: Double = 0.1, patience: Int = 10,
    rule: Rule = .after, threshold: MetricThreshold = MetricThreshold(mode: .min, kind: .relative, size: 1e-4),
    cooldown: Int = 0, eps: Double = 1e-8, steps: Int? = nil
  ) {
    let rule = PlateauRule(
      threshold: threshold, factor: factor, patience: Double(rule == .at ? patience - 1 : patience),
      cooldown: Double(cooldown), floor: floor ?? 0, eps: eps)
    plan = SchedulePlan(rule.curve(from: peak, metrics: metrics), steps: steps, peak: peak, facts: .driven())
  }

  private static let rule: Key<Rule> = .choice(
    "rule", default: .after, aliases: ["torch": .after, "optax": .at],
    summary:
      "Whether the rate falls after more than `patience` bad metrics, as in PyTorch, or after as many, as in optax.")
  private static let threshold = MetricKeys.threshold(1e-4)

  package static let entry = ScheduleEntry(
    name: "plateau",
    otherNames: ["reduce_on_plateau", "ReduceLROnPlateau", "reduce_lr_on_plateau", "PlateauLRScheduler"],
    summary: "A drop whenever a metric has stopped getting better.",
    formula: "lr·factor^(number of plateaus so far), at least min",
    latex: #"\eta_t = \max\left(\eta_{\min}, \eta_{\max} f^{\thinspace k_t}\right)"#,
    edges: [
      Edge(
        "The metric after update t acts from update t + 1 on. The first one always counts as progress.",
        #""lr": 1, "patience": 2, "metrics": [1, 1, 1, 1]"#, [3: 1, 4: 0.1, 99: 0.1]),
      Edge(
        "With the `rule` `ge` as many bad metrics as `patience` are enough.",
        #""lr": 1, "patience": 2, "rule": "ge", "metrics": [1, 1, 1, 1]"#, [2: 1, 3: 0.1]),
      Edge(
        "A change that is smaller than `eps` is not made.", #""lr": 1e-9, "patience": 0, "metrics": [1, 1, 1]"#,
        [2: 1e-9, 99: 1e-9]),
      Edge(
        "No metrics at all leave the rate where it is; past the list it holds.", #""lr": 1, "metrics": []"#,
        [0: 1, 99: 1]),
      .refused("A missing list of `metrics`.", #""lr": 1"#),
    ],
    source: "torch.optim.lr_scheduler.ReduceLROnPlateau; optax.contrib.reduce_on_plateau",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [
      MetricKeys.metrics.declaration, MetricKeys.factor.declaration, MetricKeys.patience.declaration,
      rule.declaration, threshold.declaration, MetricKeys.thresholdMode.declaration, MetricKeys.mode.declaration,
      MetricKeys.cooldown.declaration, MetricKeys.eps.declaration,
    ],
    example: #"{"type": "plateau", "lr": 0.1, "patience": 2, "metrics": [3, 2, 1, 1, 1, 1, 0.9, 0.9, 0.9, 0.9]}"#,
    isContinuous: false, isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (factor, patience, limit) = (
      reader.read(MetricKeys.factor), reader.read(MetricKeys.patience), reader.read(rule)
    )
    let (size, kind, mode) = (
      reader.read(threshold), reader.read(MetricKeys.thresholdMode), reader.read(MetricKeys.mode)
    )
    let (cooldown, eps) = (reader.read(MetricKeys.cooldown), reader.read(MetricKeys.eps))
    guard let metrics = reader.require(MetricKeys.metrics), let peak, let factor, let patience, let limit, let size,
      let kind, let mode, let cooldown, let eps
    else { return nil }
    return Plateau(
      peak: peak, floor: floor, metrics: metrics, factor: factor, patience: patience, rule: limit,
      threshold: MetricThreshold(mode: mode, kind: kind, size: size), cooldown: cooldown, eps: eps,
      steps: arguments.length)
  }
}
