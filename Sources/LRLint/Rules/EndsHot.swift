import LRSchedules

/// A run of cycles that stops in the middle of one.
struct EndsHot: LintRule {
  let name = "ends-hot"
  let reason =
    "restarts are good at the end of a cycle; a run that stops inside of one ends at a rate made for exploring"
  let source = "Loshchilov and Hutter 2017, arXiv:1608.03983"

  /// Share of the way from the lowest rate to the highest that counts as hot.
  private static let hot = 0.1

  func look(_ subject: LintSubject) -> [Observation] {
    let report = subject.report
    // A decay that is too short for the run comes back up as well, but has no cycles to end on.
    // The last update of a whole cycle is a step above where the cycle leads to, which is what counts.
    let run = Double(subject.steps)
    let tail = subject.curve.piece(at: run.nextDown)
    let low = min(report.last, tail.value(at: min(tail.end, run)))
    // A cycle that is longer than the run has no boundary, and one that rises to its floor ends high as it should.
    guard subject.facts.course != .falls, !subject.facts.isUpsideDown, !subject.isInFirstCycle,
      low - report.minimum.rate > Self.hot * subject.range
    else { return [] }
    let cycles = subject.facts.course == .cycles || report.phases.last?.kind == .cycle
    let starts =
      cycles
      ? report.runPhases.filter { $0.phase.kind == .cycle }.map(\.firstStep) : subject.restarts.map(\.step)
    guard cycles || !starts.isEmpty else { return [] }
    // Before the first there is a warmup at most. Too many cycles are one phase, from which no boundary can be told.
    let start = starts.dropFirst().last ?? 0
    // The piece of the last update before it: a cycle may begin between two.
    let before = subject.curve.piece(at: Double(max(0, start - 1)))
    // Of a line of one step nobody knows whether it is a jump: the branch has come to its last update.
    let end = before.start < Double(start - 1) || before.isFlat ? min(before.end, Double(start)) : Double(start - 1)
    // A wave that goes on begins anew at its top.
    let isKnown = start > 0 && low - before.value(at: max(0, end)) > Self.hot * subject.range
    let place =
      isKnown
      ? "\(subject.unit.text(subject.steps - start)) into a cycle" : "inside of a cycle"
    let better =
      isKnown ? "; a run of \(subject.unit.text(start)) would end on a boundary" : ""
    return [
      Observation(
        .warning, "the run ends at \(RateText.short(report.last)), \(place)\(better)", at: subject.steps - 1)
    ]
  }
}
