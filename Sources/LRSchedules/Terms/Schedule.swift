public import LRMath

/// A stretch of a curve, as `Schedule.piece(at:)` hands it out: a line or a smooth arc.
public typealias Piece = LRMath.Piece

/// A learning-rate schedule: a pure function of the step.
///
/// `rate(at: t)` is the rate of update t = 0, 1, …; between whole steps it is the curve that is drawn.
/// Past its own end a schedule holds the value it has there. A type of one's own needs `rate(at:)` alone:
///
///     struct Halving: Schedule {
///       func rate(at step: Double) -> Double { step < 500 ? 0.1 : 0.05 }
///     }
public protocol Schedule: Sendable {
  /// The rate at a step, continuous from the right.
  ///
  /// - Parameter step: The step, in updates from the start of this schedule; at least 0, need not be whole.
  /// - Returns: The rate; finite, and at least 0.
  func rate(at step: Double) -> Double

  /// The piece that holds a step: the same values as `rate(at:)`, as a line or an arc, to be drawn without sampling.
  ///
  /// A line from one whole step to the next, unless a type knows better.
  ///
  /// - Parameter step: The step, at least 0.
  /// - Returns: A piece with `start` ≤ step < `end`; `end` is infinite once the schedule holds for ever.
  func piece(at step: Double) -> Piece

  /// Whether there is a rate at a step: a framework may have none behind the last update, and then nothing is drawn there.
  ///
  /// - Parameter step: A whole step, at least 0.
  func hasRate(at step: Double) -> Bool

  /// The stretches with a name, in order and without overlap; empty when there is nothing to name.
  ///
  /// - Parameter end: How many steps of it are looked at; what begins later is left out.
  func phases(until end: Double) -> [Phase]

  /// The schedule as a list of metrics drives it; the schedule itself where it acts on none.
  ///
  /// - Parameter metrics: The metric after update 0, 1, 2 and so on.
  func driven(by metrics: [Double]) -> any Schedule
}

extension Schedule {
  /// Lines that join the rates of whole steps, for a type that knows no better.
  public func piece(at step: Double) -> Piece { WholeSteps { rate(at: $0) }.piece(at: step) }
  /// Everywhere, unless a type says otherwise.
  public func hasRate(at step: Double) -> Bool { true }
  /// The schedule itself: it acts on no metric unless a type says otherwise.
  public func driven(by metrics: [Double]) -> any Schedule { self }
  /// None, unless a type names some.
  public func phases(until end: Double) -> [Phase] { [] }

  /// The rates of the updates 0 ..< steps.
  ///
  ///     Cosine(peak: 0.1, steps: 4).rates(steps: 4)   // [0.1, 0.0854, 0.05, 0.0146]
  ///
  /// - Parameter steps: How many updates, at least 0.
  public func rates(steps: Int) -> [Double] { (0..<max(0, steps)).map { rate(at: Double($0)) } }
}

/// A schedule of one's own, given by a closure: true at whole steps, which lines join.
///
///     let halving = RateFunction { step in step < 500 ? 0.1 : 0.05 }
public struct RateFunction: Schedule {
  private let formula: @Sendable (Double) -> Double

  /// - Parameter rate: The rate of update t = 0, 1, …: finite, and at least 0. It is asked in any order, more than once.
  public init(_ rate: @escaping @Sendable (_ step: Double) -> Double) { formula = rate }

  /// The closure's value at a whole step; between two, what the line that joins them has.
  public func rate(at step: Double) -> Double {
    step == step.rounded(.down) ? formula(step) : piece(at: step).value(at: step)
  }
  /// The line from one whole step to the next.
  public func piece(at step: Double) -> Piece { WholeSteps(formula).piece(at: step) }
}
