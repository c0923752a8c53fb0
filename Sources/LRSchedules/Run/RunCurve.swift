import LRMath

/// The curve of a schedule over a run of T updates: what figures draw, phases tell and words say.
///
/// What is said of a schedule is rate(t) at the whole steps t = 0 … T − 1, and this is the one place that keeps to it. Lines and
/// arcs between whole steps are those of the schedule as long as they stay between the rates of the two updates beside them;
/// elsewhere they are mended:
/// - a branch that ends in a jump (a restart, a drop) ends with its last update, whose rate holds up to the jump;
/// - a turn between two whole steps that lies beyond both is cut off by the line that joins them;
/// - an arc that swings beyond the updates beside it is held between them.
///
/// At T there is no update. A curve that goes on smoothly is drawn to its value there, which is told as `end`; one that would
/// jump there, or that has no rate there, ends at T − 1.
public struct RunCurve: Sendable {
  /// A value of the curve where no update is.
  public struct End: Sendable, Equatable {
    /// T, the step after the last update.
    public var step: Int
    /// The value that the curve comes to there.
    public var rate: Double
  }

  /// Updates in the run, T.
  public let steps: Int
  /// Rate of update 0.
  public let first: Double
  /// Rate of the last update, T − 1: what is called final everywhere.
  public let last: Double
  /// The value at T, where the curve is drawn to it and it is another than `last`.
  public let end: End?
  /// Where the drawn curve ends, in steps: T or T − 1.
  public let drawnEnd: Double

  package let schedule: any Schedule

  /// - Parameter steps: updates in the run, at least 1.
  public init(_ schedule: any Schedule, steps: Int) {
    self.schedule = schedule
    self.steps = steps
    let run = Double(steps)
    first = schedule.rate(at: 0)
    last = schedule.rate(at: run - 1)
    let tail = schedule.piece(at: run.nextDown)
    if tail.isFlat, tail.start <= run - 1 {
      (end, drawnEnd) = (nil, run)
      return
    }
    let left = tail.value(at: min(tail.end, run))
    let value = schedule.hasRate(at: run) ? schedule.rate(at: run) : .nan
    if tail.start <= run - 1, Self.meet(left, value), !Self.jumps(to: value, schedule, tail) {
      end = value == last ? nil : End(step: steps, rate: value)
      drawnEnd = run
    } else {
      // A run of one update is a dot otherwise.
      (end, drawnEnd) = (nil, max(1, run - 1))
    }
  }

  /// Whether a line of one step, which leads to anything, leads farther than the way before it would: a jump behind the run.
  private static func jumps(to value: Double, _ schedule: any Schedule, _ tail: Piece) -> Bool {
    guard tail.end - tail.start == 1, tail.start >= 1 else { return false }
    let (last, before) = (schedule.rate(at: tail.start), schedule.rate(at: tail.start - 1))
    return abs(value - last) > steep * abs(last - before)
  }

  /// How many times as far as the step before it a step may lead.
  private static let steep = 4.0

  /// The value that the drawn curve ends with.
  public var drawnLast: Double { end?.rate ?? last }

  /// The piece that holds a step, to be drawn up to `drawnEnd`.
  ///
  /// - Parameter step: the step, at least 0.
  /// - Returns: a piece with `start` ≤ step < `end`.
  public func piece(at step: Double) -> Piece {
    guard step < drawnEnd else { return .constant(drawnLast, from: drawnEnd, to: .infinity) }
    // A run of one update is that update, unless its curve leads on to the end.
    if steps == 1, end == nil { return .constant(last, from: 0, to: drawnEnd) }
    let piece = schedule.piece(at: step)
    let whole = step.rounded(.down)
    let reached = min(piece.end, drawnEnd).rounded(.down)
    if piece.start <= whole, reached > step {
      let end = piece.value(at: reached)
      let jumps =
        reached == piece.end && reached < Double(steps) && !piece.isFlat
        && !Self.meet(end, schedule.rate(at: reached))
      let safe = jumps ? reached - 1 : reached
      if safe > step { return held(piece.cut(at: safe), until: safe, jumps ? nil : end) }
    }
    return joint(at: step)
  }

  /// Whether two values are the same but for rounding, that of 32 bits included.
  package static func meet(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) <= 1e-6 * max(abs(one), abs(other))
  }

  /// The stretch between two whole steps in which pieces meet.
  private func joint(at step: Double) -> Piece {
    let start = step.rounded(.down)
    let next = start + 1
    let (from, to) = (schedule.rate(at: start), value(at: next))
    let (low, high) = (min(from, to), max(from, to))
    let slack = 1e-12 * max(abs(low), abs(high))
    func isInside(_ x: Double) -> Bool { x >= low - slack && x <= high + slack }
    var (place, jumps, isFaithful, count) = (start, false, true, 0)
    while place < next, isFaithful {
      let piece = schedule.piece(at: place)
      let end = min(piece.end, next)
      isFaithful = isInside(piece.value(at: place)) && isInside(piece.value(at: end)) && count < Self.mostInStep
      if piece.end <= next, !Self.meet(piece.value(at: end), piece.end == next ? to : schedule.rate(at: end)) {
        jumps = true
        if !piece.isFlat { isFaithful = false }
      }
      place = max(end, place.nextUp)
      count += 1
    }
    if isFaithful { return held(schedule.piece(at: step).cut(at: next), until: next) }
    return jumps
      ? .constant(from, from: start, to: next)
      : Piece(start: start, end: next, shape: .line(from: from, to: to))
  }

  /// More pieces between two updates than this are not drawn one by one.
  private static let mostInStep = 16

  /// The rate of an update, or the value at the end.
  private func value(at step: Double) -> Double {
    step < Double(steps) ? schedule.rate(at: step) : drawnLast
  }

  /// The same piece, an arc kept between the updates beside each point of it where it leaves those at its ends.
  ///
  /// - Parameter last: Its value at the end, if that is known.
  private func held(_ piece: Piece, until end: Double, _ last: Double? = nil) -> Piece {
    guard case .arc(let formula) = piece.shape else { return piece }
    let (one, other) = (formula(max(piece.start, 0).rounded(.up)), last ?? formula(end))
    // An arc that may turn more than once can leave its updates anywhere.
    let isWinding = piece.promise != .oneTurn
    let (low, high) = (min(one, other), max(one, other))
    let arc: @Sendable (Double) -> Double = { [self] step in
      let value = formula(step)
      guard isWinding || value < low || value > high else { return value }
      let whole = step.rounded(.down)
      guard whole != step else { return value }
      let (before, after) = (self.value(at: whole), self.value(at: whole + 1))
      return min(max(value, min(before, after)), max(before, after))
    }
    return Piece(start: piece.start, end: piece.end, shape: .arc(arc), promise: piece.promise)
  }
}
