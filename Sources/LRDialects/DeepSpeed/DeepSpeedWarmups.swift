import LRInput
import LRMath
import LRSchedules

/// The share g of a warmup that has passed: ln(n + 1)/ln(w), or n/w.
struct DeepSpeedRise: Sendable {
  /// w, at least 2.
  let steps: Double
  let isLinear: Bool

  /// Never above 1: between n = w − 1 and n = w, where no update lies, the logarithm would lead beyond the peak.
  private func share(at step: Double) -> Double {
    isLinear ? step / steps : min(1, Math.log(step + 1) / Math.log(steps))
  }

  /// The curve of from + (to − from)·g over n.
  func curve(from: Double, to: Double) -> any RateCurve {
    if from == to { return ConstantCurve(peak: to) }
    if isLinear { return PointPath(times: [0, steps], rates: [from, to], shape: .linear) }
    return SmoothFormula(.warmup) { from + (to - from) * share(at: $0) }
  }

  /// A warmup, and a curve after it that is on the clock of the warmup.
  func curve(from: Double, to: Double, then body: any RateCurve) -> any RateCurve {
    Stages([
      Stages.Stage(start: 0, origin: 0, curve: curve(from: from, to: to), kind: .warmup),
      Stages.Stage(start: steps, origin: 0, curve: body),
    ])
  }

  private static let steps = Key.integer(
    "warmup_num_steps", in: .between(1, 1e12), unit: "steps", default: 1000,
    summary: "The length of the warmup; 1 counts as 2.")
  private static let type = Key.node(
    "warmup_type", kind: "log | linear", defaultText: "log", schema: SchemaFragment(.string),
    summary: "Whether the rate grows with the logarithm of the step, or straight.")

  static let keys = [steps.declaration, type.declaration]

  static func read(_ reader: ObjectReader, total: Double? = nil) -> DeepSpeedRise? {
    var isLinear = false
    if let node = reader.node(of: type) {
      if node.string == nil, node.value != .null {
        reader.error(at: type, "`warmup_type` must be `log` or `linear`, not \(node.kind)")
        return nil
      }
      isLinear = node.string == "linear"
      if !isLinear, node.string != "log" {
        reader.warning(
          at: type, "DeepSpeed knows no such `warmup_type`, and takes `log`", hint: "it is `log` or `linear`")
      }
    }
    guard let steps = reader.steps(steps) else { return nil }
    if steps < 2 { reader.warning(at: Self.steps, "DeepSpeed warms up for at least 2 steps") }
    if let total, total < Double(max(2, steps)) {
      reader.warning(
        at: Self.steps, "the warmup is longer than `total_num_steps`, and the rate falls at once after it",
        hint: "the warmup has \(StepCount.text(max(2, steps)))")
    }
    return DeepSpeedRise(steps: Double(max(2, steps)), isLinear: isLinear)
  }
}

/// A warmup, and then the same rate or a straight decay.
enum DeepSpeedWarmups {
  private static let low = Key.number(
    "warmup_min_lr", kind: "rate", default: 0, summary: "The rate with which the warmup starts."
  ).perGroup()
  private static let high = Key.number(
    "warmup_max_lr", kind: "rate", summary: "The rate to which it leads."
  ).perGroup().orNone("the optimizer's rate")
  private static let decayHigh = Key.number(
    "warmup_max_lr", kind: "rate", default: 0.001, summary: "The rate to which the warmup leads."
  ).perGroup()
  private static let optimizerHigh = decayHigh.orNone("the optimizer's rate")
  static let total = Key.number(
    "total_num_steps", unit: "steps", summary: "The length of the training, warmup included.")

  static let plainEntry = DialectEntry(
    .deepspeed, "WarmupLR", summary: "A warmup, and then the same rate.",
    formula: "min + (max − min)·g(t − 1), g(n) = ln(n + 1)/ln(w) or n/w for n < w, then 1",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \thinspace g(t - 1), \quad g(n) = \begin{cases} \ln(n + 1) \#
      / \ln w \text{ or } n / w & n \lt w \cr 1 & n \ge w \end{cases}
      """#,
    edges: [
      Edge(
        """
        The counter is one behind: updates 0 and 1 both have `warmup_min_lr`, and update w + 1 is the first with the \
        whole rate.
        """,
        #""warmup_max_lr": 1, "warmup_num_steps": 10, "warmup_type": "linear""#, [0: 0, 1: 0, 2: 0.1, 10: 0.9, 11: 1]),
      Edge(
        "The default grows with the logarithm, and is there one step earlier.",
        #""warmup_max_lr": 1, "warmup_num_steps": 10"#, [1: 0, 2: 0.301, 10: 1]),
      Edge("A warmup of 1 step counts as 2.", #""warmup_max_lr": 1, "warmup_num_steps": 1"#, [0: 0, 1: 0, 2: 1]),
      .refused("Neither `warmup_max_lr` nor a rate of the optimizer.", #""warmup_num_steps": 10"#),
    ],
    source: DeepSpeedDialect.source,
    keys: [low.declaration, high.declaration] + DeepSpeedRise.keys + DeepSpeedClock.keys,
    example: #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_max_lr": 0.1, "warmup_num_steps": 200}}
      """#,
    needsRate: false
  ) { reader, context in
    let (low, rise) = (reader.read(low), DeepSpeedRise.read(reader))
    guard let high = reader.read(high), let low, let rise, let top = high ?? context.base() else { return nil }
    let body = rise.curve(from: low, to: top, then: ConstantCurve(peak: top))
    return DeepSpeedClock.curve(reader, context, first: low, curve: body).flatMap { curve in
      context.madeOfNumbers(
        curve, facts: ScheduleFacts.held(at: top).with { $0.warmup = .init(rise.steps, from: low, to: top) })
    }
  }

  static let decayEntry = DialectEntry(
    .deepspeed, "WarmupDecayLR", summary: "A warmup, and then a straight decay.",
    formula: "the warmup of WarmupLR, then min + (max − min)·max(0, (T − n)/max(1, T − w)), n = t − 1",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \max\left(0, \frac{T - n}{T - w}\right), \quad n = t - 1 \#
      \ge w
      """#,
    edges: [
      Edge(
        "The counter is one behind: the end, `warmup_min_lr`, is the rate of update T + 1.",
        #""total_num_steps": 100, "warmup_max_lr": 1, "warmup_num_steps": 10, "warmup_type": "linear""#,
        [0: 0, 1: 0, 11: 1, 56: 0.5, 100: 0.01111, 101: 0]),
      Edge(
        "`warmup_max_lr` is 0.001 unless it is given, whatever the optimizer's rate is.",
        #""total_num_steps": 100, "warmup_num_steps": 10"#, [11: 0.001]),
      Edge(
        "With a warmup longer than the training the rate falls at once after it.",
        #""total_num_steps": 20, "warmup_max_lr": 1, "warmup_num_steps": 40, "warmup_type": "linear""#,
        [40: 0.975, 41: 0]),
      .refused("A missing `total_num_steps`.", #""warmup_num_steps": 10"#),
    ],
    source: DeepSpeedDialect.source,
    keys: [total.declaration, low.declaration, optimizerHigh.declaration(default: "0.001")] + DeepSpeedRise.keys
      + DeepSpeedClock.keys,
    example: #"""
      {"dialect": "deepspeed", "name": "WarmupDecayLR",
       "args": {"total_num_steps": 1000, "warmup_max_lr": 0.1, "warmup_num_steps": 100, "warmup_type": "linear"}}
      """#,
    needsRate: false
  ) { reader, context in
    let (total, low) = (reader.require(total), reader.read(low))
    let rise = DeepSpeedRise.read(reader, total: total)
    let high = reader.has(optimizerHigh) ? reader.read(optimizerHigh) : .some(0.001)
    guard let high, let total, let low, let rise, let top = high ?? context.base() else { return nil }
    if !reader.has(optimizerHigh), let lr = context.lr, lr != top {
      context.quirk(
        "the optimizer's rate \(RateText.short(lr)) is not used: the default of `warmup_max_lr` is 0.001")
    }
    let body = rise.curve(from: low, to: top, then: decay(from: top, to: low, total: total, warmup: rise.steps))
    return DeepSpeedClock.curve(reader, context, first: low, curve: body).flatMap { curve in
      context.madeOfNumbers(
        curve,
        facts: ScheduleFacts(
          .falls, peak: top, floor: low == 0 ? nil : low, warmup: .init(rise.steps, from: low, to: top), milestones: [],
          landing: max(total, rise.steps) + 1))
    }
  }

  /// The straight decay over n, right from the end of the warmup on.
  private static func decay(from top: Double, to low: Double, total: Double, warmup: Double) -> any RateCurve {
    guard total > warmup else { return ConstantCurve(peak: low) }
    let start = low + (top - low) * ((total - warmup) / max(1, total - warmup))
    return PointPath(times: [warmup, total], rates: [start, low], shape: .linear)
  }
}

extension Key {
  /// The declaration with another default to show.
  fileprivate func declaration(default text: String) -> KeyDeclaration {
    var declaration = declaration
    declaration.defaultText = text
    return declaration
  }
}

/// A warmup, and then half a cosine, as shares of the optimizer's rate.
enum DeepSpeedCosine {
  private static let low = Key.number(
    "warmup_min_ratio", default: 0, summary: "The share with which the warmup starts."
  ).perGroup()
  private static let floor = Key.number("cos_min_ratio", default: 1e-4, summary: "The share at the end.")

  static let entry = DialectEntry(
    .deepspeed, "WarmupCosineLR", summary: "A warmup, and then half a cosine.",
    formula: "lr·(r + (1 − r)·g(n)), then lr·(m + (1 − m)·(1 + cos(π·min(1, (n − w + 1)/max(1, T − w))))/2), n = t − 1",
    latex:
      #"""
      \eta_t = \eta \left(m + (1 - m) \frac{1 + \cos \pi x}{2}\right), \quad x = \min\left(1, \frac{n - w + 1}{T - \#
      w}\right), \quad n = t - 1 \ge w
      """#,
    edges: [
      Edge(
        """
        The counter is one behind in the warmup, and caught up in the cosine: the end is the rate of update T, and \
        it holds.
        """,
        #""total_num_steps": 100, "warmup_num_steps": 10, "warmup_type": "linear""#,
        [0: 0, 1: 0, 10: 0.9, 11: 0.9997, 55: 0.5, 100: 0.0001, 150: 0.0001]),
      Edge(
        "Update 0 has the rate 0 even where `warmup_min_ratio` is more.",
        #""total_num_steps": 100, "warmup_num_steps": 10, "warmup_type": "linear", "warmup_min_ratio": 0.5"#,
        [0: 0, 1: 0.5]),
      .refused("A missing `total_num_steps`.", #""warmup_num_steps": 10"#),
    ],
    source: DeepSpeedDialect.source,
    keys: [DeepSpeedWarmups.total.declaration, low.declaration, floor.declaration] + DeepSpeedRise.keys
      + DeepSpeedClock.keys,
    example: #"""
      {"dialect": "deepspeed", "name": "WarmupCosineLR", "lr": 0.1,
       "args": {"total_num_steps": 1000, "warmup_num_steps": 100, "warmup_type": "linear"}}
      """#
  ) { reader, context in
    let (total, low, floor) = (reader.require(DeepSpeedWarmups.total), reader.read(low), reader.read(floor))
    let (rise, base) = (DeepSpeedRise.read(reader, total: total), context.base())
    guard let total, let low, let floor, let rise, let base else { return nil }
    if low != 0 {
      context.quirk("update 0 has the rate 0: `warmup_min_ratio` acts from update 1 on")
    }
    let length = max(1, total - rise.steps)
    let start = rise.steps - 1
    let value: @Sendable (Double) -> Double = { step in
      let share = Transition.Shape.cosine.remaining(after: min(1, (step - start) / length))
      return base * max(0, floor + (1 - floor) * share)
    }
    let body = Halted(
      SmoothFormula(floor < 1 ? .decay : .rise, value), at: start + length, final: base * max(0, floor))
    let curve = rise.curve(from: base * low, to: base, then: body)
    let facts = ScheduleFacts(
      .falls, peak: base, floor: floor == 0 ? nil : base * floor,
      warmup: .init(rise.steps, from: base * low, to: base), milestones: [], landing: start + length + 1)
    return DeepSpeedClock.curve(reader, context, first: 0, curve: curve).flatMap { curve in
      context.madeOfNumbers(
        curve, facts: facts.with { $0.floorShare = reader.has(Self.floor) && floor != 0 ? floor : nil })
    }
  }
}
