import LRSchedules

/// A decay whose floor lies above the rate it starts from.
struct RisingDecay: LintRule {
  let name = "rising-decay"
  let reason =
    "a floor above the peak turns a decay into a rise; often the two were mixed up, or one is a share of the other"
  let source = "facebookresearch/fairseq #2916, keras-team/keras #18747"

  func look(_ subject: LintSubject) -> [Observation] {
    guard subject.facts.isUpsideDown, let floor = subject.facts.floor, let peak = subject.facts.peak else { return [] }
    return [Observation(.warning, told(floor, peak, subject), at: 0, subject.steps - 1)]
  }

  /// What its rates do, which need not start from the peak.
  private func told(_ floor: Double, _ peak: Double, _ subject: LintSubject) -> String {
    let report = subject.report
    let start = report.runPhases.first { $0.phase.kind != .warmup }?.start ?? report.first
    if start == peak, report.phases.contains(where: { $0.kind == .rise || $0.kind == .cycle }) {
      return
        "the decay rises: its floor, \(RateText.short(floor)), lies above the rate it starts from, \(RateText.short(peak))"
    }
    let rates =
      subject.range == 0
      ? "every rate is \(RateText.short(report.first))"
      : "the run begins at \(RateText.short(report.first)) and ends at \(RateText.short(report.last))"
    return "the floor, \(RateText.short(floor)), lies above the peak, \(RateText.short(peak)): \(rates)"
  }
}
