/// A stretch of the step axis on which a function has one formula.
///
/// A schedule hands out the piece that holds a given step; the chart room draws it without sampling:
/// a line needs its two ends, an arc is subdivided until it is exact to the eye.
///
///     Piece(start: 0, end: 300, shape: .line(from: 0.1, to: 0.1)).value(at: 150)   // 0.1
public struct Piece: Sendable {
  /// The formula of a piece.
  public enum Shape: Sendable {
    /// A straight line from the value at `start` to the left limit at `end`.
    case line(from: Double, to: Double)
    /// A smooth function of the step, valid on the closed interval from `start` to `end`.
    case arc(@Sendable (Double) -> Double)
  }

  /// What is known of a piece beyond its formula.
  public enum Promise: Sendable, Equatable {
    /// It goes one way, or turns once.
    case oneTurn
    /// It may turn any number of times: who wants its top has to look at each update.
    case anyTurns
    /// It is a line that only joins whole steps: between them it says nothing.
    case wholeSteps
  }

  /// First step of the piece, in steps; may be fractional.
  public var start: Double
  /// Where the next piece begins, in steps, exclusive; infinite only for a constant line.
  public var end: Double
  /// Its formula: a line or an arc.
  public var shape: Shape
  /// What is known beyond that; an arc is held to turn once at most unless told otherwise.
  public var promise: Promise
  /// How many values were looked at to find where it ends; whoever bounds his work counts them.
  package var looks = 1

  /// A piece from `start` up to `end`, in steps.
  public init(start: Double, end: Double, shape: Shape, promise: Promise = .oneTurn) {
    self.start = start
    self.end = end
    self.shape = shape
    self.promise = promise
  }

  /// A piece on which the value does not change.
  public static func constant(_ value: Double, from start: Double, to end: Double) -> Piece {
    Piece(start: start, end: end, shape: .line(from: value, to: value))
  }

  /// The value at step `t`, for `start` ≤ t ≤ `end`; at `end` it is the limit from the left.
  public func value(at t: Double) -> Double {
    switch shape {
    case .line(let from, let to):
      if from == to || t <= start { return from }
      if t >= end { return to }
      return from + (to - from) * ((t - start) / (end - start))
    case .arc(let formula):
      return formula(t)
    }
  }
}
