import LRInput
import LRMath
import LRSchedules

/// Half a cosine in cycles.
///
/// Keras finds a cycle's number by a logarithm in 32 bits, which misses some restarts; here the boundaries decide.
struct KerasRestarts: RateCurve {
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
    latex:
      #"""
      \eta_t = i \left(\alpha + (1 - \alpha) \thinspace m^{k} \frac{1 + \cos \pi x}{2}\right), \quad N_k = N_0 \#
      \mu^{k}
      """#,
    edges: [
      Edge(
        "Each cycle is twice as long as the one before unless `t_mul` is given.",
        #""initial_learning_rate": 1.0, "first_decay_steps": 10"#, [5: 0.5, 10: 1, 30: 1, 70: 1]),
      Edge(
        "`m_mul` scales the height above the floor; the floor stays.",
        #"""
        "initial_learning_rate": 1.0, "first_decay_steps": 10, "m_mul": 0.5, "alpha": 0.2
        """#, [0: 1, 10: 0.6, 30: 0.4]),
      Edge(
        "An initial rate that is written as an integer cuts the other numbers to integers.",
        #""initial_learning_rate": 1, "first_decay_steps": 10, "alpha": 0.2"#, [0: 1, 10: 1]),
      .refused(
        "Cycles that shrink to an end before the run's.",
        #""initial_learning_rate": 1.0, "first_decay_steps": 10, "t_mul": 0.5"#),
    ],
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
      cycles: CycleClock(
        first: numbers.isWhole ? Double(first) : length, mult: numbers.isWhole ? Double(factor) : lengthFactor))
    return curve.schedule(context)
  }

  private func schedule(_ context: DialectContext) -> DialectSchedule? {
    guard !context.reaches(cycles.end) else {
      context.refuse(
        "cycles that shrink end before step \(StepCount.digits(at: cycles.end)), "
          + "from where on Keras gives no numbers",
        hint: "`t_mul` of at least 1 makes cycles that do not shrink")
      return nil
    }
    if let step = misnumbered(context) {
      context.quirk(
        "Keras' logarithm may give the restart at step \(StepCount.digits(at: step)) to the cycle before, with a rate "
          + "at the floor; here the new cycle begins",
        hint: "a rounding accident of one step")
    }
    let facts = ScheduleFacts(
      .cycles, peak: Double(initial), floor: alpha == 0 ? nil : Double(alpha * initial), warmup: nil, milestones: []
    ).cycling(lowAt: cycles.start(of: 1)).with { $0.floorShare = alpha == 0 ? nil : Double(alpha) }
    return context.madeOfNumbers(cycles.isDrawable ? self : WholeSteps { rate(at: $0) }, facts: facts)
  }

  /// The first restart in the run that a logarithm in 32 bits misses.
  private func misnumbered(_ context: DialectContext) -> Double? {
    guard lengthFactor != 1 else { return nil }
    for index in 1..<1000 {
      let start = cycles.start(of: Double(index))
      guard context.reaches(start), start < cycles.end else { return nil }
      guard start == start.rounded() else { continue }
      let power = 1 - Float(start) / first * (1 - lengthFactor)
      let number = Float(Math.log(Double(power))) / Float(Math.log(Double(lengthFactor)))
      if number.rounded(.down) < Float(index) { return start }
    }
    return nil
  }
}
