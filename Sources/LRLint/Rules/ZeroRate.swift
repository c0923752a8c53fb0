import LRSchedules

/// Updates that change nothing.
struct ZeroRate: LintRule {
  let name = "zero-rate"
  let reason = "an update at rate zero costs a batch and changes no weight"
  let source = "huggingface/transformers #34754, google-research/bert #1293, areal-project/AReaL #1289"

  /// Looks at so many steps at both ends.
  private static let most = 1_000_000
  /// More stretches are a pattern.
  private static let mostHolds = 4

  func look(_ subject: LintSubject) -> [Observation] {
    let run = subject.steps
    // Where a step is an epoch, all of its updates have the rate.
    let (one, many) = subject.unit == .step ? ("update", "updates") : (subject.unit.name, subject.unit.plural)
    guard subject.report.peak.rate != 0 || subject.report.minimum.rate != 0 else {
      return [Observation(.warning, "the rate of all \(many) is 0", at: 0, run - 1)]
    }
    func isZero(_ step: Int) -> Bool { subject.curve.rate(at: Double(step)) == 0 }
    var head = 0
    while head < min(run, Self.most), isZero(head) { head += 1 }
    var tail = 0
    while tail < min(run - head, Self.most), isZero(run - 1 - tail) { tail += 1 }
    var found: [Observation] = []
    if head == 1 { found.append(Observation(.note, "\(one) 0 has rate 0", at: 0)) }
    if head > 1 {
      found.append(Observation(.warning, "the first \(StepCount.digits(head)) \(many) have rate 0", at: 0, head - 1))
    }
    for (first, last) in holds(subject) where last > first && first > head && last < run - 1 - tail {
      found.append(
        Observation(
          .warning,
          "\(StepCount.digits(last - first + 1)) \(many), from \(subject.unit.at(first)) to \(subject.unit.at(last)), have rate 0",
          at: first, last))
    }
    if tail == 1 { found.append(Observation(.note, "the last \(one) has rate 0", at: run - 1)) }
    if tail > 1 {
      let from = StepCount.digits(run - tail)
      found.append(
        Observation(
          .warning, "the last \(StepCount.digits(tail)) \(many), from \(subject.unit.name) \(from) on, have rate 0",
          at: run - tail,
          run - 1))
    }
    return found
  }

  /// The stretches between two others in which the rate holds at 0, the first few of them.
  private func holds(_ subject: LintSubject) -> [(first: Int, last: Int)] {
    subject.report.runPhases.filter { $0.phase.kind == .hold && $0.start == 0 && $0.end == 0 }.prefix(Self.mostHolds)
      .map { ($0.firstStep, $0.lastStep) }
  }
}
