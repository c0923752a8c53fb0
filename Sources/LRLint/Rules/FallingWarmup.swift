import LRSchedules

/// A warmup that comes down.
struct FallingWarmup: LintRule {
  let name = "falling-warmup"
  let reason =
    "a warmup that begins above the rate it leads to gives the first updates the rates that it was made to avoid"
  let source = "keras-team/keras #18747"

  func look(_ subject: LintSubject) -> [Observation] {
    guard let fall = asked(subject) ?? seen(subject) else { return [] }
    return [
      Observation(
        .warning, "the warmup falls, from \(RateText.short(fall.start)) to \(RateText.short(fall.end))",
        at: fall.firstStep, fall.lastStep)
    ]
  }

  private typealias Fall = (start: Double, end: Double, firstStep: Int, lastStep: Int)

  /// A warmup, or a rise of the schedule's own, that is asked to fall; with the rates of its updates, which need not come to its end.
  private func asked(_ subject: LintSubject) -> Fall? {
    let last = subject.steps - 1
    for asked in [subject.facts.warmup, subject.facts.opening].compactMap({ $0 }) where asked.steps > 0 {
      guard let from = asked.from, let to = asked.to, from > to else { continue }
      let (first, end) = (StepCount.from(asked.start), StepCount.from(asked.start + asked.steps))
      guard first <= last else { continue }
      if let phase = warmups(subject).first(where: { $0.firstStep == first }) {
        return (phase.start, phase.end, phase.firstStep, phase.lastStep)
      }
      let rates = [first, min(last, end)].map { subject.curve.rate(at: Double($0)) }
      return (rates[0], rates[1], first, min(last, max(first, end - 1)))
    }
    return nil
  }

  /// A warmup that falls, whatever was asked for.
  private func seen(_ subject: LintSubject) -> Fall? {
    guard !subject.facts.isUnsteady else { return nil }
    return warmups(subject).first { $0.end < $0.start }.map { ($0.start, $0.end, $0.firstStep, $0.lastStep) }
  }

  private func warmups(_ subject: LintSubject) -> [RunPhase] {
    subject.report.runPhases.filter { $0.phase.kind == .warmup }
  }
}
