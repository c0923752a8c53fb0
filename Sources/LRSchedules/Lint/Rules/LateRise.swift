/// A decay that turns up again before the end.
struct LateRise: LintRule {
  let name = "late-rise"
  let reason = "a decay that is one step shorter than the run, or counted one step ahead, climbs again at the very end"
  let source = "pytorch/pytorch #91765"

  /// Looks at so many places at most.
  private static let most = 100_000

  func look(_ subject: LintSubject) -> [Observation] {
    let report = subject.report
    guard subject.steps > 3, !subject.isUnsteady, report.phases.last?.kind != .cycle, subject.range > 0 else {
      return []
    }
    let stride = max(1, subject.steps / Self.most)
    var low = (rate: report.last, step: subject.steps - 1)
    var before: Double?
    var step = low.step - stride
    while step >= 0 {
      let rate = subject.curve.rate(at: Double(step))
      if rate > low.rate {
        before = rate
        break
      }
      low = (rate, step)
      step -= stride
    }
    // What rises from the start, or only climbs back by a rounding error, has no late rise.
    guard let before, before > low.rate, report.last - low.rate > 1e-6 * subject.range,
      report.peak.step < low.step
    else { return [] }
    let last = subject.steps - 1
    let rise = "from \(RateText.short(low.rate)) to \(RateText.short(report.last))"
    return [
      Observation(
        .warning,
        low.step == last - 1
          ? "the last step rises again, \(rise)"
          : "from step \(StepCount.digits(low.step)) to the last the rate rises again, \(rise)",
        at: low.step, last)
    ]
  }
}
