import LRMath

/// The formula of one schedule type on its own clock, before warmup and before it holds.
///
/// A curve need not care about what lies past its end: `HeldAtEnd` cuts it there.
package protocol RateCurve: Sendable {
  /// The rate at `step`, which lies in 0 ..< length, continuous from the right.
  func rate(at step: Double) -> Double
  /// The piece that holds `step`; it may reach past the length, and is cut there.
  func piece(at step: Double) -> Piece
  /// Whether there is a rate at a whole step; a framework may have none behind the last update.
  func hasRate(at step: Double) -> Bool
  /// The value that is held from the end on.
  func final(length: Double) -> Double
  /// The named stretches of 0 ..< length.
  func phases(length: Double) -> [Phase]
  /// The curve as a list of metrics drives it; the curve itself where it acts on none.
  func driven(by metrics: [Double]) -> any RateCurve
}

extension RateCurve {
  package func driven(by metrics: [Double]) -> any RateCurve { self }
  package func hasRate(at step: Double) -> Bool { true }
  package func final(length: Double) -> Double { rate(at: length) }
  package func phases(length: Double) -> [Phase] { [Phase(.decay, from: 0, to: length)] }
}

/// A curve with an end, at which it stops and holds its value.
///
/// The one place that knows what happens at and past t = T, for every type alike: the schedule that a value of a type is.
///
/// Not generic over its curve: the first schedule of each type would have the Swift runtime look through all conformances of
/// the program, which takes as long as ten thousand rates.
package struct HeldAtEnd: Schedule {
  private let curve: any RateCurve
  private let length: Double
  private let final: Double

  /// - Parameters:
  ///   - curve: The formula.
  ///   - length: Its own length T, in steps, may be 0; infinite where it never ends.
  package init(_ curve: any RateCurve, length: Double) {
    self.curve = curve
    self.length = length
    final = length < .infinity ? curve.final(length: length) : .nan
  }

  package func rate(at step: Double) -> Double {
    step < length ? curve.rate(at: step) : final
  }

  package func piece(at step: Double) -> Piece {
    guard step < length else { return .constant(final, from: length, to: .infinity) }
    return curve.piece(at: step).cut(at: length)
  }

  package func hasRate(at step: Double) -> Bool { step > length || curve.hasRate(at: step) }

  package func driven(by metrics: [Double]) -> any Schedule { curve.driven(by: metrics).held(length: length) }

  package func phases(until end: Double) -> [Phase] {
    let told = length > 0 ? curve.phases(length: length < .infinity ? length : end) : []
    var phases = told.compactMap { $0.clipped(to: min(length, end)) }
    if end > length {
      // A hold that ends in a jump is another one than the hold behind it.
      if let last = phases.last, last.kind == .hold, length == 0 || curve.rate(at: length.nextDown) == final {
        phases[phases.count - 1].end = end
      } else {
        phases.append(Phase(.hold, from: length, to: end))
      }
    }
    return phases
  }
}

extension RateCurve {
  /// See `HeldAtEnd`.
  fileprivate func held(length: Double) -> any Schedule { HeldAtEnd(self, length: length) }
}

extension Piece {
  /// The part before `limit`; a line ends there in the value it has reached.
  package func cut(at limit: Double) -> Piece {
    guard end > limit else { return self }
    var piece = self
    piece.end = limit
    if case .line(let from, _) = shape { piece.shape = .line(from: from, to: value(at: limit)) }
    return piece
  }

  /// The same piece on a clock that began `offset` steps earlier.
  package func shifted(by offset: Double) -> Piece {
    guard offset != 0 else { return self }
    var piece = self
    (piece.start, piece.end) = (start + offset, end + offset)
    if case .arc(let formula) = shape { piece.shape = .arc { formula($0 - offset) } }
    return piece
  }
}

extension Piece {
  /// The same piece, mended where shifting its end has rounded it down onto the step it was asked for.
  package func reaching(past step: Double) -> Piece {
    guard end <= step else { return self }
    var piece = self
    piece.end = step.nextUp
    return piece
  }
}

extension Phase {
  /// The part of the phase before `limit`; nothing if it begins later.
  package func clipped(to limit: Double) -> Phase? {
    guard start < limit else { return nil }
    var phase = self
    phase.end = min(end, limit)
    phase.cycles = cycles.map { $0 * (phase.end - start) / (end - start) }
    return phase
  }

  package func shifted(by offset: Double) -> Phase {
    var phase = self
    (phase.start, phase.end) = (start + offset, end + offset)
    return phase
  }
}
