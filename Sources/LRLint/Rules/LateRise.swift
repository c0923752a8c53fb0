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
    // A list has what it is meant to have, and a formula that goes up and down over and over is a pattern.
    guard subject.facts.course != .listed, let low = start(of: subject),
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

  /// The update from which on every one is higher than the one before, to the last of the run and without a jump, if the rate has
  /// come down to it.
  private func start(of subject: LintSubject) -> (rate: Double, step: Int)? {
    let stride = max(1, subject.steps / Self.most)
    // A part that begins at a jump begins anew: what it does there is not what the decay before it comes to.
    let jump = subject.seams.last { $0.right > $0.left }?.step ?? 0
    var low = (rate: subject.report.last, step: subject.steps - 1)
    var step = low.step - stride
    func rate(_ step: Int) -> Double { subject.curve.rate(at: Double(step)) }
    while step >= jump, rate(step) < low.rate {
      low = (rate(step), step)
      step -= stride
    }
    // What only climbs back by a rounding error does not rise.
    guard subject.report.last - low.rate > 1e-6 * subject.range else { return nil }
    while step >= jump, rate(step) == low.rate { step -= stride }
    guard step >= jump, rate(step) > low.rate else { return nil }
    guard subject.facts.course == .free || subject.facts.hasStairs else { return low }
    var (turns, isRising) = (0, false)
    while step - stride >= 0 {
      let (one, next) = (rate(step - stride), rate(step))
      if one != next {
        if isRising, one > next { turns += 1 }
        isRising = one < next
      }
      step -= stride
    }
    return turns > 0 ? nil : low
  }

  /// Whether what is meant to fall has fallen a good way before its lowest rate.
  private func fell(before low: (rate: Double, step: Int), _ subject: LintSubject) -> Bool {
    guard subject.facts.course == .falls else { return false }
    let top = subject.report.runPhases.filter { $0.firstStep < low.step }.map(\.start).max() ?? low.rate
    return top - low.rate > Self.least * subject.range
  }
}
