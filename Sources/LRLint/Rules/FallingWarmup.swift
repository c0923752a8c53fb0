import LRSchedules

/// A warmup that comes down.
struct FallingWarmup: LintRule {
  let name = "falling-warmup"
  let reason =
    "a warmup that begins above the rate it leads to gives the first updates the rates that it was made to avoid"
  let source = "keras-team/keras #18747"

  func look(_ subject: LintSubject) -> [Observation] {
    guard let warmup = subject.facts.warmup, warmup.steps > 0, let from = warmup.from, let to = warmup.to, from > to
    else { return [] }
    let last = max(0, min(subject.steps, Int(min(warmup.steps, 1e9).rounded(.up))) - 1)
    return [
      Observation(.warning, "the warmup falls, from \(RateText.short(from)) to \(RateText.short(to))", at: 0, last)
    ]
  }
}
