import LRInput
import LRMath

/// Half a cosine, after a straight warmup if there is a target for it.
enum KerasCosine {
  private static let target = Key.number(
    "warmup_target", kind: "rate", summary: "The rate to which the warmup leads."
  ).orNone("no warmup")
  private static let warmup = Key.number(
    "warmup_steps", unit: "steps", default: 0, summary: "The length of the warmup, before the `decay_steps`.")

  static let entry = DialectEntry(
    .keras, "CosineDecay", summary: "Half a cosine from the first rate to the last, after a warmup.",
    formula: "target·(alpha + (1 − alpha)·(1 + cos(π·min(u, decay_steps)/decay_steps))/2), u = t − warmup_steps",
    source: KerasDialect.source,
    keys: [KerasKeys.initial, KerasKeys.length, KerasKeys.alpha].map(\.declaration)
      + [target.declaration, warmup.declaration, KerasKeys.name.declaration],
    example: #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.0, "decay_steps": 900,
       "alpha": 0.01, "warmup_target": 0.1, "warmup_steps": 100}}
      """#,
    needsRate: false,
    make: make)

  @Sendable private static func make(_ reader: ObjectReader, _ context: PeerContext) -> PeerSchedule? {
    let (initial, length) = (reader.require(KerasKeys.initial), reader.require(KerasKeys.length))
    let (alpha, warmup) = (reader.read(KerasKeys.alpha), reader.read(warmup))
    let accepted = KerasKeys.acceptsName(reader)
    guard let target = reader.read(target), let initial, let length, let alpha, let warmup, accepted else { return nil }
    if reader.isWrittenAsInteger(KerasKeys.initial) {
      reader.warning(
        at: KerasKeys.initial,
        "Keras computes with integers if `initial_learning_rate` is one, and gives wrong rates, mostly 0; "
          + "here it is taken for \(RateText.short(initial)).0",
        hint: "write it as a decimal fraction, such as 0.0")
    }
    guard let target else {
      if warmup != 0 { reader.warnIgnored(Self.warmup, "there is no `warmup_target`") }
      return context.madeOfNumbers(descent(from: initial, to: alpha, length: length))
    }
    if warmup <= 0, initial != target {
      reader.warning(
        at: Self.target, "the rate starts at `warmup_target`, as there are no `warmup_steps`",
        hint: "`initial_learning_rate` is not used")
    }
    let main = descent(from: target, to: alpha, length: length)
    guard warmup > 0 else {
      return context.madeOfNumbers(
        warmup == 0 ? main : Stages([Stages.Stage(start: 0, origin: warmup, curve: main)]))
    }
    let (first, rise, steps) = (Float(initial), Float(target) - Float(initial), Float(warmup))
    let ramp = SmoothFormula(.warmup) { Double(rise * (Float($0) / steps) + first) }
    return context.madeOfNumbers(
      Stages([
        Stages.Stage(start: 0, origin: 0, curve: ramp, kind: .warmup),
        Stages.Stage(start: warmup, origin: warmup, curve: main),
      ]))
  }

  private static func descent(from initial: Double, to alpha: Double, length: Double) -> any Curve {
    let (first, last, scale, steps) = (Float(initial), Float(alpha), Float(1 - alpha), Float(length))
    let value: @Sendable (Double) -> Double = { step in
      let share = min(Float(step), steps) / steps
      return Double(first * (scale * (0.5 * (1 + KerasNumbers.cos(Float(Double.pi) * share))) + last))
    }
    return Halted(SmoothFormula(alpha <= 1 ? .decay : .rise, value), at: Double(steps), final: value(Double(steps)))
  }
}

/// Half a cosine in cycles.
struct KerasRestarts: Curve {
  let initial: Float
  let alpha: Float
  let first: Float
  let lengthFactor: Float
  /// The factor from one cycle's height above the floor to the next's.
  let heightFactor: Float
  let pi: Float
  let cycles: CycleClock

  func rate(at step: Double) -> Double { rate(at: step, in: cycles.index(at: step)) }

  private func rate(at step: Double, in index: Double) -> Double {
    let passed = Float(step) / first
    let number = Float(index)
    var share = passed - number
    if lengthFactor != 1 {
      let power = KerasNumbers.pow(lengthFactor, number)
      share = (passed - (1 - power) / (1 - lengthFactor)) / power
    }
    let height = 0.5 * KerasNumbers.pow(heightFactor, number)
    let cosine = 1 + KerasNumbers.cos(pi * min(1, max(0, share)))
    return Double(initial * ((1 - alpha) * (height * cosine) + alpha))
  }

  func piece(at step: Double) -> Piece {
    let index = cycles.index(at: step)
    return Piece(
      start: cycles.start(of: index), end: cycles.start(of: index + 1), shape: .arc { rate(at: $0, in: index) })
  }

  func phases(length: Double) -> [Phase] {
    Phase.cycles(until: length) { cycles.start(of: $0) }
  }

  private static let length = Key.number(
    "first_decay_steps", in: .positive, unit: "steps", summary: "The length of the first cycle.")
  private static let lengthFactor = Key.number(
    "t_mul", in: .positive, default: 2, summary: "The factor from one cycle's length to the next's.")
  private static let heightFactor = Key.number(
    "m_mul", default: 1, summary: "The factor from one cycle's height above the floor to the next's.")

  static let entry = DialectEntry(
    .keras, "CosineDecayRestarts", summary: "Half a cosine in cycles, each starting afresh (SGDR).",
    formula: "initial·(alpha + (1 − alpha)·m_mul^i·(1 + cos(π·x))/2), x from 0 to 1 in cycle i of length first·t_mul^i",
    source: KerasDialect.source,
    keys: [KerasKeys.initial, length, lengthFactor, heightFactor, KerasKeys.alpha].map(\.declaration)
      + [KerasKeys.name.declaration],
    example: #"""
      {"dialect": "keras", "name": "CosineDecayRestarts",
       "args": {"initial_learning_rate": 0.1, "first_decay_steps": 200, "m_mul": 0.8}}
      """#,
    needsRate: false
  ) { reader, context in
    let (initial, length) = (reader.require(KerasKeys.initial), reader.require(length))
    let (lengthFactor, heightFactor) = (reader.read(lengthFactor), reader.read(heightFactor))
    let (alpha, accepted) = (reader.read(KerasKeys.alpha), KerasKeys.acceptsName(reader))
    guard let initial, let length, let lengthFactor, let heightFactor, let alpha, accepted else { return nil }
    let numbers = KerasNumbers(reader, cutting: [Self.length, Self.lengthFactor, Self.heightFactor, KerasKeys.alpha])
    let (first, factor) = (numbers.cast(length), numbers.cast(lengthFactor))
    guard first > 0, factor > 0 else {
      reader.error(
        at: first > 0 ? Self.lengthFactor : Self.length,
        "`\(first > 0 ? "t_mul" : "first_decay_steps")` is cut to 0, as `initial_learning_rate` is an integer",
        hint: "write the rate as a decimal fraction, such as 1.0")
      return nil
    }
    let curve = KerasRestarts(
      initial: numbers.cast(initial), alpha: numbers.cast(alpha), first: first, lengthFactor: factor,
      heightFactor: numbers.cast(heightFactor), pi: numbers.pi,
      cycles: CycleClock(first: Double(first), mult: Double(factor)))
    return curve.schedule(context)
  }

  private func schedule(_ context: PeerContext) -> PeerSchedule? {
    guard !context.reaches(cycles.end) else {
      context.refuse(
        "cycles that shrink end before step \(StepCount.digits(Int(cycles.end.rounded(.up)))), "
          + "from where on Keras gives no numbers",
        hint: "`t_mul` of at least 1 makes cycles that do not shrink")
      return nil
    }
    return context.madeOfNumbers(cycles.isDrawable ? self : WholeSteps { rate(at: $0) })
  }
}
