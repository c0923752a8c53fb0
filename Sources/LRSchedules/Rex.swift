import LRInput
import LRMath

/// The reflected exponential: slow at first, ever faster towards the end.
package struct RexCurve: RateCurve {
  package let way: Transition
  /// T, in steps.
  package let length: Double
  /// How far the curve is from a straight line: 0 is the line.
  package let bend: Double

  package func rate(at step: Double) -> Double {
    let left = max(0, 1 - step / length)
    return way.rate(remaining: left / ((1 - bend) + bend * left))
  }

  package func piece(at step: Double) -> Piece {
    if bend == 0 { return Piece(start: 0, end: length, shape: .line(from: way.from, to: way.to)) }
    return Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  package func final(length: Double) -> Double { way.to }
}

/// The reflected exponential: slow at first, ever faster towards the end.
///
///     Rex(peak: 0.1, steps: 1000).rate(at: 500)   // 0.0909
///
/// floor + (peak − floor)·z/(1 − bend + bend·z) with z = 1 − t/T for t < T, the floor from there on.
///
/// Source: Chen, Wolfe and Kyrillidis 2021, arXiv:2107.04197.
public struct Rex: PlannedSchedule {
  /// The decay, which lands at T; its facts name the floor only where one is given.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - steps: Its length T.
  ///   - bend: How far it stays above a straight line, at least 0 and below 1: 0.5 is the paper's.
  public init(peak: Double, floor: Double? = nil, steps: Int, bend: Double = 0.9) {
    plan = SchedulePlan(
      RexCurve(way: Transition(from: peak, to: floor ?? 0), length: Double(steps), bend: bend), steps: steps,
      peak: peak, facts: .falls(from: peak, to: floor, landing: Double(steps)))
  }

  private static let bend = Key.number(
    "bend", in: .from(0, below: 1), default: 0.9,
    summary: "How far the curve stays above a straight line: 0 is the line, 0.5 the paper's, 0.9 axolotl's.")

  package static let entry = ScheduleEntry(
    name: "rex", otherNames: ["reflected_exponential", "RexLR"],
    summary: "The reflected exponential: slow at first, ever faster towards the end.",
    formula: "min + (lr − min)·z/(1 − bend + bend·z) with z = 1 − t/T",
    latex: #"\eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \frac{z}{1 - b + b z}, \quad z = 1 - \frac{t}{T}"#,
    edges: [
      Edge("The floor is the value at t = T, and past it.", #""lr": 1"#, [50: 0.9091, 99: 0.09174, 100: 0, 150: 0]),
      Edge("A `bend` of 0 is a straight line; 0.5 is the paper's curve.", #""lr": 1, "bend": 0"#, [50: 0.5]),
      .refused("A `bend` of 1: the rate would never fall.", #""lr": 1, "bend": 1"#),
    ],
    source: "Chen, Wolfe and Kyrillidis 2021, arXiv:2107.04197; axolotl's RexLR",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [bend.declaration],
    example: #"{"type": "rex", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#,
    isDecay: true
  ) { arguments in
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    guard let bend = arguments.reader.read(bend), let peak else { return nil }
    return Rex(peak: peak, floor: floor, steps: arguments.length, bend: bend)
  }
}
