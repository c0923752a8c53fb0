/// Why a number is no rate.
package struct RateMistake: Sendable {
  package var message: String
  package var hint: String

  package static let greatest = 1e100

  /// What is wrong with the rate of an update; nil if nothing is.
  package init?(_ rate: Double, at step: Int) {
    // Millions are asked, and hardly one is wrong.
    guard !(rate >= 0 && rate <= Self.greatest) else { return nil }
    let place = "at step \(StepCount.digits(step))"
    if rate.isNaN {
      (message, hint) = (
        "the rate is not a number \(place)", "a formula divides 0 by 0, or takes a root of less than 0"
      )
    } else if rate < 0 {
      (message, hint) = ("the rate is negative \(place)", "a rate is at least 0; `max(0, …)` cuts a formula there")
    } else {
      (message, hint) = ("the rate is too large \(place)", "a rate is at most 1e100")
    }
  }

  /// The first mistake in a run: at every step, or in a very long run at ten million.
  package static func first(of schedule: any Schedule, steps: Int) -> RateMistake? {
    let gap = Int(WholeSteps.gap(length: Double(steps)))
    for step in stride(from: 0, to: steps, by: gap) {
      if let mistake = RateMistake(schedule.rate(at: Double(step)), at: step) { return mistake }
    }
    return steps > 0 ? RateMistake(schedule.rate(at: Double(steps - 1)), at: steps - 1) : nil
  }
}
