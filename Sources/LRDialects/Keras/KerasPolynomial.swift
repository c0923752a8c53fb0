import LRInput
import LRMath
import LRSchedules

/// A power of the share that is left, once or over and over with an end that lies ever further off.
struct KerasPolynomial: RateCurve {
  let initial: Float
  let end: Float
  let power: Float
  /// `decay_steps`.
  let length: Float
  /// `decay_steps` as it counts the multiples: never cut to a whole number.
  let spacing: Float
  /// Whether the end moves off to the next multiple of `length` as soon as it has been passed.
  let cycles: Bool

  private func value(_ step: Float, of total: Float) -> Double {
    let share = length == spacing ? min(step, total) / total : step / total
    return Double((initial - end) * KerasNumbers.pow(1 - share, power) + end)
  }

  /// Which multiple of the length is the end; it changes in the first whole step after each.
  private func multiple(at step: Double) -> Float {
    cycles ? max(1, (Float(step.rounded(.down)) / spacing).rounded(.up)) : 1
  }

  func rate(at step: Double) -> Double {
    value(Float(step), of: length * multiple(at: step))
  }

  func piece(at step: Double) -> Piece {
    let multiple = multiple(at: step)
    let end = Double(length * multiple)
    let next = cycles ? start(after: end) : .infinity
    if step >= end { return .constant(rate(at: step), from: end, to: next) }
    let start = multiple == 1 ? 0 : start(after: Double(length * (multiple - 1)))
    return Piece(start: min(start, step), end: end, shape: .arc { value(Float($0), of: length * multiple) })
  }

  /// The first whole step after a multiple of the length.
  private func start(after end: Double) -> Double { end.rounded(.down) + 1 }

  func phases(length: Double) -> [Phase] {
    let width = Double(self.length)
    if cycles {
      return Phase.cycles(until: length) { $0 == 0 ? 0 : start(after: $0 * width) }
    }
    return [
      Phase(initial >= end ? .decay : .rise, from: 0, to: min(width, length)), Phase(.hold, from: width, to: length),
    ].filter { $0.end > $0.start }
  }

  private static let end = Key.number(
    "end_learning_rate", kind: "rate", default: 1e-4, summary: "The last rate.")
  private static let power = Key.number("power", default: 1, summary: "The exponent; 1 is a straight line.")
  private static let cycles = Key.bool(
    "cycle", default: false, summary: "Whether a new decay, to a later end, starts after each.")

  static let entry = DialectEntry(
    .keras, "PolynomialDecay", summary: "A power of the share that is left.",
    formula: "end + (initial − end)·(1 − min(t, N)/N)^power, N = decay_steps; with `cycle` N·⌈t/N⌉ in place of N",
    latex: #"\eta_t = e + (i - e) \left(1 - \frac{\min(t, N)}{N}\right)^{p}"#,
    edges: [
      Edge(
        "The end is 1e-4 unless told otherwise, not 0.", #""initial_learning_rate": 1.0, "decay_steps": 50"#,
        [25: 0.5001, 50: 0.0001, 99: 0.0001]),
      Edge(
        "With `cycle` the rate jumps up one step after each multiple of `decay_steps`, less each time.",
        #""initial_learning_rate": 1.0, "decay_steps": 20, "end_learning_rate": 0.0, "cycle": true"#,
        [20: 0, 21: 0.475, 40: 0, 41: 0.3167]),
      Edge(
        "An initial rate that is written as an integer cuts the end and the power to integers.",
        #""initial_learning_rate": 1, "decay_steps": 50, "end_learning_rate": 0.5"#, [50: 0]),
      .refused(
        "A negative power whose end is within the run.",
        #""initial_learning_rate": 1.0, "decay_steps": 50, "power": -1.0"#),
    ],
    source: KerasDialect.source,
    keys: [KerasKeys.initial, KerasKeys.length, end, power].map(\.declaration)
      + [cycles.declaration, KerasKeys.name.declaration],
    example: #"""
      {"dialect": "keras", "name": "PolynomialDecay", "args": {"initial_learning_rate": 0.1, "decay_steps": 1000}}
      """#,
    needsRate: false
  ) { reader, context in
    let (initial, length) = (reader.require(KerasKeys.initial), reader.require(KerasKeys.length))
    let (end, power, cycles) = (reader.read(end), reader.read(power), reader.read(cycles))
    let accepted = KerasKeys.acceptsName(reader)
    guard let initial, let length, let end, let power, let cycles, accepted else { return nil }
    let numbers = KerasNumbers(reader, cutting: [Self.end, Self.power, KerasKeys.length])
    let curve = KerasPolynomial(
      initial: numbers.cast(initial), end: numbers.cast(end), power: numbers.cast(power), length: numbers.cast(length),
      spacing: cycles ? Float(length) : numbers.cast(length), cycles: cycles)
    return curve.schedule(reader, context)
  }

  private func schedule(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    guard length > 0 else {
      reader.error(at: KerasKeys.length, "`decay_steps` is cut to 0, and divides by zero")
      return nil
    }
    let width = Double(length)
    if power < 0, context.reaches(width), !cycles || width == width.rounded() {
      context.refuse(
        "a negative power leads to infinity at step \(StepCount.digits(at: width))")
      return nil
    }
    if cycles, initial != end, context.reaches(width + 1) {
      context.quirk(
        """
        with `cycle` the rate jumps up in the step after each \(RateText.short(width)) steps, and each decay ends \
        later
        """
      )
    }
    let isDrawable = power > 0 && (!cycles || length >= 1 && length == spacing)
    if power == 0 || initial == end {
      return context.made(ConstantCurve(peak: rate(at: 0)), facts: .held(at: rate(at: 0)))
    }
    guard context.givesNumbers(rate) else { return nil }
    let facts = ScheduleFacts(
      cycles ? .cycles : .falls, peak: Double(initial), floor: Double(end), warmup: nil, milestones: [],
      landing: cycles ? nil : width
    ).with { $0.firstLow = cycles ? width : nil }
    return context.madeOfNumbers(isDrawable ? self : WholeSteps.checked { rate(at: $0) }, facts: facts)
  }
}
