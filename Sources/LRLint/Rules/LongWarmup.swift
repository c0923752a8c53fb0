import LRSchedules

/// A warmup that leaves little of the run, or nothing.
struct LongWarmup: LintRule {
  let name = "long-warmup"
  let reason = "in a short run a warmup made for a long one is most of the training, and the decay has no time left"
  let source = "PeterGriffinJin/Search-R1 #28"

  /// Share of the run that counts as most of it.
  private static let most = 0.5

  func look(_ subject: LintSubject) -> [Observation] {
    let run = subject.steps
    let opening = subject.report.runPhases.prefix { $0.phase.kind == .warmup || $0.phase.kind == .hold }
    let seen = opening.last { $0.phase.kind == .warmup }.map { $0.lastStep + 1 } ?? 0
    let written = StepCount.from(subject.facts.warmup?.steps ?? 0)
    // Beside others that fall a rise may be no warmup of the run.
    let isRise = subject.report.phases.last?.kind == .warmup || subject.report.last == subject.report.peak.rate
    let length = written >= run && isRise ? written : seen
    guard run > 1, Double(length) > Self.most * Double(run) else { return [] }
    let of = "\(subject.unit.text(length)) of warmup"
    if length > run {
      return [
        Observation(
          .warning,
          "\(of) are longer than the run of \(StepCount.digits(run)): it ends at \(RateText.short(subject.report.last))",
          at: 0, run - 1)
      ]
    }
    let share = RateText.percent(Double(length) / Double(run))
    return [
      Observation(
        .warning,
        length == run
          ? "\(of) are the whole run: what comes after it never begins" : "\(of) are \(share) of the run",
        at: 0, length - 1)
    ]
  }
}
