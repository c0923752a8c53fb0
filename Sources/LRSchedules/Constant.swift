import LRInput
import LRMath

/// The same rate at every step.
package struct ConstantCurve: RateCurve {
  package let peak: Double

  /// See the properties of the same names.
  package init(peak: Double) {
    self.peak = peak
  }

  package func rate(at step: Double) -> Double { peak }

  package func piece(at step: Double) -> Piece { .constant(peak, from: 0, to: .infinity) }

  package func phases(length: Double) -> [Phase] { [Phase(.hold, from: 0, to: length)] }
}

/// The same rate at every step.
///
///     Constant(0.1).rate(at: 1e6)   // 0.1
public struct Constant: PlannedSchedule {
  /// The rate for ever, with no length of its own.
  public let plan: SchedulePlan

  /// - Parameter rate: The rate, at least 0.
  public init(_ rate: Double) {
    plan = SchedulePlan(ConstantCurve(peak: rate), steps: nil, peak: rate, facts: .held(at: rate))
  }

  package static let entry = ScheduleEntry(
    name: "constant", otherNames: ["fixed", "const", "constant_with_warmup", "none"],
    summary: "The same rate at every step.",
    formula: "lr",
    latex: #"\eta_t = \eta_{\max}"#,
    edges: [
      Edge(
        "With a warmup of w steps the whole rate is reached at update w − 1.", #""lr": 1, "warmup": 4"#,
        [0: 0.25, 3: 1, 4: 1]),
      Edge(
        "`steps` changes nothing: past its end it holds the same rate.", #""lr": 1, "steps": 50"#,
        [49: 1, 50: 1, 150: 1]),
    ],
    source: "Robbins and Monro 1951 ask for less; every framework has it (optax.constant_schedule)",
    keys: [SharedKeys.lr.declaration],
    example: #"{"type": "constant", "lr": 0.1, "warmup": 50}"#,
    isDecay: true
  ) { arguments in
    arguments.peak().map { Constant($0) }
  }
}
