import LRSchedules

/// A decay that turns up again before the end.
struct LateRise: LintRule {
  let name = "late-rise"
  let reason = "a decay that is one step shorter than the run, or counted one step ahead, climbs again at the very end"
  let source = "pytorch/pytorch #91765"

  /// Looks at so many places at most.
  private static let most = 100_000

  /// Share of the range that a decay has to come down by before a rise that leads higher than it began is a late one.
  private static let least = 0.1

  func look(_ subject: LintSubject) -> [Observation] {
    let report = subject.report
    // What is asked to rise, or to come back up, does so on purpose.
    guard subject.steps > 3, !subject.facts.isUnsteady, ![.rises, .cycles].contains(subject.facts.course),
      report.phases.last?.kind != .cycle, subject.range > 0
    else { return [] }
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
      report.peak.step < low.step || fell(before: low, subject)
    else { return [] }
    let last = subject.steps - 1
    let rise = "from \(RateText.short(low.rate)) to \(RateText.short(report.last))"
    return [
      Observation(
        .warning,
        low.step == last - 1
          ? "the last \(subject.unit.name) rises again, \(rise)"
          : "from \(subject.unit.at(low.step)) to the last the rate rises again, \(rise)",
        at: low.step, last)
    ]
  }

  /// Whether what is meant to fall has fallen a good way before its lowest rate.
  private func fell(before low: (rate: Double, step: Int), _ subject: LintSubject) -> Bool {
    guard subject.facts.course == .falls else { return false }
    let top = subject.report.runPhases.filter { $0.firstStep < low.step }.map(\.start).max() ?? low.rate
    return top - low.rate > Self.least * subject.range
  }
}
