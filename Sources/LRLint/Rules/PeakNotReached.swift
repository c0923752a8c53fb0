import LRSchedules

/// A peak that is written and that no update has.
struct PeakNotReached: LintRule {
  let name = "peak-not-reached"
  let reason = "the rate that was tuned is not the rate that is used"
  let source = "huggingface/pytorch-image-models #1242"

  /// Share of the peak that may be missing.
  private static let least = 0.01

  func look(_ subject: LintSubject) -> [Observation] {
    let highest = subject.report.peak
    // A curve that ends in its peak has its last update just before it.
    // A cycle that is cut off on its way up is told by another rule.
    guard !(subject.isInFirstCycle && highest.step == subject.steps - 1), let peak = subject.facts.peak,
      max(highest.rate, subject.report.end?.rate ?? 0) < (1 - Self.least) * peak
    else { return [] }
    return [
      Observation(
        .warning,
        "the peak is \(RateText.short(peak)), and the highest rate is \(RateText.short(highest.rate)), at "
          + subject.unit.at(highest.step),
        at: highest.step)
    ]
  }
}
