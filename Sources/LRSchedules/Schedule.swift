import LRMath

/// A learning-rate schedule: a pure function of the step.
///
/// `rate(at: t)` is the rate of update t = 0, 1, …; between whole steps it is the curve that is drawn.
/// Past its own end a schedule holds the value it has there.
public protocol Schedule: Sendable {
  /// The rate at a step, continuous from the right.
  ///
  /// - Parameter step: The step, in updates from the start of this schedule; at least 0, need not be whole.
  /// - Returns: The rate; finite, and at least 0.
  func rate(at step: Double) -> Double

  /// The piece that holds a step: the same values as `rate(at:)`, as a line or an arc, to be drawn without sampling.
  ///
  /// - Parameter step: The step, at least 0.
  /// - Returns: A piece with `start` ≤ step < `end`; `end` is infinite once the schedule holds for ever.
  func piece(at step: Double) -> Piece

  /// Whether there is a rate at a step: a framework may have none behind the last update, and then nothing is drawn there.
  ///
  /// - Parameter step: A whole step, at least 0.
  func hasRate(at step: Double) -> Bool

  /// The stretches of the run with a name, in order and without overlap; empty when there is nothing to name.
  var phases: [Phase] { get }

  /// The schedule as a list of metrics drives it; the schedule itself where it acts on none.
  ///
  /// - Parameter metrics: The metric after update 0, 1, 2 and so on.
  func driven(by metrics: [Double]) -> any Schedule
}

extension Schedule {
  public func hasRate(at step: Double) -> Bool { true }
  public func driven(by metrics: [Double]) -> any Schedule { self }
}
