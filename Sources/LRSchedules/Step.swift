import LRInput
import LRMath

/// A drop by the same factor at equal intervals.
package struct StepCurve: RateCurve {
  package let peak: Double
  package let floor: Double
  package let gamma: Double
  package let stairs: Stairs

  /// See the properties of the same names.
  package init(peak: Double, floor: Double, gamma: Double, stairs: Stairs) {
    self.peak = peak
    self.floor = floor
    self.gamma = gamma
    self.stairs = stairs
  }

  package func rate(at step: Double) -> Double { level(stairs.index(at: step)) }

  private func level(_ drops: Double) -> Double { max(floor, peak * Math.pow(gamma, drops)) }

  package func piece(at step: Double) -> Piece {
    if gamma == 1 { return .constant(peak, from: 0, to: .infinity) }
    let index = stairs.index(at: step)
    return .constant(level(index), from: stairs.start(of: index), to: stairs.start(of: index + 1))
  }
}

/// A drop by the same factor at equal intervals: step decay.
///
///     Step(peak: 0.1, every: 300).rate(at: 300)   // 0.01
///
/// peak·gamma^⌊t/every⌋, never below the floor.
///
/// Source: torch.optim.lr_scheduler.StepLR; Caffe's step policy.
public struct Step: PlannedSchedule {
  /// The stairs; their width is told as the first milestone, unless gamma is 1.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - every: The steps from one drop to the next; the first acts at t = `every`.
  ///   - gamma: The factor of every drop, in 0 … 1.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(peak: Double, every: Int, gamma: Double = 0.1, floor: Double? = nil, steps: Int? = nil) {
    precondition(every >= 1, "There is at least one step from one drop to the next.")
    plan = SchedulePlan(
      StepCurve(peak: peak, floor: floor ?? 0, gamma: gamma, stairs: Stairs(width: Double(every))), steps: steps,
      peak: peak, facts: .falls(from: peak, to: floor, landing: nil).inStairs(of: gamma == 1 ? nil : Double(every)))
  }

  private static let every = Key.integer(
    "every", in: .between(1, 1e9), kind: "steps", unit: "steps", summary: "The steps from one drop to the next.")

  package static let entry = ScheduleEntry(
    name: "step", otherNames: ["step_decay", "StepLR", "staircase", "steps"],
    summary: "A drop by the same factor at equal intervals.",
    formula: "lr·gamma^⌊t/every⌋",
    latex: #"\eta_t = \eta_{\max} \thinspace \gamma^{\lfloor t / s \rfloor}"#,
    edges: [
      Edge("The drop acts at t = `every` itself.", #""lr": 1, "every": 30"#, [29: 1, 30: 0.1, 60: 0.01]),
      Edge("`every` is counted from the end of the warmup.", #""lr": 1, "every": 30, "warmup": 10"#, [39: 1, 40: 0.1]),
      Edge("No rate is below the floor.", #""lr": 1, "every": 30, "min_lr": 0.05"#, [30: 0.1, 60: 0.05]),
      .refused("A `gamma` above 1: the rate would grow.", #""lr": 1, "every": 30, "gamma": 2"#),
    ],
    source: "torch.optim.lr_scheduler.StepLR; Caffe's step policy",
    keys: [SharedKeys.lr.declaration, every.declaration, SharedKeys.gamma.declaration] + SharedKeys.floor,
    example: #"{"type": "step", "lr": 0.1, "every": 300, "gamma": 0.1}"#,
    isContinuous: false, isDecay: true
  ) { arguments in
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let every = arguments.reader.require(every)
    let gamma = arguments.reader.read(SharedKeys.gamma)
    guard let peak, let every, let gamma else { return nil }
    return Step(peak: peak, every: every, gamma: gamma, floor: floor, steps: arguments.length)
  }
}
