import LRMath

/// Two parts that were meant to meet and do not.
struct SeamJump: LintRule {
  let name = "seam-jump"
  let reason =
    "a warmup that is glued to a decay counted from step 0 cuts the top off the curve, and a part that starts from its "
    + "own rate does not go on from where the last one ended"
  let source = "microsoft/Swin-Transformer #277, huggingface/pytorch-image-models #1242"

  /// Smaller jumps, as a share of the peak, cannot be seen in a chart.
  private static let least = 0.005
  /// More jumps are a pattern.
  private static let most = 4

  func look(_ subject: LintSubject) -> [Observation] {
    let restarts = Set(subject.restarts.map(\.step))
    let peak = subject.report.peak.rate
    let jumps = subject.seams.filter { seam in
      abs(seam.right - seam.left) > Self.least * peak && !(seam.isFlatBefore && seam.isFlatAfter)
        && !restarts.contains(seam.step) && isSeen(seam, subject)
        // A product of a smooth curve and stairs falls at every stair, as it should.
        && !(subject.schedule.type == "product" && seam.right < seam.left)
    }
    guard jumps.count <= Self.most else { return [] }
    return jumps.map { seam in
      let verb = seam.right < seam.left ? "drops" : "jumps up"
      let isStep = seam.isFlatBefore && seam.right > seam.left
      return Observation(
        isStep ? .note : .warning,
        "at step \(StepCount.digits(Int(seam.step.rounded(.up)))) the rate \(verb) from \(RateText.short(seam.left)) to "
          + "\(RateText.short(seam.right)), \(RateText.percent(abs(seam.right - seam.left) / peak)) of the peak, "
          + place(seam, subject.report.phases),
        at: Int(seam.step.rounded(.up)))
    }
  }

  /// Whether the updates show the jump too: a curve may overshoot between two of them, such as DeepSpeed's logarithm.
  private func isSeen(_ seam: LintSubject.Seam, _ subject: LintSubject) -> Bool {
    let least = Self.least * subject.report.peak.rate
    if let peak = subject.arguments.peak, peak - max(seam.right, subject.report.peak.rate) > least { return true }
    let step = seam.step.rounded(.up)
    return abs(subject.curve.rate(at: step) - subject.curve.rate(at: step - 1)) > least
  }

  private func place(_ seam: LintSubject.Seam, _ phases: [Phase]) -> String {
    guard let before = phases.last(where: { $0.end == seam.step }),
      let after = phases.first(where: { $0.start == seam.step })
    else { return "where two parts meet" }
    return "where \(before.name) and \(after.name) meet"
  }
}
