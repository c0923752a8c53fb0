import LRInput
import LRSchedules

/// torch's plateau rule, after a warmup in which the metric is not looked at.
enum TimmPlateau {
  private static let factor = Key.number(
    "decay_rate", in: .below(1), default: 0.1, summary: "The factor of every drop.")
  private static let patience = Key.number(
    "patience_t", default: 10, summary: "The bad metrics in a row that are still borne.")
  private static let threshold = Key.number(
    "threshold", default: 1e-4, summary: "How much better, as a share, a metric must be to be better.")
  private static let cooldown = Key.number(
    "cooldown_t", default: 0, summary: "How many metrics after a drop are not counted as bad.")
  private static let floor = Key.number("lr_min", kind: "rate", default: 0, summary: "The lowest rate.")
  static let mode: Key<MetricMode> = .choice(
    "mode", default: .max, summary: "Whether a smaller or a greater metric is better.")
  private static let noiseType = Key.string(
    "noise_type", default: "normal", summary: "The distribution of the noise: normal, or else uniform.")

  static let entry = DialectEntry(
    .timm, "PlateauLRScheduler",
    summary: "A factor whenever a metric has stopped getting better, after a warmup.",
    formula: "after more than patience_t bad metrics in a row: max(lr·decay_rate, lr_min)",
    latex:
      #"""
      \eta_{t+1} = \max(f \thinspace \eta_t, \eta_{\min}) \quad \text{after more than } p \text{ bad metrics in a \#
      row}
      """#,
    edges: [
      Edge(
        "The default mode takes a greater metric for a better one, so that a falling loss lowers the rate.",
        #""patience_t": 1"#, metrics: "3, 2, 1", [2: 1, 3: 0.1]),
      Edge(
        "Metrics during the warmup are not looked at.", #""patience_t": 0, "mode": "min", "warmup_t": 4"#,
        metrics: "9, 9, 9, 9, 6, 6", [0: 0, 4: 1, 5: 1, 6: 0.1]),
      .refused("A `decay_rate` of 1 or more.", #""decay_rate": 1"#, metrics: "1"),
    ],
    source: "timm/scheduler/plateau_lr.py; torch.optim.lr_scheduler.ReduceLROnPlateau",
    keys: [factor, patience, threshold, cooldown].map(\.declaration) + TimmKeys.warmup
      + [floor.declaration, mode.declaration, noiseType.declaration] + TimmKeys.unclocked,
    example: #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "lr": 0.1,
       "args": {"decay_rate": 0.5, "patience_t": 1, "mode": "min"}, "metrics": [1, 0.9, 0.9, 0.9, 0.9, 0.9]}
      """#,
    needsMetrics: true
  ) { reader, context in
    let (factor, patience, threshold) = (reader.read(factor), reader.read(patience), reader.read(threshold))
    let (cooldown, floor, mode) = (reader.read(cooldown), reader.read(floor), reader.read(mode))
    let (warmup, type) = (TimmKeys.warmup(reader, prefix: nil), reader.read(noiseType))
    let noise = TimmNoise.read(reader, isNormal: type == "normal")
    let accepted = TimmKeys.accepts(reader, clocked: false)
    guard let factor, let patience, let threshold, let cooldown, let floor, let mode, let warmup, let noise, accepted
    else { return nil }
    var rule = PlateauRule()
    rule.threshold = MetricThreshold(mode: mode, kind: .relative, size: threshold)
    rule.factor = factor
    rule.patience = patience
    rule.cooldown = cooldown
    rule.floor = floor
    if !reader.has(Self.mode) { warnOfMode(context) }
    return make(rule, warmup, noise, context)
  }

  static func warnOfMode(_ context: DialectContext) {
    guard let metrics = context.metrics, let first = metrics.first, let last = metrics.last, last < first else {
      return
    }
    context.quirk(
      "timm takes a greater metric for a better one, and this one falls",
      hint: "a loss needs the mode \"min\"")
  }

  /// The optimizer's rate is lowered where the warmup has left it: in its last whole step.
  static func make(
    _ rule: PlateauRule, _ warmup: TimmWarmup, _ noise: TimmNoise?, _ context: DialectContext
  )
    -> DialectSchedule?
  {
    guard let base = context.base(), let metrics = context.measured() else { return nil }
    let steps = warmup.steps
    let warm = max(0, steps.rounded(.down))
    let start = steps == 0 ? base : steps < 0 ? warmup.from : warmup.from + warm * ((base - warmup.from) / steps)
    context.warnsOfNegative(metrics, rule.threshold.kind)
    let facts = warmup.facts(before: .driven(), base: base, noise: noise)
    let driven = MetricDriven(metrics) { metrics in
      let curve = curve(rule, from: start, after: warm, of: warmup, metrics)
      guard var noise else { return curve }
      noise.from = max(noise.from, warm + 1)
      return noise.curve(on: curve)
    }
    return context.madeOfNumbers(driven, facts: facts)
  }

  private static func curve(
    _ rule: PlateauRule, from start: Double, after warm: Double, of warmup: TimmWarmup, _ metrics: [Double]
  ) -> any RateCurve {
    let path = rule.path(from: start, metrics: Array(metrics.dropFirst(Int(min(warm, 1e9)))))
    guard warm > 0 else { return path }
    let rise = PointPath(times: [0, warm], rates: [warmup.from, start], shape: .linear)
    return Stages([
      Stages.Stage(start: 0, origin: 0, curve: rise, kind: .warmup),
      Stages.Stage(start: warm, origin: warm, curve: path),
    ])
  }
}
