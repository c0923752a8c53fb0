import LRSchedules

/// A floor that is a share of another rate, and looks as if a rate had been meant.
struct ShareForRate: LintRule {
  let name = "share-for-rate"
  let reason =
    "some floors are shares of the first rate and not rates: one written as a rate is far lower than was meant"
  let source = "keras-team/keras #21772"

  /// Shares up to this are small enough for rates.
  private static let most = 1e-4

  func look(_ subject: LintSubject) -> [Observation] {
    let facts = subject.facts
    guard let share = facts.floorShare, share > 0, share <= Self.most, let floor = facts.floor, let peak = facts.peak,
      share < peak
    else { return [] }
    return [
      Observation(
        .note,
        "the floor is written as \(RateText.short(share)), a share of \(RateText.short(peak)): as a rate it is "
          + RateText.short(floor),
        at: subject.steps - 1)
    ]
  }
}
