import LRInput
import LRMath
import LRSchedules

/// A factor at equal intervals.
struct TorchStepLR: TorchLeaf {
  let size: Double
  let gamma: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) throws(TorchRefusal) -> Double {
    if epoch == 0 { return group.lr }
    if size == 0 { throw .zeroDivision }
    return epoch.truncatingRemainder(dividingBy: size) == 0 ? group.lr * gamma : group.lr
  }

  func restart(base: Double) throws(TorchRefusal) -> Double? {
    if size == 0 { throw .zeroDivision }
    return base
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    StepCurve(peak: base, floor: -.infinity, gamma: gamma, stairs: Stairs(width: period))
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(gamma > 1 ? .rises : .falls, peak: gamma > 1 ? nil : base, floor: nil, warmup: nil, milestones: [])
      .inStairs(of: gamma == 1 ? nil : period)
  }

  /// The least whole number that `size` divides: a double m·2^k with an odd m divides i if m does and k is negative.
  private var period: Double {
    var period = abs(size)
    while period > 0, period != period.rounded() { period *= 2 }
    return max(1, period)
  }

  func limit(restarts: Bool) -> TorchLimit? {
    size == 0 ? TorchLimit(step: restarts ? 0 : 1, refusal: .zeroDivision) : nil
  }

  var isFactor: Bool { true }

  private static let sizeKey = Key.number("step_size", unit: "steps", summary: "The steps from one drop to the next.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchStepLR? {
    let gamma = reader.read(TorchKeys.gamma)
    guard let size = reader.require(sizeKey), TorchKeys.accepts(reader), let gamma else { return nil }
    if size != size.rounded() {
      reader.warning(
        at: sizeKey, "the rate drops only at the whole steps that `step_size` divides", hint: "give a whole number")
    }
    return TorchStepLR(size: size, gamma: gamma)
  }

  static let entry = DialectEntry(
    .torch, "StepLR", summary: "A factor at equal intervals.", formula: "lr·gamma^⌊t/step_size⌋",
    latex: #"\eta_t = \eta \thinspace \gamma^{\lfloor t/s \rfloor}"#,
    edges: [
      Edge("The drop acts at t = `step_size` itself.", #""step_size": 30"#, [29: 1, 30: 0.1, 60: 0.01]),
      Edge("A `gamma` above 1 lets the rate grow.", #""step_size": 10, "gamma": 2"#, [10: 2, 20: 4]),
      Edge(
        "With a fraction the rate drops only at whole steps that it divides.", #""step_size": 2.5, "gamma": 0.5"#,
        [4: 1, 5: 0.5, 10: 0.25]),
      .refused("A `step_size` of 0 divides by zero.", #""step_size": 0"#),
    ],
    source: TorchDialect.source,
    keys: [sizeKey.declaration, TorchKeys.gamma.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 300}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A factor at given steps.
struct TorchMultiStepLR: TorchLeaf {
  /// Sorted; one that stands twice acts twice.
  let milestones: [Double]
  let gamma: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) -> Double {
    let met = milestones.count { $0 == epoch }
    return met == 0 ? group.lr : group.lr * Math.pow(gamma, Double(met))
  }

  func restart(base: Double) -> Double? {
    base * Math.pow(gamma, Double(milestones.count(upTo: 0)))
  }

  /// Stepping never meets a milestone below 0 or between two steps; a restart counts those that lie at or below 0.
  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    let met = milestones.filter { $0 == $0.rounded() && ($0 >= 0 || restarts) || restarts && $0 < 0 }
    return MultiStepCurve(peak: base, floor: -.infinity, gamma: gamma, milestones: met.map { max(0, $0) })
  }

  func facts(base: Double) -> ScheduleFacts {
    let told = milestones.map { ScheduleFacts.Milestone($0, at: $0) }
    return ScheduleFacts(
      gamma > 1 ? .rises : .falls, peak: gamma > 1 ? nil : base, floor: nil, warmup: nil, milestones: told
    ).with { $0.hasStairs = true }
  }

  var isFactor: Bool { true }

  private static let milestonesKey = Key.numbers(
    "milestones", kind: "list of steps", summary: "The steps at which the rate drops; one that stands twice acts twice."
  )

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchMultiStepLR? {
    let gamma = reader.read(TorchKeys.gamma)
    guard let milestones = reader.require(milestonesKey), TorchKeys.accepts(reader), let gamma else { return nil }
    if milestones.contains(where: { $0 < 0 || $0 != $0.rounded() }) {
      reader.warning(
        at: milestonesKey, "a milestone that is no whole number of at least 0 is never met by the counter")
    }
    return TorchMultiStepLR(milestones: milestones.sorted(), gamma: gamma)
  }

  static let entry = DialectEntry(
    .torch, "MultiStepLR", summary: "A factor at given steps.", formula: "lr·gamma^(number of milestones ≤ t)",
    latex: #"\eta_t = \eta \thinspace \gamma^{n_t}, \quad n_t = \left| \lbrace m : m \le t \rbrace \right|"#,
    edges: [
      Edge(
        "A milestone acts at t = m; one that stands twice acts twice. The list need not be sorted.",
        #""milestones": [60, 30, 30]"#, [29: 1, 30: 0.01, 60: 0.001]),
      Edge("A milestone 0 acts on the first update.", #""milestones": [0]"#, [0: 0.1]),
      Edge("A milestone between two steps or below 0 is never met.", #""milestones": [10.5]"#, [11: 1, 99: 1]),
    ],
    source: TorchDialect.source,
    keys: [milestonesKey.declaration, TorchKeys.gamma.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "MultiStepLR", "args": {"milestones": [300, 800]}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}

/// A factor at every step.
struct TorchExponentialLR: TorchLeaf {
  let gamma: Double

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) -> Double {
    isInitial ? group.lr : group.lr * gamma
  }

  func restart(base: Double) -> Double? { base }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    if gamma == 1 { return ConstantCurve(peak: base) }
    // Between whole steps there is no power of a negative number.
    guard gamma > 0 else { return WholeSteps { base * Math.pow(gamma, $0) } }
    return Growth(start: base, gamma: gamma)
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(
      gamma > 1 ? .rises : gamma == 1 ? .holds : .falls, peak: gamma > 1 ? nil : base, floor: nil, warmup: nil,
      milestones: [])
  }

  var isFactor: Bool { true }

  private static let gammaKey = Key.number("gamma", summary: "The factor of every step.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchExponentialLR? {
    guard let gamma = reader.require(gammaKey), TorchKeys.accepts(reader) else { return nil }
    return TorchExponentialLR(gamma: gamma)
  }

  static let entry = DialectEntry(
    .torch, "ExponentialLR", summary: "A factor at every step.", formula: "lr·gamma^t",
    latex: #"\eta_t = \eta \thinspace \gamma^{t}"#,
    edges: [
      Edge("It goes on for ever, and never reaches 0.", #""gamma": 0.5"#, [0: 1, 3: 0.125]),
      Edge("A negative `gamma` changes the sign at every step.", #""gamma": -0.5"#, [1: -0.5, 2: 0.25]),
      .refused("A rate that grows beyond all numbers within the run.", #""gamma": 1e9"#),
    ],
    source: TorchDialect.source,
    keys: [gammaKey.declaration] + TorchKeys.common,
    example: #"{"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": 0.995}, "lr": 0.1}"#,
    make: TorchDialect.make(read))
}
