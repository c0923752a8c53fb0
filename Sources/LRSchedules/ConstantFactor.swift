import LRInput
import LRMath

/// A share of the rate for a while, then the whole rate.
package struct ConstantFactorCurve: RateCurve {
  package let peak: Double
  package let factor: Double

  package func rate(at step: Double) -> Double { peak * factor }

  package func piece(at step: Double) -> Piece { .constant(peak * factor, from: 0, to: .infinity) }

  package func final(length: Double) -> Double { peak }

  package func phases(length: Double) -> [Phase] { [Phase(.hold, from: 0, to: length)] }
}

/// A share of the rate for a while, then the whole rate.
///
///     ConstantFactor(peak: 0.1, factor: 0.25, steps: 200).rate(at: 199)   // 0.025
///
/// peak·factor for t < steps, and the peak from there on.
///
/// Source: torch.optim.lr_scheduler.ConstantLR.
public struct ConstantFactor: PlannedSchedule {
  /// The share, then the whole rate; a rate that is held, as facts have it.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The whole rate.
  ///   - factor: The share of it that holds at first, in 0 … 1.
  ///   - steps: How many steps the share holds.
  public init(peak: Double, factor: Double = 1 / 3.0, steps: Int) {
    plan = SchedulePlan(
      ConstantFactorCurve(peak: peak, factor: factor), steps: steps, peak: peak, facts: .held(at: peak))
  }

  private static let factor = Key.number(
    "factor", in: .between(0, 1), default: 1 / 3.0, defaultText: "1/3",
    summary: "The share of `lr` that holds for `steps` steps.")

  package static let entry = ScheduleEntry(
    name: "constant_factor", otherNames: ["ConstantLR", "constant_lr"],
    summary: "A share of the rate for a while, then the whole rate.",
    formula: "lr·factor, and lr from `steps` on",
    latex: #"\eta_t = \begin{cases} f \thinspace \eta_{\max} & t \lt T \cr \eta_{\max} & t \ge T \end{cases}"#,
    edges: [
      Edge(
        "The jump comes at t = `steps`, which has the whole rate already.", #""lr": 1, "factor": 0.25, "steps": 20"#,
        [19: 0.25, 20: 1]),
      Edge(
        "Without `steps` it is as long as the run, and no update has the whole rate.", #""lr": 1, "factor": 0.25"#,
        [99: 0.25, 100: 1]),
      Edge(
        "A warmup leads to `lr`; after it the rate falls to its share.",
        #""lr": 1, "factor": 0.25, "steps": 20, "warmup": 4"#, [3: 1, 4: 0.25, 20: 1]),
      Edge(
        "A factor of 0 is allowed; PyTorch would divide by it at the jump.", #""lr": 1, "factor": 0, "steps": 20"#,
        [19: 0, 20: 1]),
    ],
    source: "torch.optim.lr_scheduler.ConstantLR",
    keys: [SharedKeys.lr.declaration, factor.declaration],
    example: #"{"type": "constant_factor", "lr": 0.1, "factor": 0.25, "steps": 200}"#,
    isContinuous: false
  ) { arguments in
    let peak = arguments.peak()
    guard let factor = arguments.reader.read(factor), let peak else { return nil }
    return ConstantFactor(peak: peak, factor: factor, steps: arguments.length)
  }
}
