import LRSchedules

/// A warmup that is asked for and does not happen.
struct IdleWarmup: LintRule {
  let name = "idle-warmup"
  let reason = "a warmup of no steps is often a share that was rounded down, or an argument that was forgotten"
  let source = "HomebrewML/HeavyBall #29"

  func look(_ subject: LintSubject) -> [Observation] {
    guard !subject.report.phases.contains(where: { $0.kind == .warmup }) else { return [] }
    guard let warmup = subject.facts.warmup else { return [] }
    if warmup.isShare {
      return [
        Observation(
          .warning,
          "the warmup is so small a share of \(subject.unit.text(subject.steps)) that it has no \(subject.unit.name)",
          at: 0)
      ]
    }
    // A warmup of 0 is a common way to have none; but a constant rate with a warmup is chosen for its warmup.
    guard warmup.steps == 0, subject.facts.course == .holds else { return [] }
    return [Observation(.note, "\(subject.schedule.type) has a warmup of 0 \(subject.unit.plural)", at: 0)]
  }
}
