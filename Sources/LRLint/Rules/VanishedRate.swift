import LRSchedules

/// A rate that has come to nothing long before the end.
struct VanishedRate: LintRule {
  let name = "vanished-rate"
  let reason =
    "updates at a rate that small are lost in rounding; a factor meant for each epoch acts at each step, or a function that "
    + "gives a rate is multiplied up"
  let source = "pytorch/pytorch #32639"

  /// The share of the peak below which a rate is nothing: single precision has seven digits.
  private static let nothing = 1e-10
  /// The share of the run that may go by at such rates.
  private static let least = 0.05
  /// Looks at so many steps at most.
  private static let most = 100_000

  func look(_ subject: LintSubject) -> [Observation] {
    let (peak, last, run) = (subject.report.peak.rate, subject.report.last, subject.steps)
    let bound = Self.nothing * peak
    // Rates of exactly 0 are told by another rule.
    guard peak > 0, last > 0, last < bound, subject.facts.floor.map({ $0 >= bound || $0 <= 0 }) ?? true else {
      return []
    }
    let stride = max(1, run / Self.most)
    var first = run - 1
    while first - stride >= 0, subject.curve.rate(at: Double(first - stride)) < bound { first -= stride }
    let left = run - first
    guard left > 1, Double(left) > Self.least * Double(run) else { return [] }
    let about = stride > 1 ? "about " : ""
    return [
      Observation(
        .warning,
        "from \(about)\(subject.unit.at(first)) on the rate is next to nothing, less than a ten-thousand-millionth of the peak; "
          + "it ends at \(RateText.short(last))",
        at: first, run - 1)
    ]
  }
}
