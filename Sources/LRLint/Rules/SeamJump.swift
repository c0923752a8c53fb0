import LRMath
import LRSchedules

/// Two parts that were meant to meet and do not.
struct SeamJump: LintRule {
  let name = "seam-jump"
  let reason =
    "a warmup that is glued to a decay counted from the start cuts the top off the curve, and a part that starts from its "
    + "own rate does not go on from where the last one ended"
  let source = "microsoft/Swin-Transformer #277, huggingface/pytorch-image-models #1242"

  /// Smaller jumps, as a share of the peak, cannot be seen in a chart.
  private static let least = 0.005
  /// More jumps are a pattern.
  private static let most = 4

  func look(_ subject: LintSubject) -> [Observation] {
    let restarts = Set(subject.restarts.map(\.place))
    let peak = subject.report.peak.rate
    let jumps = subject.seams.filter { seam in
      abs(seam.right - seam.left) > Self.least * peak && !(seam.isFlatBefore && seam.isFlatAfter)
        && !restarts.contains(seam.place) && isSeen(seam, subject)
        // A product of a smooth curve and stairs falls at every stair, as it should.
        && !(subject.facts.hasStairs && seam.right < seam.left && !seam.isFlatBefore && !seam.isFlatAfter)
    }
    guard jumps.count <= Self.most else { return [] }
    return jumps.map { seam in
      if seam.isLone { return lone(seam, subject) }
      let isStep = seam.isFlatBefore && seam.right > seam.left
      return Observation(
        isStep ? .note : .warning, told(seam, subject) + ", " + place(seam, subject.report.phases), at: seam.step)
    }
  }

  /// An update that stands alone.
  private func lone(_ seam: LintSubject.Seam, _ subject: LintSubject) -> Observation {
    let rates = [-1, 0, 1].map { RateText.short(subject.curve.rate(at: Double(seam.step + $0))) }
    return Observation(
      .warning,
      "a single update, at \(subject.unit.at(seam.step)), has the rate \(rates[1]), between \(rates[0]) and \(rates[2])",
      at: seam.step)
  }

  /// The jump between the two updates beside it; or, where they hide it, how far it is from where the branch before it was leading.
  private func told(_ seam: LintSubject.Seam, _ subject: LintSubject) -> String {
    let (step, peak) = (subject.unit.at(seam.step), subject.report.peak.rate)
    let (before, after) = (
      subject.curve.rate(at: Double(seam.step - 1)), subject.curve.rate(at: Double(seam.step))
    )
    let falls = seam.right < seam.left
    if (after < before) == falls, after != before {
      let share = RateText.percent(abs(after - before) / peak)
      return
        "at \(step) the rate \(falls ? "drops" : "jumps up") from \(RateText.short(before)) to \(RateText.short(after)), "
        + "\(share) of the peak"
    }
    let share = RateText.percent(abs(seam.right - seam.left) / peak)
    return
      "at \(step) the rate goes on from \(RateText.short(before)) to \(RateText.short(after)), "
      + "\(share) of the peak \(falls ? "below" : "above") where it was leading"
  }

  /// Whether the updates show the jump too: a curve may overshoot between two of them, such as DeepSpeed's logarithm.
  private func isSeen(_ seam: LintSubject.Seam, _ subject: LintSubject) -> Bool {
    let least = Self.least * subject.report.peak.rate
    if let peak = subject.facts.peak, peak - max(seam.right, subject.report.peak.rate) > least { return true }
    let step = Double(seam.step)
    return abs(subject.curve.rate(at: step) - subject.curve.rate(at: step - 1)) > least
  }

  private func place(_ seam: LintSubject.Seam, _ phases: [Phase]) -> String {
    guard let before = phases.last(where: { $0.end == seam.place }),
      let after = phases.first(where: { $0.start == seam.place })
    else { return "where two parts meet" }
    return before.name == after.name
      ? "where one \(before.name) meets the next" : "where \(before.name) and \(after.name) meet"
  }
}
