import LRInput
import LRSchedules

/// timm's `create_scheduler_v2`: schedules by name, with arguments in epochs.
enum TimmFactory {
  /// A name that the factory knows, with what it means in the factory's arguments, counted in epochs.
  struct Kind: Sendable {
    let name: String
    let summary: String
    let formula: String
    let latex: String
    let edges: [Edge]
  }

  static let names = ["cosine", "tanh", "poly", "step", "multistep", "plateau", "wsd", "rsqrt", "constant", "none"]

  static let rows: [Catalog<DialectEntry>.Row] = names.map(row) + [any]

  private static let any: Catalog<DialectEntry>.Row = ("create_scheduler_v2", { entry(TimmFactory.named, kind: nil) })

  private static func row(_ name: String) -> Catalog<DialectEntry>.Row {
    ("create_scheduler_v2:" + name, { entry(TimmFactory.kind(name), kind: name) })
  }

  private static func entry(_ told: Kind, kind: String?) -> DialectEntry {
    let name = "create_scheduler_v2" + (kind.map { ":" + $0 } ?? "")
    let metrics = kind == "plateau" ? #", "metrics": [0.5, 0.6, 0.6, 0.6]"# : ""
    let args = kind == "plateau" ? #""patience_epochs": 1"# : #""num_epochs": 1000, "warmup_epochs": 50"#
    return DialectEntry(
      .timm, name, otherNames: kind.map { [$0] } ?? ["create_scheduler"], summary: told.summary,
      formula: told.formula, latex: told.latex, edges: told.edges,
      source: "timm/scheduler/scheduler_factory.py",
      keys: TimmFactoryKeys.all + (kind == nil ? [sched.declaration] : []),
      example: #"{"dialect": "timm", "name": "\#(name)", "args": {\#(args)}, "lr": 0.1\#(metrics)}"#,
      needsMetrics: kind == "plateau"
    ) { reader, context in
      guard let written = kind ?? reader.read(sched) else { return nil }
      guard names.contains(written) else {
        reader.error(
          at: sched, "unknown schedule \(DiagnosticText.quoted(written))",
          hint: "it is one of \(DiagnosticText.list(names, "or"))")
        return nil
      }
      return TimmFactoryArguments(reader, context)?.make(written)
    }
  }

  private static let sched = Key.string("sched", default: "cosine", summary: "The name of the schedule.")
}

extension TimmFactoryArguments {
  func make(_ kind: String) -> DialectSchedule? {
    guard let base = context.base() else { return nil }
    warnIgnored(kind)
    switch kind {
    case "cosine": return cycles(base, .cosine(k: k), decay: true)
    case "tanh": return cycles(base, .tanh(lower: -7, upper: 3), decay: true)
    case "poly":
      if !reader.has(TimmFactoryKeys.rate) {
        context.quirk("the power is the default of `decay_rate`, 0.1: a drop at the very end")
      }
      return cycles(base, .polynomial(power: rate, k: k), decay: true)
    case "step": return TimmStep.make(base: base, interval: decay, factor: rate, warmup, noise, context)
    case "multistep":
      let list = milestones.map { $0 * unit }
      return TimmMultiStep.make(list, base: base, factor: rate, warmup, noise, context)
    case "constant": return TimmStep.make(base: base, interval: 1, factor: 1, isConstant: true, warmup, noise, context)
    case "plateau": return plateau()
    case "wsd", "rsqrt": return wsd(base, isRoot: kind == "rsqrt")
    default: return context.made(ConstantCurve(peak: base), facts: .held(at: base))
    }
  }

  private func cycles(_ base: Double, _ shape: TimmCycles.Shape, decay: Bool) -> DialectSchedule? {
    guard length > 0, floor >= 0 else {
      context.refuse(length > 0 ? "`min_lr` must be at least 0" : "`num_epochs` must be above 0")
      return nil
    }
    var isTanh = false
    if case .tanh = shape { isTanh = true }
    if isTanh, cycleLimit < 0 || warmup.steps < 0 || warmup.from < 0 {
      context.refuse("`cycle_limit`, `warmup_epochs` and `warmup_lr` must be at least 0", hint: "timm asserts it")
      return nil
    }
    if cycleLimit > 1, !reader.has(TimmFactoryKeys.cycleDecay) {
      context.quirk("each cycle has a tenth of the peak of the one before: the default of `cycle_decay` is 0.1")
    }
    let curve = TimmCycles(
      base: base, floor: floor, cycles: CycleClock(first: length, mult: cycleMult), decay: cycleDecay,
      limit: cycleLimit, shape: shape)
    return curve.schedule(warmup, noise: noise, meetsWarmup: isTanh, context)
  }

  private func plateau() -> DialectSchedule? {
    guard onEpochs else {
      reader.error(at: TimmFactoryKeys.onEpochs, "a plateau can only be stepped by epochs")
      return nil
    }
    guard rate < 1 else {
      reader.error(at: TimmFactoryKeys.rate, "`decay_rate` must be below 1")
      return nil
    }
    var rule = PlateauRule()
    rule.threshold.mode = mode
    rule.factor = rate
    rule.patience = patience
    rule.floor = floor
    if !reader.has(TimmFactoryKeys.mode) { TimmPlateau.warnOfMode(context) }
    return TimmPlateau.make(rule, warmup, noise, context)
  }

  /// The warmup is always a prefix; without `warmup_prefix` it is taken from the epochs there are.
  private func wsd(_ base: Double, isRoot: Bool) -> DialectSchedule? {
    let length = warmup.isPrefix ? length : length - warmup.steps
    let epochs = decayEpochs ?? 0.2
    let steps = (epochs > 0 && epochs < 1 ? epochs * length : epochs * unit).rounded(.toNearestOrEven)
    guard steps > 0, steps <= length, floor >= 0, length > 0 else {
      context.refuse(
        floor >= 0
          ? "the decay of \(RateText.short(steps)) steps must be above 0 and within the \(RateText.short(length)) "
            + "steps of stable part and decay" : "`min_lr` must be at least 0")
      return nil
    }
    let curve = TimmWSD(
      base: base, floor: floor, length: length, decaySteps: steps, stable: isRoot ? .rsqrt : .constant,
      timescale: timescale.map { $0 * unit } ?? warmup.steps, decay: shape ?? (isRoot ? .linear : .oneMinusSqrt))
    return curve.schedule(warmup, noise: noise, context)
  }
}
