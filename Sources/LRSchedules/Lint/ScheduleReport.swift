import LRInput
import LRMath

/// What a schedule does in a run, in numbers, and what looks like a mistake in it.
public struct ScheduleReport: Sendable {
  /// A sum over all updates.
  public struct Total: Sendable, Equatable {
    public var value: Double
    /// Estimated bound of its error; 0 where every update was counted, to the last digits.
    public var error: Double
  }

  /// Updates in the run.
  public let steps: Int
  /// The named stretches of the run with the rates of their updates; empty for a table.
  public let runPhases: [RunPhase]
  /// Highest rate of any update, and the first update that has it.
  public let peak: (rate: Double, step: Int)
  /// Lowest rate of any update, and the first update that has it.
  public let minimum: (rate: Double, step: Int)
  /// Rate of update 0.
  public let first: Double
  /// Rate of the last update.
  public let last: Double
  /// The value at the end of the run, where the curve is drawn to it and it is another than `last`.
  public let end: RunCurve.End?
  public let sum: Total
  public let sumOfSquares: Total
  /// What looks like a mistake, in the order of the catalogue.
  public private(set) var findings: [Finding] = []

  /// The named stretches of the run.
  public var phases: [Phase] { runPhases.map(\.phase) }

  /// Mean rate of an update.
  public var mean: Double { sum.value / Double(steps) }

  /// Looks at every update: at most 10 million evaluations, less where lines make the sums easy.
  ///
  /// - Parameters:
  ///   - schedule: the schedule, read for a run of `steps`.
  ///   - node: the object it was read from, for what was asked for: floors, peaks, milestones.
  ///   - steps: updates in the run, at least 1.
  ///   - stepsPerEpoch: updates in an epoch, if it is known.
  public init(_ schedule: ReadSchedule, node: Node? = nil, steps: Int, stepsPerEpoch: Double? = nil) {
    let curve = schedule.schedule
    let totals = RunTotals(curve, steps: steps)
    self.steps = steps
    let run = RunCurve(curve, steps: steps)
    runPhases = run.runPhases
    peak = totals.highest
    minimum = totals.lowest
    (first, last, end) = (run.first, run.last, run.end)
    sum = Total(value: totals.sum.value, error: totals.sumError)
    sumOfSquares = Total(value: totals.squares.value, error: totals.squaresError)
    let subject = LintSubject(
      schedule: schedule, arguments: WrittenArguments(node), report: self, stepsPerEpoch: stepsPerEpoch)
    findings = LintCatalog.all.flatMap { rule in rule.look(subject).map { $0.named(rule) } }
  }
}
