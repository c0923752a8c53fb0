import LRMath

/// A curve for which a framework has no rate from a step on, as it raises an error there, or none that goes on from the one before.
struct Limited: Curve {
  let body: any Curve
  /// The first step without a rate.
  let end: Double
  /// The step before which there is none.
  var until = Double.infinity

  func rate(at step: Double) -> Double { body.rate(at: step) }
  func piece(at step: Double) -> Piece { body.piece(at: step) }
  func hasRate(at step: Double) -> Bool { (step < end || step >= until) && body.hasRate(at: step) }
  func phases(length: Double) -> [Phase] { body.phases(length: length) }
}
