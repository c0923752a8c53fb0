import LRSchedules

/// Updates that go uphill.
struct NegativeRate: LintRule {
  let name = "negative-rate"
  let reason = "an update with a negative rate climbs the loss; some schedules are extrapolated past their last step"
  let source = "nathanhubens/Learning-Rate #7; torch's OneCycleLR one call past its last step"

  func look(_ subject: LintSubject) -> [Observation] {
    let low = subject.report.minimum
    guard low.rate < 0 else { return [] }
    return [
      Observation(
        .warning, "the rate is negative: \(RateText.short(low.rate)) at \(subject.unit.at(low.step))",
        at: low.step)
    ]
  }
}
