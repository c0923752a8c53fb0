import LRSchedules

/// A decay whose floor lies above the rate it starts from.
struct RisingDecay: LintRule {
  let name = "rising-decay"
  let reason =
    "a floor above the peak turns a decay into a rise; often the two were mixed up, or one is a share of the other"
  let source = "facebookresearch/fairseq #2916, keras-team/keras #18747"

  func look(_ subject: LintSubject) -> [Observation] {
    guard [.falls, .cycles].contains(subject.facts.course), let floor = subject.facts.floor,
      let peak = subject.facts.peak, floor > peak
    else { return [] }
    return [
      Observation(
        .warning,
        "the decay rises: its floor, \(RateText.short(floor)), lies above the rate it starts from, \(RateText.short(peak))",
        at: 0, subject.steps - 1)
    ]
  }
}
