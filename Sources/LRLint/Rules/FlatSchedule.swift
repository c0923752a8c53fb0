import LRSchedules

/// A schedule that does nothing.
struct FlatSchedule: LintRule {
  let name = "flat"
  let reason = "a schedule that never changes the rate has the wrong length, no decay, or a floor at its peak"
  let source = "huggingface/transformers #18390, wenet-e2e/west #101"

  func look(_ subject: LintSubject) -> [Observation] {
    guard subject.steps > 1, subject.range == 0, ![.holds, .listed].contains(subject.facts.course) else { return [] }
    return [
      Observation(
        .warning,
        "the rate never changes: it is \(RateText.short(subject.report.first)) from the first \(subject.unit.name) to the last",
        at: 0, subject.steps - 1)
    ]
  }
}
