import LRSchedules

/// A floor that is asked for and never met.
struct FloorNotReached: LintRule {
  let name = "floor-not-reached"
  let reason = "the last part of a decay, at small rates, does much of the work; a run that stays above it loses that"
  let source = "huggingface/pytorch-image-models #2312, pytorch/pytorch #47560"

  /// Share of the way from the floor to the peak that counts as far.
  private static let far = 0.05
  /// The lowest rate of cycles, in floors, that counts as far.
  private static let times = 2.0

  func look(_ subject: LintSubject) -> [Observation] {
    let report = subject.report
    // That a first cycle is longer than the run is told by another rule.
    guard let floor = subject.facts.floor, report.peak.rate > floor, !subject.isInFirstCycle else { return [] }
    let far = Self.far * (report.peak.rate - floor)
    guard subject.facts.course == .cycles || report.phases.contains(where: { $0.kind == .cycle }) else {
      guard report.last - floor > far else { return [] }
      return [
        Observation(
          .warning,
          "the floor is \(RateText.short(floor)), and the run ends at \(RateText.short(report.last))"
            + multiple(report.last, of: floor),
          at: subject.steps - 1)
      ]
    }
    // Each cycle ends a step above its floor: with few steps a cycle, or a small floor, that is far above it.
    let low = lowest(report)
    let isFar = low.rate - floor > far || floor > 0 && low.rate > Self.times * floor
    guard isFar, floor >= 0 else { return [] }
    return [
      Observation(
        low.rate - floor > far ? .warning : .note,
        "the floor is \(RateText.short(floor)), and no update comes down to it: the lowest rate is "
          + "\(RateText.short(low.rate)), at \(subject.unit.at(low.step))" + multiple(low.rate, of: floor),
        at: low.step)
    ]
  }

  /// The lowest update of all cycles, without a warmup that begins below.
  private func lowest(_ report: ScheduleReport) -> (rate: Double, step: Int) {
    let cycles = report.runPhases.filter { $0.phase.kind == .cycle && $0.phase.cycles == nil }
    guard cycles.count > 1 else { return report.minimum }
    let ends = cycles.flatMap { [(rate: $0.start, step: $0.firstStep), (rate: $0.end, step: $0.lastStep)] }
    let low = ends.min { $0.rate < $1.rate } ?? report.minimum
    return low.rate < report.minimum.rate || report.minimum.step >= (cycles.first?.firstStep ?? 0)
      ? report.minimum : low
  }

  /// `, 12 times as high`; nothing where that says nothing.
  private func multiple(_ rate: Double, of floor: Double) -> String {
    let times = rate / floor
    guard floor > 0, times.isFinite, times < 1e9 else { return "" }
    return ", \(RateText.short(times)) times as high"
  }
}
