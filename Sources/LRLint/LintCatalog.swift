public import LRSchedules

/// Every rule: a new one is registered here, and has a template that triggers it.
public enum LintCatalog {
  /// The rules in the order in which findings are told, the gravest first.
  public static let all: [any LintRule] = [
    NegativeRate(), RisingDecay(), FallingWarmup(), SquaredRate(), VanishedRate(), LongWarmup(), OwnLength(),
    FlatSchedule(), SeamJump(), LateRise(), EndsHot(), FloorNotReached(), PeakNotReached(), IdleMilestones(),
    IdleWarmup(),
    DoubleWarmup(), ZeroRate(), ShareForRate(),
  ]
}

extension ScheduleReport {
  /// Looks at every update, and asks every rule.
  ///
  /// - Parameters:
  ///   - schedule: the schedule, read for a run of `steps`.
  ///   - steps: updates in the run, at least 1.
  ///   - stepsPerEpoch: updates in an epoch, if it is known.
  ///   - unit: what a step is to people.
  public init(_ schedule: ReadSchedule, steps: Int, stepsPerEpoch: Double? = nil, unit: RunUnit = .step) {
    self.init(schedule.schedule, steps: steps)
    let subject = LintSubject(schedule: schedule, report: self, stepsPerEpoch: stepsPerEpoch, unit: unit)
    findings = LintCatalog.all.flatMap { rule in rule.look(subject).map { $0.named(rule) } }
  }
}
