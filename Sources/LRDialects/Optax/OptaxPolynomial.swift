import LRInput
import LRMath
import LRSchedules

enum OptaxConstant {
  private static let value = Key.number("value", kind: "rate", summary: "The rate.")

  static let entry = DialectEntry(
    .optax, "constant_schedule", summary: "The same rate at every step.", formula: "value", latex: #"\eta_t = v"#,
    edges: [
      Edge("It holds for ever.", #""value": 1"#, [0: 1, 150: 1])
    ],
    source: OptaxDialect.source,
    keys: [value.declaration],
    example: #"{"dialect": "optax", "name": "constant_schedule", "args": {"value": 0.1}}"#, needsRate: false
  ) { reader, context in
    reader.require(value).map { context.made(ConstantCurve(peak: $0), facts: .held(at: $0)) }
  }
}

/// A power of the share that is left.
struct OptaxPolynomial {
  let initial: Double
  let end: Double
  let power: Double
  /// `transition_steps`.
  let length: Double
  var begin = 0.0

  /// end + (initial − end)·(1 − x)^power; without a positive length the initial value for ever.
  var curve: any RateCurve {
    guard length > 0, power != 0, initial != end else { return ConstantCurve(peak: initial) }
    let way = Transition(from: initial, to: end)
    if power == 1 {
      return PointPath(times: [begin, begin + length], rates: [initial, end], shape: .linear)
    }
    let body = Halted(PolynomialCurve(way: way, length: length, power: power), at: length, final: end)
    if begin == 0 { return body }
    return Stages([
      Stages.Stage(start: 0, origin: 0, curve: ConstantCurve(peak: initial)),
      Stages.Stage(start: begin, origin: begin, curve: body),
    ])
  }

  /// What it is asked for: up or down, as the two values say.
  private var facts: ScheduleFacts {
    if initial == end || length <= 0 || power == 0 { return .held(at: initial) }
    let rises = end > initial
    return ScheduleFacts(
      rises ? .rises : .falls, peak: max(initial, end), floor: rises ? nil : end, warmup: nil, milestones: [],
      landing: begin + length)
  }

  func schedule(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    if length <= 0, initial != end {
      reader.warning(
        at: OptaxKeys.length, "without a positive `transition_steps` the rate stays at `init_value` for ever")
    }
    let last = begin + length
    if power < 0, length > 0, context.reaches(last) {
      context.refuse(
        "a negative power leads to \(initial == end ? "no number" : "infinity") at step "
          + StepCount.digits(at: last))
      return nil
    }
    if power < 0, length > 0, initial != end {
      let (initial, end, power, length, begin) = (initial, end, power, length, begin)
      return context.madeOfNumbers(
        WholeSteps.checked { end + (initial - end) * Math.pow(1 - max(0, $0 - begin) / length, power) }, facts: facts)
    }
    if power > 0, power < 1, length > 0, context.reaches(last) {
      context.quirk(
        "under jax.jit optax may give NaN or a wrong rate from the end on, as the share that is left comes out "
          + "negative; here it is 0", hint: "without jit optax is right")
    }
    return context.madeOfNumbers(curve, facts: facts)
  }

  private static let power = Key.number("power", summary: "The exponent; 1 is a straight line.")

  static let entry = DialectEntry(
    .optax, "polynomial_schedule", summary: "A power of the share that is left.",
    formula: "end_value + (init_value − end_value)·(1 − x)^power, x from 0 to 1 in transition_steps",
    latex: #"\eta_t = E + (I - E)(1 - x)^{p}, \quad x = \frac{t - B}{N} \text{ within } 0 \ldots 1"#,
    edges: [
      Edge(
        "From `transition_begin` + `transition_steps` on the rate is `end_value`.",
        #""init_value": 1, "end_value": 0, "power": 2, "transition_steps": 50"#, [25: 0.25, 50: 0, 99: 0]),
      Edge(
        "A power between 0 and 1 may give NaN past the end under jax.jit; here it gives what optax gives without jit.",
        #""init_value": 1, "end_value": 0, "power": 0.5, "transition_steps": 50"#, [50: 0, 99: 0]),
      Edge(
        "A negative `transition_begin` counts as 0.",
        #""init_value": 1, "end_value": 0, "power": 1, "transition_steps": 50, "transition_begin": -10"#,
        [0: 1, 25: 0.5]),
      .refused(
        "A negative power whose end is within the run.",
        #""init_value": 1, "end_value": 0, "power": -1, "transition_steps": 50"#),
    ],
    source: OptaxDialect.source,
    keys: [OptaxKeys.initial, OptaxKeys.end, power, OptaxKeys.length, OptaxKeys.begin].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "polynomial_schedule",
       "args": {"init_value": 0.1, "end_value": 0.001, "power": 2, "transition_steps": 1000}}
      """#,
    needsRate: false
  ) { reader, context in
    read(reader, power: reader.require(power))?.schedule(reader, context)
  }

  static let linearEntry = DialectEntry(
    .optax, "linear_schedule", summary: "A straight line.",
    formula: "init_value + (end_value − init_value)·x, x from 0 to 1 in transition_steps",
    latex: #"\eta_t = I + (E - I) \thinspace x, \quad x = \frac{t - B}{N} \text{ within } 0 \ldots 1"#,
    edges: [
      Edge(
        "From `transition_begin` + `transition_steps` on the rate is `end_value`.",
        #""init_value": 1, "end_value": 0.1, "transition_steps": 50, "transition_begin": 10"#,
        [10: 1, 35: 0.55, 60: 0.1, 99: 0.1]),
      Edge(
        "Without steps it stays at `init_value`, and `end_value` never comes.",
        #""init_value": 1, "end_value": 0.1, "transition_steps": 0"#, [0: 1, 99: 1]),
    ],
    source: OptaxDialect.source,
    keys: [OptaxKeys.initial, OptaxKeys.end, OptaxKeys.length, OptaxKeys.begin].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "linear_schedule",
       "args": {"init_value": 0.1, "end_value": 0.001, "transition_steps": 1000}}
      """#,
    needsRate: false
  ) { reader, context in
    read(reader, power: 1)?.schedule(reader, context)
  }

  private static func read(_ reader: ObjectReader, power: Double?) -> OptaxPolynomial? {
    let (initial, end) = (reader.require(OptaxKeys.initial), reader.require(OptaxKeys.end))
    let begin = OptaxKeys.begin(reader)
    guard let length = reader.require(OptaxKeys.length), let initial, let end, let power, let begin else { return nil }
    return OptaxPolynomial(initial: initial, end: end, power: power, length: length, begin: begin)
  }
}
