/// A warmup that is asked for and does not happen.
struct IdleWarmup: LintRule {
  let name = "idle-warmup"
  let reason = "a warmup of no steps is often a share that was rounded down, or an argument that was forgotten"
  let source = "HomebrewML/HeavyBall #29"

  func look(_ subject: LintSubject) -> [Observation] {
    guard !subject.report.phases.contains(where: { $0.kind == .warmup }) else { return [] }
    if subject.arguments.hasWarmupShare {
      return [
        Observation(
          .warning, "the warmup is so small a share of \(StepCount.text(subject.steps)) that it has no step", at: 0)
      ]
    }
    // A warmup of 0 is a common way to have none; but a constant rate with a warmup is chosen for its warmup.
    let type = subject.schedule.type
    guard subject.arguments.warmup == 0, type.contains("constant") else { return [] }
    return [Observation(.note, "\(type) has a warmup of 0 steps", at: 0)]
  }
}
