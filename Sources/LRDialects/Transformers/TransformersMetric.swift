import LRInput
import LRMath
import LRSchedules

/// The metric-driven schedules of transformers.optimization.
enum TransformersMetric {
  static let plateau = DialectEntry(
    .transformers, "reduce_lr_on_plateau", otherNames: ["get_reduce_on_plateau_schedule"],
    summary: "A lower rate when a metric has stopped getting better; PyTorch's ReduceLROnPlateau.",
    formula: "max(lr·factor, min_lr) after more than `patience` bad metrics in a row",
    latex:
      #"""
      \eta_{t+1} = \max(f \thinspace \eta_t, \eta_{\min}) \quad \text{after more than } p \text{ bad metrics in a \#
      row}
      """#,
    edges: [
      Edge(
        "It is PyTorch's class: `patience` bad metrics are borne, one more lowers the rate.", #""patience": 2"#,
        metrics: "1, 1, 1, 1", [3: 1, 4: 0.1]),
      Edge(
        "A warmup is taken and has no effect.", #""patience": 2, "num_warmup_steps": 10"#, metrics: "1, 1, 1, 1", [0: 1]
      ),
      .refused("A `factor` of 1 or more.", #""factor": 1"#, metrics: "1"),
    ],
    source: TransformersDialect.source, keys: TorchPlateau.keys + TransformersKeys.unusedBoth,
    example: #"""
      {"dialect": "transformers", "name": "reduce_lr_on_plateau", "args": {"patience": 2}, "lr": 5e-5,
       "metrics": [1.0, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6]}
      """#,
    needsMetrics: true
  ) { reader, context in
    TransformersKeys.warnOfUnused(reader, warmup: true)
    return TorchPlateau.make(reader, context)
  }

  private static let factor = Key.number(
    "factor", in: .below(1), default: 0.95, summary: "The rate is multiplied or divided by it.")
  private static let patience = Key.number(
    "patience", default: 10, summary: "The metrics of one kind in a row that are still borne.")
  private static let threshold = Key.number(
    "threshold", default: 1e-6, summary: "How much better than the best a metric must be.")
  private static let thresholdMode: Key<MetricThreshold.Kind> = .choice(
    "threshold_mode", default: .absolute, summary: "Whether `threshold` is a share of the best or a distance from it.")
  private static let cooldown = Key.number(
    "cooldown", default: 0, summary: "The metrics after a lowering that are not counted.")
  private static let warmup = Key.number(
    "warmup", default: 0, summary: "The metrics after a raise that are not counted.")
  private static let floor = Key.number("min_lr", kind: "rate", default: 1e-3, summary: "The floor.").perGroup()
  private static let ceiling = Key.number("max_lr", kind: "rate", default: 1, summary: "The ceiling.").perGroup()
  private static let eps = Key.number("eps", default: 1e-8, summary: "A smaller change of the rate is not made.")
  private static let verbose = Key.bool("verbose", default: false, summary: "Has no effect on the rate.")
  private static let smooth = Key.bool("smooth", default: false, summary: "Whether metrics are averaged.")
  private static let window = Key.integer(
    "window_size", in: .between(1, 1e6), default: 50, summary: "How many metrics are averaged.")
  private static let reset = Key.number(
    "reset_start", default: 500, summary: "The lowerings at the floor after which all starts over.")

  static let greedy = DialectEntry(
    .transformers, "greedy", otherNames: ["GreedyLR", "get_greedy_schedule"],
    summary: "A higher rate while a metric gets better, a lower one when it does not.",
    formula: "min(lr/factor, max_lr) after more than `patience` good metrics, max(lr·factor, min_lr) after bad ones",
    latex:
      #"""
      \eta_{t+1} \in \left\lbrace \eta_t, \thinspace \min\left(\frac{\eta_t}{f}, \eta_{\max}\right), \thinspace \#
      \max(f \eta_t, \eta_{\min}) \right\rbrace
      """#,
    edges: [
      Edge(
        "More than `patience` good metrics raise the rate of the next update, bad ones lower it.",
        #""patience": 0, "factor": 0.5"#, lr: 0.5, metrics: "3, 2, 2", [0: 0.5, 1: 1, 2: 1, 3: 0.5]),
      Edge(
        "`max_lr` is 1 unless it is given: a rate above it is never raised.", #""patience": 0, "factor": 0.5"#, lr: 4,
        metrics: "3, 3", [1: 4, 2: 2]),
      Edge(
        "`min_lr` is 0.001 unless it is given: a usual rate of fine-tuning is never lowered.",
        #""patience": 0, "factor": 0.5, "max_lr": 1e-5"#, lr: 1e-5, metrics: "3, 3, 3", [99: 1e-5]),
      .refused("A `factor` of 1 or more.", #""factor": 1"#, metrics: "1"),
    ],
    source: TransformersDialect.source,
    keys: [
      TorchPlateau.mode.declaration, factor.declaration, patience.declaration, threshold.declaration,
      thresholdMode.declaration, cooldown.declaration, warmup.declaration, floor.declaration, ceiling.declaration,
      eps.declaration, verbose.declaration, smooth.declaration, window.declaration, reset.declaration,
    ] + TransformersKeys.unusedBoth,
    example: #"""
      {"dialect": "transformers", "name": "greedy", "args": {"patience": 2}, "lr": 0.1,
       "metrics": [1.0, 0.8, 0.7, 0.6, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]}
      """#,
    needsMetrics: true
  ) { reader, context in
    TransformersKeys.warnOfUnused(reader, warmup: true)
    guard let rule = rule(reader), let base = context.base(), let metrics = context.measured() else { return nil }
    if base < rule.floor {
      reader.warning(
        at: floor, "`min_lr` is above the optimizer's rate, so the rate is never lowered",
        hint: "the default of 0.001 is far above the usual rates of fine-tuning")
    }
    context.warnsOfFewMetrics(metrics)
    context.warnsOfNegative(metrics, rule.threshold.kind)
    guard rule.path(from: base, metrics: metrics).rates.allSatisfy(\.isFinite) else {
      reader.error(at: factor, "`factor` leads to an infinite rate", hint: "it must lie above 0 and below 1")
      return nil
    }
    return context.made(rule.curve(from: base, metrics: metrics), facts: .driven())
  }

  private static func rule(_ reader: ObjectReader) -> GreedyRule? {
    let (mode, size, kind) = (reader.read(TorchPlateau.mode), reader.read(threshold), reader.read(thresholdMode))
    let (factor, patience, cooldown) = (reader.read(factor), reader.read(patience), reader.read(cooldown))
    let (warmup, floor, ceiling) = (reader.read(warmup), reader.read(floor), reader.read(ceiling))
    let (eps, smooth, window) = (reader.read(eps), reader.read(smooth), reader.read(window))
    guard let reset = reader.read(reset), reader.read(verbose) != nil, let mode, let size, let kind, let factor,
      let patience, let cooldown, let warmup, let floor, let ceiling, let eps, let smooth, let window
    else { return nil }
    return GreedyRule(
      threshold: MetricThreshold(mode: mode, kind: kind, size: size), factor: factor, patience: patience,
      cooldown: cooldown, warmup: warmup, floor: floor, ceiling: ceiling, eps: eps, window: smooth ? window : nil,
      reset: reset)
  }
}
