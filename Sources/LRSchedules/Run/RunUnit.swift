/// What a run counts: updates, or epochs where the rate is set once an epoch.
public enum RunUnit: String, Sendable, CaseIterable {
  case step
  case epoch

  /// `step`
  public var name: String { rawValue }
  /// `steps`
  public var plural: String { rawValue + "s" }

  /// With the number: `1 step`, `1,200 epochs`.
  package func text(_ count: Int) -> String { "\(StepCount.digits(count)) \(count == 1 ? name : plural)" }

  /// A place on the clock: `step 1,200`.
  package func at(_ step: Int) -> String { "\(name) \(StepCount.digits(step))" }
}
