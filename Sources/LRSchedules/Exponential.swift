import LRInput
import LRMath

/// A constant factor in equal times, given as a factor or by the floor that is reached at the end.
package struct ExponentialCurve: RateCurve {
  package let peak: Double
  /// A rate below which it does not go, and which it meets at the end if the decay was given by it.
  package let floor: Double
  /// The factor that acts once in `unit` steps, in 0 … 1.
  package let factor: Double
  /// Steps in which the factor acts once.
  package let unit: Double
  /// Stairs of the staircase form; nil for the smooth one.
  package let stairs: Stairs?
  package let endsAtFloor: Bool

  package func rate(at step: Double) -> Double {
    let decisive = stairs.map { $0.start(of: $0.index(at: step)) } ?? step
    return smooth(at: decisive)
  }

  private func smooth(at step: Double) -> Double {
    min(peak, max(floor, peak * Math.pow(factor, step / unit)))
  }

  package func piece(at step: Double) -> Piece {
    if factor == 1 { return .constant(peak, from: 0, to: .infinity) }
    guard let stairs else {
      let end = endsAtFloor ? unit : .infinity
      return Piece(start: 0, end: end, shape: .arc { $0 >= end ? floor : smooth(at: $0) })
    }
    let index = stairs.index(at: step)
    return .constant(
      smooth(at: stairs.start(of: index)), from: stairs.start(of: index), to: stairs.start(of: index + 1))
  }

  package func final(length: Double) -> Double { endsAtFloor ? floor : rate(at: length) }
}

/// A constant factor in equal times, given as a factor or by the floor that is reached at the end.
///
///     Exponential(peak: 0.1, gamma: 0.5, perSteps: 100).rate(at: 200)     // 0.025
///     Exponential(peak: 0.1, floor: 0.001, steps: 1000).rate(at: 500)     // 0.01
///
/// peak·gamma^(t/perSteps), or peak·(floor/peak)^(t/T).
///
/// Source: torch.optim.lr_scheduler.ExponentialLR, optax.exponential_decay.
public struct Exponential: PlannedSchedule {
  /// The decay; it lands at T where a floor tells it to, and else nowhere.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - gamma: The factor that acts once in `perSteps` steps, above 0 and at most 1.
  ///   - perSteps: Steps, above 0.
  ///   - staircase: Whether the rate holds for `perSteps` steps and then drops.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(peak: Double, gamma: Double, perSteps: Double = 1, staircase: Bool = false, steps: Int? = nil) {
    self.init(peak: peak, gamma: gamma, perSteps: perSteps, staircase: staircase, steps: steps, aim: nil)
  }

  /// - Parameter aim: A floor of 0 that is written, and so an aim that it cannot meet.
  fileprivate init(peak: Double, gamma: Double, perSteps: Double, staircase: Bool, steps: Int?, aim: Double?) {
    let curve = ExponentialCurve(
      peak: peak, floor: 0, factor: gamma, unit: perSteps, stairs: Stairs.asked(staircase, width: perSteps),
      endsAtFloor: false)
    plan = SchedulePlan(
      curve, steps: steps, peak: peak,
      facts: ScheduleFacts.falls(from: peak, to: aim, landing: nil)
        .inStairs(of: gamma == 1 ? nil : perSteps, if: staircase))
  }

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: The rate at t = `steps` and after it, above 0 and at most the peak.
  ///   - steps: Its length T.
  ///   - staircase: The width of the stairs in which it goes, above 0; nil goes smoothly.
  public init(peak: Double, floor: Double, steps: Int, staircase: Double? = nil) {
    let curve = ExponentialCurve(
      peak: peak, floor: floor, factor: floor / peak, unit: Double(steps),
      stairs: Stairs.asked(staircase != nil, width: staircase ?? 0),
      endsAtFloor: true)
    plan = SchedulePlan(
      curve, steps: steps, peak: peak,
      facts: ScheduleFacts.falls(from: peak, to: floor, landing: Double(steps))
        .inStairs(of: floor == peak ? nil : staircase, if: staircase != nil))
  }

  private static let gamma = Key.number(
    "gamma", in: .above(0, upTo: 1), defaultText: "such that the floor is reached",
    summary: "The factor that acts once in `per_steps` steps; needed unless there is a floor above 0.")

  package static let entry = ScheduleEntry(
    name: "exponential", otherNames: ["exp", "exponential_decay", "ExponentialLR", "geometric", "natural_exp"],
    summary: "The same factor in equal times: a straight line on a logarithmic axis.",
    formula: "lr·gamma^(t/per_steps), or lr·(min/lr)^(t/T)",
    latex:
      #"""
      \eta_t = \eta_{\max} \thinspace \gamma^{t/s} \quad \text{or} \quad \eta_{\max} \#
      \left(\frac{\eta_{\min}}{\eta_{\max}}\right)^{t/T}
      """#,
    edges: [
      Edge(
        "It never reaches 0; past T it holds the value it has there.", #""lr": 1, "gamma": 0.5, "per_steps": 10"#,
        [10: 0.5, 100: 0.0009766, 150: 0.0009766]),
      Edge(
        "A staircase drops at the multiples of `per_steps`.",
        #""lr": 1, "gamma": 0.5, "per_steps": 10, "staircase": true"#, [9: 1, 10: 0.5]),
      Edge(
        "With a floor above 0 and no `gamma` the factor is such that the floor is the value at t = T.",
        #""lr": 1, "min_lr": 0.01"#, [50: 0.1, 100: 0.01, 150: 0.01]),
      .refused("`gamma` and a floor together.", #""lr": 1, "gamma": 0.5, "min_lr": 0.01"#),
      .refused("Neither of the two.", #""lr": 1"#),
    ],
    source: "torch.optim.lr_scheduler.ExponentialLR, optax.exponential_decay",
    keys: [SharedKeys.lr.declaration, gamma.declaration] + SharedKeys.floor
      + [SharedKeys.perSteps.declaration, SharedKeys.staircase.declaration],
    example: #"{"type": "exponential", "lr": 0.1, "gamma": 0.5, "per_steps": 100}"#,
    isDecay: true,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let perSteps = reader.read(SharedKeys.perSteps) ?? 1
    let isStaircase = reader.read(SharedKeys.staircase) == true
    guard let peak else { return nil }
    if let floor, floor > 0 {
      if reader.has(gamma) {
        arguments.exclude(gamma, reader.has(SharedKeys.minLR) ? SharedKeys.minLR : SharedKeys.minRatio)
      }
      return Exponential(peak: peak, floor: floor, steps: arguments.length, staircase: isStaircase ? perSteps : nil)
    }
    guard reader.has(gamma) else {
      reader.sink.error(
        at: reader.node.offset, "`gamma` is missing from an exponential schedule",
        hint: "give `gamma`, the factor in `per_steps` steps, or `min_lr` above 0, which it then reaches at its end")
      return nil
    }
    return reader.read(gamma).map {
      Exponential(
        peak: peak, gamma: $0, perSteps: perSteps, staircase: isStaircase, steps: arguments.length,
        aim: floor)
    }
  }
}
