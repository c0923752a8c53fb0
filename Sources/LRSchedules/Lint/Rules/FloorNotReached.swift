/// A floor that is written and never met.
struct FloorNotReached: LintRule {
  let name = "floor-not-reached"
  let reason = "the last part of a decay, at small rates, does much of the work; a run that ends above it loses that"
  let source = "huggingface/pytorch-image-models #2312"

  /// Share of the way from the floor to the peak that counts as far.
  private static let far = 0.05

  func look(_ subject: LintSubject) -> [Observation] {
    let report = subject.report
    guard let floor = subject.arguments.floor, report.peak.rate > floor,
      report.last - floor > Self.far * (report.peak.rate - floor),
      !report.phases.contains(where: { $0.kind == .cycle })
    else { return [] }
    let times = floor > 0 ? ", \(RateText.short(report.last / floor)) times as high" : ""
    return [
      Observation(
        .warning,
        "the floor is \(RateText.short(floor)), and the run ends at \(RateText.short(report.last))\(times)",
        at: subject.steps - 1)
    ]
  }
}
