import LRInput
import LRSchedules

extension DeepSpeedOneCycle {
  private static let low = Key.number(
    "cycle_min_lr", kind: "rate", summary: "The rate where the cycle begins and ends."
  ).perGroup()
  private static let high = Key.number("cycle_max_lr", kind: "rate", summary: "The rate at its top.").perGroup()
  private static let decay = Key.number(
    "decay_lr_rate", default: 0, summary: "The growth of the divisor in `decay_step_size` steps after the cycle.")
  private static let up = Key.number(
    "cycle_first_step_size", in: .positive, unit: "steps", default: 2000, summary: "The steps up.")
  private static let down = Key.number(
    "cycle_second_step_size", in: .atLeast(0), unit: "steps", summary: "The steps down."
  ).orNone("cycle_first_step_size")
  private static let upStairs = Key.number(
    "cycle_first_stair_count", default: 0, summary: "The stairs on the way up; 0 is none.")
  private static let downStairs = Key.number(
    "cycle_second_stair_count", summary: "The stairs on the way down; 0 is none."
  ).orNone("cycle_first_stair_count")
  private static let decaySteps = Key.number(
    "decay_step_size", unit: "steps", default: 0, summary: "The steps in which the divisor grows once; 0: no decay.")

  /// What acts on the momentum alone.
  private static let cyclesMomentum = Key.bool(
    "cycle_momentum", default: true, summary: "Whether the momentum goes the other way; no effect on the rate.")
  private static let momenta = [
    Key.number("cycle_min_mom", default: 0.8, summary: "The smallest momentum; no effect on the rate.").perGroup(),
    Key.number("cycle_max_mom", default: 0.9, summary: "The greatest momentum; no effect on the rate.").perGroup(),
    Key.number("decay_mom_rate", default: 0, summary: "The growth of the momentum; no effect on the rate."),
  ]

  static let entry = DialectEntry(
    .deepspeed, "OneCycle", summary: "Straight up, straight down, and a slow decay for ever.",
    formula:
      "min + (max − min)·y, y up in U and down in D steps; then min/(1 + decay_lr_rate·(t − U − D)/decay_step_size)",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \thinspace y_t, \quad \text{then} \quad \#
      \frac{\eta_{\min}}{1 + r (t - U - D) / s}
      """#,
    edges: [
      Edge(
        "The way down is as long as the way up unless it is given, and after it the rate stays.",
        #""cycle_min_lr": 0.1, "cycle_max_lr": 1, "cycle_first_step_size": 10"#, [0: 0.1, 10: 1, 20: 0.1, 99: 0.1]),
      Edge(
        "There is no decay unless both `decay_lr_rate` and `decay_step_size` are given.",
        #""cycle_min_lr": 0.1, "cycle_max_lr": 1, "cycle_first_step_size": 10, "decay_lr_rate": 1"#, [99: 0.1]),
      Edge(
        "The decay goes below `cycle_min_lr`.",
        #"""
        "cycle_min_lr": 0.1, "cycle_max_lr": 1, "cycle_first_step_size": 10, "decay_lr_rate": 1, "decay_step_size": \#
        10
        """#,
        [20: 0.1, 30: 0.05]),
      Edge(
        "Stairs cut each way into equal jumps.",
        #""cycle_min_lr": 0.1, "cycle_max_lr": 1, "cycle_first_step_size": 10, "cycle_first_stair_count": 2"#,
        [4: 0.1, 5: 0.55, 10: 1]),
      .refused(
        "A `cycle_first_step_size` of 0.", #""cycle_min_lr": 0.1, "cycle_max_lr": 1, "cycle_first_step_size": 0"#),
    ],
    source: DeepSpeedDialect.source + "; Smith 2018, arXiv:1803.09820",
    keys: [low, high, decay, up].map(\.declaration) + [down.declaration, upStairs.declaration]
      + [downStairs.declaration, decaySteps.declaration, cyclesMomentum.declaration] + momenta.map(\.declaration)
      + DeepSpeedClock.keys,
    example: #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
       "cycle_first_step_size": 300, "cycle_second_step_size": 400, "decay_lr_rate": 1, "decay_step_size": 100}}
      """#,
    needsRate: false,
    make: make)

  @Sendable private static func make(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    let (low, high, up) = (reader.require(low), reader.require(high), reader.read(up))
    let (decay, decaySteps, upStairs) = (reader.read(decay), reader.read(decaySteps), reader.read(upStairs))
    let momenta = momenta.map { reader.read($0) }
    guard let down = reader.read(down), let downStairs = reader.read(downStairs), let low, let high, let up, let decay,
      let decaySteps, let upStairs, reader.read(cyclesMomentum) != nil, momenta.allSatisfy({ $0 != nil })
    else { return nil }
    var cycle = DeepSpeedOneCycle(low: low, high: high, up: up, down: down ?? up)
    (cycle.upStairs, cycle.downStairs) = (max(0, upStairs), max(0, downStairs ?? upStairs))
    cycle.decay = decay == 0 || decaySteps == 0 ? 0 : decay / decaySteps
    if decay != 0, decaySteps == 0 {
      reader.warnIgnored(Self.decay, "`decay_step_size` is 0, which means no decay")
    } else if decaySteps != 0, decay == 0 {
      reader.warnIgnored(Self.decaySteps, "`decay_lr_rate` is 0, which means no decay")
    }
    return cycle.schedule(reader, context)
  }

  private func schedule(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    var body: any RateCurve = isDrawable ? self : WholeSteps { [self] in rate(at: $0) }
    if decay < 0 {
      let pole = up + down - 1 / decay
      if pole == pole.rounded(), context.reaches(pole) {
        context.refuse("the decay divides by zero at step \(StepCount.digits(at: pole))")
        return nil
      }
      context.quirk("a negative decay lets the rate grow without a bound, and then makes it negative")
      body = WholeSteps.checked { [self] in rate(at: $0) }
    }
    return DeepSpeedClock.curve(reader, context, first: low, lead: 1, curve: body)
      .flatMap { curve in
        // Behind the cycle the rate may go on falling: what it comes down to is no floor of the run.
        context.madeOfNumbers(
          curve,
          facts: ScheduleFacts(
            .falls, peak: high, floor: decay == 0 ? low : nil, warmup: nil, milestones: [],
            landing: decay == 0 ? up + down + 1 : nil
          ).with { if decay != 0 { $0.opening = .init(up + 1, from: low, to: high) } })
      }
  }
}
