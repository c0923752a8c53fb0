import LRInput
import LRMath
import LRSchedules

/// The two decays without an end: by a factor, and by a divisor that grows.
enum KerasDecays {
  private static let rate = Key.number("decay_rate", summary: "The factor, or the growth of the divisor.")

  private static let keys =
    [KerasKeys.initial, KerasKeys.length, rate].map(\.declaration)
    + [KerasKeys.staircase.declaration, KerasKeys.name.declaration]

  static let exponentialEntry = DialectEntry(
    .keras, "ExponentialDecay", summary: "A factor in equal times.",
    formula: "initial_learning_rate·decay_rate^(t/decay_steps)", latex: #"\eta_t = i \thinspace r^{t/N}"#,
    edges: [
      Edge(
        "It goes on for ever; there is no floor.",
        #""initial_learning_rate": 1.0, "decay_steps": 10, "decay_rate": 0.5"#, [5: 0.7071, 10: 0.5, 100: 0.0009766]),
      Edge(
        "A staircase drops at the multiples of `decay_steps`.",
        #""initial_learning_rate": 1.0, "decay_steps": 10, "decay_rate": 0.5, "staircase": true"#, [9: 1, 10: 0.5]),
      Edge(
        "An initial rate that is written as an integer cuts the factor to one: 0.5 becomes 0.",
        #""initial_learning_rate": 1, "decay_steps": 10, "decay_rate": 0.5"#, [0: 1, 1: 0]),
      .refused("`decay_steps` of 0.", #""initial_learning_rate": 1.0, "decay_steps": 0, "decay_rate": 0.5"#),
    ],
    source: KerasDialect.source, keys: keys,
    example: #"""
      {"dialect": "keras", "name": "ExponentialDecay",
       "args": {"initial_learning_rate": 0.1, "decay_steps": 200, "decay_rate": 0.5}}
      """#,
    needsRate: false
  ) { reader, context in
    make(reader, context, isSmooth: { $0 > 0 }, isConstant: { $0 == 1 }) { initial, rate, passed in
      initial * KerasNumbers.pow(rate, passed)
    }
  }

  static let inverseEntry = DialectEntry(
    .keras, "InverseTimeDecay", summary: "One over the time that has passed.",
    formula: "initial_learning_rate/(1 + decay_rate·t/decay_steps)",
    latex: #"\eta_t = \frac{i}{1 + r \thinspace t / N}"#,
    edges: [
      Edge(
        "It goes on for ever; there is no floor.",
        #""initial_learning_rate": 1.0, "decay_steps": 10, "decay_rate": 1.0"#, [10: 0.5, 90: 0.1]),
      Edge(
        "A staircase drops at the multiples of `decay_steps`.",
        #""initial_learning_rate": 1.0, "decay_steps": 10, "decay_rate": 1.0, "staircase": true"#,
        [9: 1, 10: 0.5, 19: 0.5]),
      .refused(
        "A negative rate whose divisor is 0 within the run.",
        #""initial_learning_rate": 1.0, "decay_steps": 10, "decay_rate": -1.0"#),
    ],
    source: KerasDialect.source, keys: keys,
    example: #"""
      {"dialect": "keras", "name": "InverseTimeDecay",
       "args": {"initial_learning_rate": 0.1, "decay_steps": 50, "decay_rate": 0.5}}
      """#,
    needsRate: false
  ) { reader, context in
    make(reader, context, isSmooth: { $0 >= 0 }, isConstant: { $0 == 0 }) { initial, rate, passed in
      initial / (1 + rate * passed)
    }
  }

  /// - Parameters:
  ///   - isSmooth: Whether the formula of this rate is smooth between whole steps.
  ///   - value: The rate, given the first one and the number of `decay_steps` that have passed.
  private static func make(
    _ reader: ObjectReader, _ context: DialectContext, isSmooth: (Float) -> Bool, isConstant: (Float) -> Bool,
    value: @escaping @Sendable (_ initial: Float, _ rate: Float, _ passed: Float) -> Float
  ) -> DialectSchedule? {
    let (initial, length) = (reader.require(KerasKeys.initial), reader.require(KerasKeys.length))
    let (written, isStaircase) = (reader.require(rate), reader.read(KerasKeys.staircase))
    let accepted = KerasKeys.acceptsName(reader)
    guard let initial, let length, let written, let isStaircase, accepted else { return nil }
    let numbers = KerasNumbers(reader, cutting: [rate, KerasKeys.length])
    let (first, steps, rate) = (numbers.cast(initial), numbers.cast(length), numbers.cast(written))
    guard steps > 0 else {
      reader.error(at: KerasKeys.length, "`decay_steps` is cut to 0, and divides by zero")
      return nil
    }
    if isConstant(rate) { return context.made(ConstantCurve(peak: Double(first)), facts: .held(at: Double(first))) }
    let rises = value(1, rate, 1) > 1
    let facts = ScheduleFacts(
      rises ? .rises : .falls, peak: rises ? nil : initial, floor: nil, warmup: nil, milestones: []
    ).inStairs(of: Double(steps), if: isStaircase)
    let level: @Sendable (Double) -> Double = { Double(value(first, rate, Float($0))) }
    if isStaircase {
      return context.madeOfNumbers(
        StairLevels.curve(FloorSteps(width: Double(steps), rule: .single), level: level), facts: facts)
    }
    let formula: @Sendable (Double) -> Double = { Double(value(first, rate, Float($0) / steps)) }
    if isSmooth(rate) {
      let kind: Phase.Kind = value(1, rate, 1) < 1 ? .decay : .rise
      return context.madeOfNumbers(SmoothFormula(kind, formula), facts: facts)
    }
    // The divisor is 0 at one step at most.
    let pole = (-Double(steps) / Double(rate)).rounded()
    if pole >= 0, context.reaches(pole), !formula(pole).isFinite {
      context.refuse("the rate of \(context.name) at step \(StepCount.digits(at: pole)) is infinite")
      return nil
    }
    return context.givesNumbers(formula) ? context.madeOfNumbers(WholeSteps.checked(formula), facts: facts) : nil
  }
}
