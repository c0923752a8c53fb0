import LRSchedules

/// Two warmups, one after the other.
struct DoubleWarmup: LintRule {
  let name = "double-warmup"
  let reason = "a warmup around a schedule that has one of its own warms up twice"
  let source = "huggingface/transformers #195"

  func look(_ subject: LintSubject) -> [Observation] {
    let phases = subject.report.runPhases
    for (one, next) in zip(phases, phases.dropFirst()) where one.phase.kind == .warmup && next.phase.kind == .warmup {
      return [
        Observation(
          .warning,
          "a second warmup begins at \(subject.unit.at(next.firstStep)), right after the first", at: next.firstStep)
      ]
    }
    return []
  }
}
