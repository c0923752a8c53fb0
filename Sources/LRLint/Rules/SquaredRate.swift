import LRSchedules

/// A function that was to give a factor, and gives a rate.
struct SquaredRate: LintRule {
  let name = "squared-rate"
  let reason =
    "what the function of a LambdaLR gives is multiplied by the optimizer's rate: a rate given there is squared"
  let source = "pytorch/pytorch #78917"

  /// How near to the rate the greatest factor has to be.
  private static let near = 0.01
  /// With an optimizer's rate near 1 a factor and a rate are the same.
  private static let most = 0.5

  func look(_ subject: LintSubject) -> [Observation] {
    guard let rate = subject.facts.multiplied, rate > 0, rate <= Self.most else { return [] }
    let highest = subject.report.peak
    guard abs(highest.rate / rate - rate) <= Self.near * rate else { return [] }
    return [
      Observation(
        .warning,
        "the greatest factor is \(RateText.short(highest.rate / rate)), which is the optimizer's rate itself: the rates come to "
          + "\(RateText.short(highest.rate)), its square",
        at: highest.step)
    ]
  }
}
