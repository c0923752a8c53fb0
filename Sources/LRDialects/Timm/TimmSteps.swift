import LRInput
import LRMath
import LRSchedules

/// A factor at equal intervals.
enum TimmStep {
  private static let interval = Key.number(
    "decay_t", unit: "steps", summary: "The steps from one drop to the next; may be a fraction.")
  static let factor = Key.number("decay_rate", default: 1, summary: "The factor of every drop.")

  /// The main part: base·factor^(u // interval).
  private static func main(base: Double, interval: Double, factor: Double) -> any RateCurve {
    if factor == 1 || interval == 0 { return ConstantCurve(peak: base) }
    let stairs = FloorSteps(width: abs(interval), rule: .exact)
    if interval > 0 {
      // 2^-1075 and less is 0: factor^k is, from the exponents alone.
      let zero = factor > 0 && factor < 1 ? (1076 / -Math.log2(factor)).rounded(.up) : .infinity
      return StairLevels(stairs: stairs, zeroFrom: zero) { base * Math.pow(factor, $0) }
    }
    // u // −s is −⌈u/s⌉.
    return SmoothFormula(.rise) { step in
      let index = stairs.index(at: step)
      let isWhole = step.truncatingRemainder(dividingBy: stairs.width) == 0
      return base * Math.pow(factor, isWhole ? -index : -index - 1)
    }
  }

  static func make(
    base: Double, interval: Double, factor: Double, isConstant: Bool = false, _ warmup: TimmWarmup,
    _ noise: TimmNoise?, _ context: DialectContext
  ) -> DialectSchedule? {
    guard interval != 0 || !context.reaches(max(1, warmup.steps.rounded(.up))) else {
      context.refuse("the interval of 0 steps divides by zero", hint: "timm raises an error")
      return nil
    }
    var curve = warmup.curve(before: main(base: base, interval: interval, factor: factor), base: base)
    guard context.givesNumbers(curve.rate) else { return nil }
    // Stairs narrower than a step, and those that count backwards, are met on whole steps only.
    if interval < 1, factor != 1 {
      let exact = curve
      curve = WholeSteps.checked { exact.rate(at: $0) }
    }
    let facts =
      factor == 1
      ? .held(at: base)
      : ScheduleFacts(
        factor > 1 ? .rises : .falls, peak: factor > 1 ? nil : base, floor: nil, warmup: nil, milestones: []
      ).inStairs(of: interval)
    return context.madeOfNumbers(
      noise?.curve(on: curve) ?? curve,
      facts: warmup.facts(
        before: isConstant || factor != 1 ? facts : facts.with { $0.course = .falls }, base: base, noise: noise))
  }

  static let entry = DialectEntry(
    .timm, "StepLRScheduler", summary: "A factor at equal intervals, after a warmup.",
    formula: "lr·decay_rate^⌊u/decay_t⌋, u = t − warmup_t",
    latex: #"\eta_t = \eta \thinspace r^{\lfloor u / s \rfloor}, \quad u = t - w"#,
    edges: [
      Edge("`decay_rate` is 1 unless it is given: no decay at all.", #""decay_t": 30"#, [99: 1]),
      Edge(
        "The drop acts at u = `decay_t`, counted from the end of the warmup.",
        #""decay_t": 30, "decay_rate": 0.1, "warmup_t": 10"#, [0: 0, 39: 1, 40: 0.1]),
      Edge(
        "`decay_t` may be a fraction; each step counts the intervals anew.", #""decay_t": 2.5, "decay_rate": 0.1"#,
        [2: 1, 3: 0.1, 5: 0.01]),
      .refused("A `decay_t` of 0 divides by zero.", #""decay_t": 0, "decay_rate": 0.1"#),
    ],
    source: "timm/scheduler/step_lr.py",
    keys: [interval.declaration, factor.declaration, TimmKeys.prefix.declaration] + TimmKeys.warmup + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": 300, "decay_rate": 0.1}, "lr": 0.1}
      """#
  ) { reader, context in
    let (interval, factor) = (reader.require(interval), reader.read(factor))
    let (warmup, noise) = (TimmKeys.warmup(reader, prefix: TimmKeys.prefix), TimmNoise.read(reader))
    let (base, accepted) = (context.base(), TimmKeys.accepts(reader))
    guard let interval, let factor, let warmup, let noise, let base, accepted else { return nil }
    warnOfNoDecay(reader, context)
    return make(base: base, interval: interval, factor: factor, warmup, noise, context)
  }

  static func warnOfNoDecay(_ reader: ObjectReader, _ context: DialectContext) {
    guard !reader.has(factor) else { return }
    context.quirk(
      "the rate never drops: timm's default of `decay_rate` is 1", hint: "write \"decay_rate\": 0.1 into \"args\"")
  }
}

/// A factor at given steps, each one step earlier than in torch.
struct TimmMultiStep: RateCurve {
  let base: Double
  let factor: Double
  /// As written: an unsorted list is searched as if it were sorted.
  let milestones: [Double]
  /// The steps at which the count may change, sorted.
  private let changes: [Double]

  init(base: Double, factor: Double, milestones: [Double]) {
    self.base = base
    self.factor = factor
    self.milestones = milestones
    changes = milestones.map { $0 - 1 }.sorted()
  }

  func rate(at step: Double) -> Double {
    base * Math.pow(factor, Double(milestones.count(upTo: step + 1)))
  }

  func piece(at step: Double) -> Piece {
    let reached = changes.count { $0 + 1 <= step + 1 }
    return .constant(
      rate(at: step), from: reached > 0 ? min(changes[reached - 1], step) : 0,
      to: reached < changes.count ? changes[reached] : .infinity)
  }

  private static let milestones = Key.numbers(
    "decay_t", kind: "list of steps", summary: "The milestones: m acts at u = m − 1, one step earlier than in torch.")

  static let entry = DialectEntry(
    .timm, "MultiStepLRScheduler", summary: "A factor at given steps, after a warmup.",
    formula: "lr·decay_rate^(number of decay_t ≤ u + 1), u = t − warmup_t",
    latex:
      #"\eta_t = \eta \thinspace r^{n_u}, \quad n_u = \left| \lbrace m : m \le u + 1 \rbrace \right|, \quad u = t - w"#,
    edges: [
      Edge(
        "A milestone acts one step earlier than in PyTorch; timm says that it is meant so.",
        #""decay_t": [30], "decay_rate": 0.1"#, [28: 1, 29: 0.1]),
      Edge(
        "Update 0 has the optimizer's rate: a milestone 1 shows at t = 1.", #""decay_t": [1], "decay_rate": 0.1"#,
        [0: 1, 1: 0.1]),
      Edge("`decay_rate` is 1 unless it is given: no decay at all.", #""decay_t": [30]"#, [99: 1]),
    ],
    source: "timm/scheduler/multistep_lr.py",
    keys: [milestones.declaration, TimmStep.factor.declaration, TimmKeys.prefix.declaration] + TimmKeys.warmup
      + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "MultiStepLRScheduler", "lr": 0.1,
       "args": {"decay_t": [500, 800], "decay_rate": 0.1}}
      """#
  ) { reader, context in
    let (list, factor) = (reader.require(milestones), reader.read(TimmStep.factor))
    let (warmup, noise) = (TimmKeys.warmup(reader, prefix: TimmKeys.prefix), TimmNoise.read(reader))
    let (base, accepted) = (context.base(), TimmKeys.accepts(reader))
    guard let list, let factor, let warmup, let noise, let base, accepted else { return nil }
    TimmStep.warnOfNoDecay(reader, context)
    return make(list, base: base, factor: factor, warmup, noise, context)
  }

  static func make(
    _ list: [Double], base: Double, factor: Double, _ warmup: TimmWarmup, _ noise: TimmNoise?, _ context: DialectContext
  ) -> DialectSchedule? {
    if list != list.sorted() {
      context.quirk("the milestones are not sorted, and timm searches them as if they were")
    } else if let first = list.first(where: { context.reaches($0 - 1 + warmup.origin) && factor != 1 }) {
      context.quirk(
        "timm's milestone \(RateText.short(first)) acts one step earlier than torch's: for u + 1 it is reached",
        hint: "timm keeps this for compatibility with existing schedules")
    }
    let main = TimmMultiStep(base: base, factor: factor, milestones: list)
    let curve = warmup.curve(before: main, base: base)
    // A milestone acts one step earlier than it says.
    let facts = ScheduleFacts(
      factor > 1 ? .rises : .falls, peak: factor > 1 ? nil : base, floor: nil, warmup: nil,
      milestones: list.map { ScheduleFacts.Milestone($0, at: $0 - 1) }
    ).with { $0.hasStairs = true }
    return context.madeOfNumbers(
      noise?.curve(on: curve) ?? curve, facts: warmup.facts(before: facts, base: base, noise: noise))
  }
}
