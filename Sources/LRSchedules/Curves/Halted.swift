import LRMath

/// A curve that stops at a step, and holds a value from there on.
package struct Halted: RateCurve {
  package let body: any RateCurve
  /// Where it stops, in steps, at least 0.
  package let end: Double
  package let final: Double

  package init(_ body: any RateCurve, at end: Double, final: Double) {
    self.body = body
    self.end = end
    self.final = final
  }

  package func rate(at step: Double) -> Double {
    step < end ? body.rate(at: step) : final
  }

  package func piece(at step: Double) -> Piece {
    step < end ? body.piece(at: step).cut(at: end) : .constant(final, from: end, to: .infinity)
  }

  package func hasRate(at step: Double) -> Bool { step >= end || body.hasRate(at: step) }

  package func phases(length: Double) -> [Phase] {
    let moving = body.phases(length: min(length, end)).compactMap { $0.clipped(to: min(length, end)) }
    return length > end ? moving + [Phase(.hold, from: end, to: length)] : moving
  }
}
