import LRInput
import LRMath
import LRSchedules

/// A factor in equal times, with a bound that is a floor for factors below 1 and a ceiling for others.
struct OptaxExponential {
  let initial: Double
  /// `transition_steps`.
  let length: Double
  let factor: Double
  let begin: Double
  let isStaircase: Bool
  let bound: Double?

  /// The value after p decays.
  private func level(_ p: Double) -> Double {
    let value = p == 0 ? initial : initial * Math.pow(factor, p)
    guard let bound else { return value }
    return factor < 1 ? max(value, bound) : min(value, bound)
  }

  var curve: any RateCurve { drawable(exact) }

  /// Stairs narrower than a step, and powers of a negative number, are met on whole steps only.
  func drawable(_ curve: any RateCurve) -> any RateCurve {
    let isDrawable = isStaircase ? length >= 1 : factor >= 0
    return isDrawable || length <= 0 ? curve : WholeSteps { curve.rate(at: $0) }
  }

  /// Right wherever the formula is a number.
  var exact: any RateCurve {
    guard length > 0, factor != 0 else { return ConstantCurve(peak: initial) }
    if factor == 1 { return ConstantCurve(peak: level(0)) }
    let (length, value) = (length, { @Sendable [self] in level($0) })
    let stairs = FloorSteps(width: length, rule: .rounded)
    var body: any RateCurve
    if isStaircase {
      body = StairLevels(stairs: stairs, level: value)
    } else {
      body = SmoothFormula(factor < 1 ? .decay : .rise) { value($0 / length) }
      if let meeting { body = Halted(body, at: meeting, final: bound ?? 0) }
    }
    if begin == 0 { return body }
    return Stages([
      Stages.Stage(start: 0, origin: 0, curve: ConstantCurve(peak: level(0))),
      Stages.Stage(start: begin, origin: begin, curve: body),
    ])
  }

  /// Where the decay meets its bound: initial·factor^(u/length) = bound, solved for u.
  private var meeting: Double? {
    guard let bound, bound > 0, initial > 0, factor > 0 else { return nil }
    let meeting = length * Math.log(bound / initial) / Math.log(factor)
    return meeting.isFinite && level((meeting + 1) / length) == bound ? max(0, meeting) : nil
  }

  /// Whether a negative factor stays a number: between whole exponents it has no power.
  func givesNumbers(after warmup: Double = 0, _ context: DialectContext) -> Bool {
    guard factor < 0, length > 0, !isStaircase else { return true }
    let start = warmup + begin
    return context.givesNumbers(from: start) { level(($0 - start) / length) }
  }

  /// What it is asked for: the bound is an aim of a decay, and a limit of a growth.
  var facts: ScheduleFacts {
    if length <= 0 || factor == 0 || factor == 1 { return .held(at: initial) }
    return ScheduleFacts(
      factor > 1 ? .rises : .falls, peak: factor > 1 ? bound : initial, floor: factor > 1 ? nil : bound, warmup: nil,
      milestones: []
    ).inStairs(of: length, if: isStaircase).asPart(from: max(0, begin))
  }

  func warn(_ reader: ObjectReader) {
    if length <= 0 {
      reader.warning(
        at: OptaxKeys.length, "without a positive `transition_steps` the rate stays at its first value for ever")
    } else if factor == 0 {
      reader.warning(at: Self.factor, "with a `decay_rate` of 0 the rate stays at its first value for ever")
    }
    if length <= 0 || factor == 0 {
      reader.warnIgnored(Self.bound, "the rate never changes")
    } else if let bound, factor < 1 ? initial < bound : initial > bound {
      reader.warning(
        at: Self.bound, "the rate starts at `end_value`, which is a \(factor < 1 ? "floor" : "ceiling")")
    }
  }

  static let factor = Key.number("decay_rate", summary: "The factor that acts once in `transition_steps`.")
  private static let staircase = Key.bool(
    "staircase", default: false, summary: "Whether the rate holds for `transition_steps` and then drops.")
  static let bound = Key.number("end_value", kind: "rate", summary: "A floor if `decay_rate` < 1, else a ceiling.")
    .orNone("no bound")

  static let keys =
    [OptaxKeys.length, factor, OptaxKeys.begin].map(\.declaration) + [staircase.declaration, bound.declaration]

  static func read(_ reader: ObjectReader, initial: Double?) -> OptaxExponential? {
    let (length, factor) = (reader.require(OptaxKeys.length), reader.require(factor))
    let (begin, isStaircase) = (OptaxKeys.begin(reader), reader.read(staircase))
    guard let bound = reader.read(bound), let initial, let length, let factor, let begin, let isStaircase else {
      return nil
    }
    return OptaxExponential(
      initial: initial, length: length, factor: factor, begin: begin, isStaircase: isStaircase, bound: bound)
  }

  static let entry = DialectEntry(
    .optax, "exponential_decay", summary: "A factor in equal times.",
    formula: "init_value·decay_rate^((t − transition_begin)/transition_steps), with a floor or ceiling end_value",
    latex: #"\eta_t = I \thinspace r^{(t - B)/N}"#,
    edges: [
      Edge(
        "It goes on for ever; `end_value` is a floor for factors below 1 …",
        #""init_value": 1, "transition_steps": 10, "decay_rate": 0.5, "end_value": 0.25"#,
        [10: 0.5, 20: 0.25, 99: 0.25]),
      Edge(
        "… and a ceiling for others.", #""init_value": 1, "transition_steps": 10, "decay_rate": 2, "end_value": 4"#,
        [10: 2, 20: 4, 99: 4]),
      Edge(
        "A staircase drops at the multiples of `transition_steps`, counted from `transition_begin`.",
        #""init_value": 1, "transition_steps": 10, "decay_rate": 0.5, "staircase": true, "transition_begin": 5"#,
        [14: 1, 15: 0.5]),
      Edge(
        "With a `decay_rate` of 0, or no steps, the rate stays at `init_value`.",
        #""init_value": 1, "transition_steps": 10, "decay_rate": 0"#, [99: 1]),
    ],
    source: OptaxDialect.source, keys: [OptaxKeys.initial.declaration] + keys,
    example: #"""
      {"dialect": "optax", "name": "exponential_decay",
       "args": {"init_value": 0.1, "transition_steps": 200, "decay_rate": 0.5}}
      """#,
    needsRate: false
  ) { reader, context in
    guard let decay = read(reader, initial: reader.require(OptaxKeys.initial)) else { return nil }
    decay.warn(reader)
    return decay.givesNumbers(context) ? context.madeOfNumbers(decay.curve, facts: decay.facts) : nil
  }
}

/// Half a cosine, raised to a power.
struct OptaxCosine {
  let initial: Double
  /// `decay_steps`, above 0.
  let length: Double
  let alpha: Double
  let exponent: Double

  /// initial·(alpha + (1 − alpha)·h^exponent).
  var curve: any RateCurve {
    let (initial, length, alpha, exponent) = (initial, length, alpha, exponent)
    if exponent == 0 { return ConstantCurve(peak: initial) }
    let way = Transition(from: initial, to: initial * alpha)
    if exponent == 1 { return Halted(CosineCurve(way: way, length: length), at: length, final: way.to) }
    let body = SmoothFormula(way.direction) { step in
      let share = Transition.Shape.cosine.remaining(after: min(1, step / length))
      return initial * ((1 - alpha) * Math.pow(share, exponent) + alpha)
    }
    return Halted(body, at: length, final: exponent > 0 ? way.to : body.rate(at: length))
  }

  /// What it is asked for.
  var facts: ScheduleFacts {
    if exponent == 0 { return .held(at: initial) }
    return ScheduleFacts(
      .falls, peak: initial, floor: alpha == 0 ? nil : initial * alpha, warmup: nil, milestones: [], landing: length)
  }

  static let alpha = Key.number("alpha", default: 0, summary: "The last rate as a share of the first.")
  static let exponent = Key.number("exponent", default: 1, summary: "The exponent of the half cosine.")
  private static let length = Key.number(
    "decay_steps", in: .positive, unit: "steps", summary: "The steps from the first rate to the last.")

  static let entry = DialectEntry(
    .optax, "cosine_decay_schedule", summary: "Half a cosine from the first rate to the last.",
    formula: "init_value·(alpha + (1 − alpha)·((1 + cos(π·min(t, decay_steps)/decay_steps))/2)^exponent)",
    latex:
      #"""
      \eta_t = I \left(\alpha + (1 - \alpha) \left(\frac{1 + \cos \pi x}{2}\right)^{p}\right), \quad x = \#
      \frac{\min(t, N)}{N}
      """#,
    edges: [
      Edge(
        "From `decay_steps` on the rate is alpha·init_value.", #""init_value": 1, "decay_steps": 50, "alpha": 0.1"#,
        [25: 0.55, 50: 0.1, 99: 0.1]),
      Edge(
        "The exponent acts on the cosine alone, not on the floor.",
        #""init_value": 1, "decay_steps": 100, "alpha": 0.1, "exponent": 2"#, [50: 0.325, 100: 0.1]),
      .refused("`decay_steps` of 0.", #""init_value": 1, "decay_steps": 0"#),
    ],
    source: OptaxDialect.source, keys: [OptaxKeys.initial, length, alpha, exponent].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "cosine_decay_schedule",
       "args": {"init_value": 0.1, "decay_steps": 1000, "alpha": 0.01}}
      """#,
    needsRate: false
  ) { reader, context in
    let (initial, length) = (reader.require(OptaxKeys.initial), reader.require(length))
    guard let alpha = reader.read(alpha), let exponent = reader.read(exponent), let initial, let length else {
      return nil
    }
    let cosine = OptaxCosine(initial: initial, length: length, alpha: alpha, exponent: exponent)
    return context.madeOfNumbers(cosine.curve, facts: cosine.facts.with { $0.floorShare = alpha == 0 ? nil : alpha })
  }
}
