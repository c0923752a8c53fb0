import LRMath

/// A curve that stops at a step, and holds a value from there on.
struct Halted: Curve {
  let body: any Curve
  /// Where it stops, in steps, at least 0.
  let end: Double
  let final: Double

  init(_ body: any Curve, at end: Double, final: Double) {
    self.body = body
    self.end = end
    self.final = final
  }

  func rate(at step: Double) -> Double {
    step < end ? body.rate(at: step) : final
  }

  func piece(at step: Double) -> Piece {
    step < end ? body.piece(at: step).cut(at: end) : .constant(final, from: end, to: .infinity)
  }

  func hasRate(at step: Double) -> Bool { step >= end || body.hasRate(at: step) }

  func phases(length: Double) -> [Phase] {
    let moving = body.phases(length: min(length, end)).compactMap { $0.clipped(to: min(length, end)) }
    return length > end ? moving + [Phase(.hold, from: end, to: length)] : moving
  }
}
