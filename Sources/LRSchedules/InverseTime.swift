import LRInput
import LRMath

/// The hyperbola of stochastic approximation.
package struct InverseTimeCurve: RateCurve {
  package let peak: Double
  package let floor: Double
  package let decay: Double
  package let perSteps: Double
  package let stairs: Stairs?

  package func rate(at step: Double) -> Double {
    smooth(at: stairs.map { $0.start(of: $0.index(at: step)) } ?? step)
  }

  private func smooth(at step: Double) -> Double {
    max(floor, peak / (1 + decay * (step / perSteps)))
  }

  /// The step at which the hyperbola meets the floor: lr/(1 + decay·t/p) = min, solved for t.
  private var meetsFloor: Double {
    floor > 0 && decay > 0 ? perSteps * (peak / floor - 1) / decay : .infinity
  }

  package func piece(at step: Double) -> Piece {
    if decay == 0 { return .constant(peak, from: 0, to: .infinity) }
    if let stairs {
      let index = stairs.index(at: step)
      let start = stairs.start(of: index)
      return .constant(smooth(at: start), from: start, to: stairs.start(of: index + 1))
    }
    let meeting = meetsFloor
    if step >= meeting { return .constant(floor, from: meeting, to: .infinity) }
    return Piece(start: 0, end: meeting, shape: .arc { smooth(at: $0) })
  }
}

/// The hyperbola of stochastic approximation, lr/(1 + decay·t/perSteps).
///
///     InverseTime(peak: 0.1, decay: 1, perSteps: 100).rate(at: 100)   // 0.05
///
/// Source: Robbins and Monro 1951.
public struct InverseTime: PlannedSchedule {
  /// The decay, never below the floor; it has no step at which it lands.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - decay: The growth of the divisor in `perSteps` steps, at least 0.
  ///   - perSteps: Steps, above 0.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - staircase: Whether the rate holds for `perSteps` steps and then drops.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, decay: Double, perSteps: Double = 1, floor: Double? = nil, staircase: Bool = false,
    steps: Int? = nil
  ) {
    let curve = InverseTimeCurve(
      peak: peak, floor: floor ?? 0, decay: decay, perSteps: perSteps,
      stairs: Stairs.asked(staircase, width: perSteps))
    plan = SchedulePlan(
      curve, steps: steps, peak: peak,
      facts: ScheduleFacts.falls(from: peak, to: floor, landing: nil)
        .inStairs(of: decay == 0 ? nil : perSteps, if: staircase))
  }

  private static let decay = Key.number(
    "decay", in: .between(0, 1e100), summary: "The growth of the divisor in `per_steps` steps.")

  package static let entry = ScheduleEntry(
    name: "inverse_time", otherNames: ["inverse_time_decay", "hyperbolic", "inv", "robbins_monro", "1/t"],
    summary: "One over the time that has passed: the classical decay of stochastic approximation.",
    formula: "lr/(1 + decay·t/per_steps)",
    latex: #"\eta_t = \frac{\eta_{\max}}{1 + \kappa \thinspace t / s}"#,
    edges: [
      Edge(
        "It never reaches 0; past T it holds the value it has there.", #""lr": 1, "decay": 1, "per_steps": 10"#,
        [10: 0.5, 100: 0.09091, 150: 0.09091]),
      Edge(
        "A floor cuts the curve off where the two meet.", #""lr": 1, "decay": 1, "per_steps": 10, "min_lr": 0.5"#,
        [9: 0.5263, 10: 0.5, 50: 0.5]),
      Edge(
        "A staircase drops at the multiples of `per_steps`.",
        #""lr": 1, "decay": 1, "per_steps": 10, "staircase": true"#, [9: 1, 10: 0.5]),
    ],
    source: "Robbins and Monro 1951; keras.optimizers.schedules.InverseTimeDecay",
    keys: [SharedKeys.lr.declaration, decay.declaration] + SharedKeys.floor
      + [SharedKeys.perSteps.declaration, SharedKeys.staircase.declaration],
    example: #"{"type": "inverse_time", "lr": 0.1, "decay": 0.02}"#,
    isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let perSteps = reader.read(SharedKeys.perSteps) ?? 1
    let isStaircase = reader.read(SharedKeys.staircase) == true
    guard let decay = reader.require(decay), let peak else { return nil }
    return InverseTime(
      peak: peak, decay: decay, perSteps: perSteps, floor: floor, staircase: isStaircase, steps: arguments.length)
  }
}
