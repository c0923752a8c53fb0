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
  /// The named stretches of the run; empty for a table.
  public let phases: [Phase]
  /// Highest rate of any update, and the first update that has it.
  public let peak: (rate: Double, step: Int)
  /// Lowest rate of any update, and the first update that has it.
  public let minimum: (rate: Double, step: Int)
  /// Rate of update 0.
  public let first: Double
  /// Rate of the last update.
  public let last: Double
  /// Where the curve ends: the limit from the left at the end of the run.
  public let final: Double
  public let sum: Total
  public let sumOfSquares: Total
  /// The rates at both ends of each phase, of its first update and the limit from the left at its end, and whether it
  /// goes in stairs.
  public let phaseRates: [(start: Double, end: Double, isStairs: Bool)]
  /// What looks like a mistake, in the order of the catalogue.
  public private(set) var findings: [Finding] = []

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
    let end = Double(steps)
    let totals = RunTotals(curve, steps: steps)
    self.steps = steps
    phases = curve.phases.compactMap { $0.clipped(to: end) }
    phaseRates = phases.map { phase in
      let piece = curve.piece(at: phase.end.nextDown)
      let (start, end) = (curve.rate(at: phase.start.rounded(.up)), piece.value(at: min(piece.end, phase.end)))
      return (start, end, start != end && piece.isFlat && curve.piece(at: phase.start).isFlat)
    }
    peak = totals.highest
    minimum = totals.lowest
    first = curve.rate(at: 0)
    last = curve.rate(at: end - 1)
    final = CurveFacts.final(of: curve, steps: steps)
    sum = Total(value: totals.sum.value, error: totals.sumError)
    sumOfSquares = Total(value: totals.squares.value, error: totals.squaresError)
    let subject = LintSubject(
      schedule: schedule, arguments: WrittenArguments(node), report: self, stepsPerEpoch: stepsPerEpoch)
    findings = LintCatalog.all.flatMap { rule in rule.look(subject).map { $0.named(rule) } }
  }
}
