import LRInput
import LRMath
import LRSchedules

/// A straight warmup, and something after it.
enum OptaxWarmups {
  /// join_schedules([linear_schedule(initial, peak, steps), body], [steps])
  static func join(_ initial: Double, _ peak: Double, steps: Double, body: any RateCurve) -> any RateCurve {
    guard steps > 0 else {
      // A boundary below 0 has long passed when the training begins.
      return steps == 0 ? body : Stages([Stages.Stage(start: 0, origin: steps, curve: body)])
    }
    let rise = PointPath(times: [0, steps], rates: [initial, peak], shape: .linear)
    return Stages([
      Stages.Stage(start: 0, origin: 0, curve: rise, kind: .warmup),
      Stages.Stage(start: steps, origin: steps, curve: body),
    ])
  }

  private static let common = [OptaxKeys.initial, OptaxKeys.peak, OptaxKeys.warmup].map(\.declaration)

  static let constantEntry = DialectEntry(
    .optax, "warmup_constant_schedule", summary: "A straight warmup, and then the peak.",
    formula: "init_value + (peak_value − init_value)·min(t, warmup_steps)/warmup_steps",
    latex: #"\eta_t = I + (P - I) \frac{\min(t, w)}{w}"#,
    edges: [
      Edge(
        "Update 0 has `init_value`, update w is the first with `peak_value`.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 10"#, [0: 0, 5: 0.5, 10: 1, 99: 1]),
      Edge(
        "Without a warmup it stays at `init_value` for ever.", #""init_value": 0, "peak_value": 1, "warmup_steps": 0"#,
        [0: 0, 99: 0]),
    ],
    source: OptaxDialect.source,
    keys: common,
    example: #"""
      {"dialect": "optax", "name": "warmup_constant_schedule",
       "args": {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 100}}
      """#,
    needsRate: false
  ) { reader, context in
    let (initial, peak) = (reader.require(OptaxKeys.initial), reader.require(OptaxKeys.peak))
    guard let steps = reader.require(OptaxKeys.warmup), let initial, let peak else { return nil }
    guard steps > 0 else {
      if initial != peak {
        reader.warning(
          at: OptaxKeys.warmup, "without a warmup the rate stays at `init_value` for ever, and never is `peak_value`",
          hint: "the other schedules with a warmup then start at `peak_value`")
      }
      return context.made(
        ConstantCurve(peak: initial),
        facts: ScheduleFacts.held(at: peak).with { $0.warmup = .init(steps, from: initial, to: peak) })
    }
    return context.madeOfNumbers(
      join(initial, peak, steps: steps, body: ConstantCurve(peak: peak)),
      facts: ScheduleFacts.held(at: peak).with { $0.warmup = .init(steps, from: initial, to: peak) })
  }

  static let cosineKeys = [
    OptaxKeys.initial, OptaxKeys.peak, OptaxKeys.warmup, length, floor, OptaxCosine.exponent,
  ].map(\.declaration)

  private static let length = Key.number(
    "decay_steps", unit: "steps", summary: "The steps up to the end, warmup included.")
  private static let floor = Key.number("end_value", kind: "rate", default: 0, summary: "The rate at the end.")

  static let cosineEntry = DialectEntry(
    .optax, "warmup_cosine_decay_schedule", summary: "A straight warmup, and half a cosine down.",
    formula: "the warmup, then end + (peak − end)·((1 + cos(π·u))/2)^exponent, u from 0 to 1 until decay_steps",
    latex:
      #"""
      \eta_t = \begin{cases} I + (P - I) \thinspace t / w & t \lt w \cr E + (P - E) \left(\frac{1 + \cos \pi \#
      u}{2}\right)^{p} & t \ge w \end{cases}, \quad u = \frac{t - w}{N - w}
      """#,
    edges: [
      Edge(
        "`decay_steps` includes the warmup; from there on the rate is `end_value`.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 10, "decay_steps": 100"#,
        [0: 0, 10: 1, 55: 0.5, 100: 0, 150: 0]),
      Edge(
        "Without a warmup it starts at `peak_value`.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 0, "decay_steps": 100"#, [0: 1, 50: 0.5]),
      Edge(
        "The end is a share of the peak: with a peak of 0 it is 0.",
        #""init_value": 1, "peak_value": 0, "warmup_steps": 10, "decay_steps": 100, "end_value": 0.1"#,
        [0: 1, 10: 0, 100: 0]),
      .refused(
        "`decay_steps` that are not more than the warmup's.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 10, "decay_steps": 10"#),
    ],
    source: OptaxDialect.source, keys: cosineKeys,
    example: #"""
      {"dialect": "optax", "name": "warmup_cosine_decay_schedule",
       "args": {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 100, "decay_steps": 1000, "end_value": 0.001}}
      """#,
    needsRate: false
  ) { reader, context in
    readCosine(reader).flatMap { context.madeOfNumbers($0.curve, facts: $0.facts) }
  }

  /// Reads the arguments of a warmup and half a cosine.
  static func readCosine(_ reader: ObjectReader) -> (curve: any RateCurve, length: Double, facts: ScheduleFacts)? {
    let (initial, peak) = (reader.require(OptaxKeys.initial), reader.require(OptaxKeys.peak))
    let (steps, length) = (reader.require(OptaxKeys.warmup), reader.require(length))
    let (floor, exponent) = (reader.read(floor), reader.read(OptaxCosine.exponent))
    guard let initial, let peak, let steps, let length, let floor, let exponent else { return nil }
    guard length > steps else {
      reader.error(
        at: Self.length, "`decay_steps` must be above `warmup_steps`",
        hint: "it counts the warmup too: \(RateText.short(length)) − \(RateText.short(steps)) steps are left")
      return nil
    }
    if peak == 0, floor != 0 {
      reader.warning(at: Self.floor, "`end_value` is not reached: it is taken as a share of `peak_value`, which is 0")
    }
    let body = OptaxCosine(
      initial: peak, length: length - steps, alpha: peak == 0 ? 0 : floor / peak, exponent: exponent)
    let facts = ScheduleFacts(
      .falls, peak: peak, floor: floor == 0 ? nil : floor, warmup: .init(steps, from: initial, to: peak),
      milestones: [],
      landing: length)
    return (join(initial, peak, steps: steps, body: body.curve), length, facts)
  }

  static let exponentialEntry = DialectEntry(
    .optax, "warmup_exponential_decay_schedule", summary: "A straight warmup, and a factor in equal times.",
    formula: "the warmup, then peak_value·decay_rate^((u − transition_begin)/transition_steps), u = t − warmup_steps",
    latex:
      #"""
      \eta_t = \begin{cases} I + (P - I) \thinspace t / w & t \lt w \cr P \thinspace r^{(t - w - B)/N} & t \ge w \#
      \end{cases}
      """#,
    edges: [
      Edge(
        "The decay's clock starts at the end of the warmup.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 10, "transition_steps": 10, "decay_rate": 0.5"#,
        [0: 0, 10: 1, 20: 0.5, 30: 0.25]),
      Edge(
        "Without a warmup it starts at `peak_value`.",
        #""init_value": 0, "peak_value": 1, "warmup_steps": 0, "transition_steps": 10, "decay_rate": 0.5"#,
        [0: 1, 10: 0.5]),
    ],
    source: OptaxDialect.source, keys: common + OptaxExponential.keys,
    example: #"""
      {"dialect": "optax", "name": "warmup_exponential_decay_schedule",
       "args": {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 100, "transition_steps": 200, "decay_rate": 0.5}}
      """#,
    needsRate: false
  ) { reader, context in
    let (initial, peak) = (reader.require(OptaxKeys.initial), reader.require(OptaxKeys.peak))
    let steps = reader.require(OptaxKeys.warmup)
    guard let decay = OptaxExponential.read(reader, initial: peak), let initial, let peak, let steps else { return nil }
    decay.warn(reader)
    guard decay.givesNumbers(after: steps, context) else { return nil }
    return context.madeOfNumbers(
      decay.drawable(join(initial, peak, steps: steps, body: decay.exact)),
      facts: decay.facts.asPart(from: max(0, steps)).with { $0.warmup = .init(steps, from: initial, to: peak) })
  }
}
