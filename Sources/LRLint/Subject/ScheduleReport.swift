import LRMath
import LRSchedules

/// What a schedule does in a run, in numbers, and what looks like a mistake in it.
public struct ScheduleReport: Sendable {
  /// A sum over all updates.
  public struct Total: Sendable, Equatable {
    /// The sum itself.
    public var value: Double
    /// Estimated bound of its error; 0 where every update was counted, to the last digits.
    public var error: Double
  }

  /// Updates in the run.
  public let steps: Int
  /// The named stretches of the run with the rates of their updates; empty for a table.
  public let runPhases: [RunPhase]
  /// Its ends and extremes, as every chart has them.
  public let facts: CurveFacts
  /// Σ η_t over t = 0 … T − 1.
  public let sum: Total
  /// Σ η_t² over t = 0 … T − 1.
  public let sumOfSquares: Total
  private let curve: any Schedule
  /// What looks like a mistake, in the order of the catalogue.
  public internal(set) var findings: [Finding] = []

  /// Highest rate of any update, and the first update that has it.
  public var peak: (rate: Double, step: Int) { (facts.peak.value, Int(facts.peak.step)) }
  /// Lowest rate of any update, and the first update that has it.
  public var minimum: (rate: Double, step: Int) { (facts.lowest.value, Int(facts.lowest.step)) }
  /// Rate of update 0.
  public var first: Double { facts.first.value }
  /// Rate of the last update.
  public var last: Double { facts.last.value }
  /// The value at the end of the run, where the curve is drawn to it and it is another than `last`.
  public var end: RunCurve.End? { facts.end }

  /// The named stretches of the run.
  public var phases: [Phase] { runPhases.map(\.phase) }

  /// A stretch before a phase that no phase tells of: its first rate, the one it leads to, and the step of that.
  public func gap(before index: Int) -> (from: Double, to: Double, step: Int)? {
    let (start, next) = (index == 0 ? 0 : runPhases[index - 1].lastStep + 1, runPhases[index].firstStep)
    return start < next ? (curve.rate(at: Double(start)), runPhases[index].start, next) : nil
  }

  /// Whether the rates go one way, as far as a look at some updates shows it.
  public var goesOneWay: Bool { !Phase.seen(from: 0, to: Double(steps), rate: curve.rate).isEmpty }

  /// A stretch behind the last phase that no phase tells of: its first rate and the last of the run.
  public var gapAtEnd: (from: Double, to: Double)? {
    guard let next = runPhases.last.map({ $0.lastStep + 1 }), next < steps else { return nil }
    return (curve.rate(at: Double(next)), last)
  }

  /// Mean rate of an update.
  public var mean: Double { sum.value / Double(steps) }

  /// Looks at every update: at most 10 million evaluations, less where lines make the sums easy.
  init(_ curve: any Schedule, steps: Int) {
    self.curve = curve
    let totals = RunTotals(curve, steps: steps)
    self.steps = steps
    runPhases = RunCurve(curve, steps: steps).runPhases
    facts = CurveFacts(curve, steps: steps)
    sum = Total(value: totals.sum.value, error: totals.sumError)
    sumOfSquares = Total(value: totals.squares.value, error: totals.squaresError)
  }
}
