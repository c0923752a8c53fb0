import LRMath

/// A curve for which a framework has no rate from a step on, as it raises an error there, or none that goes on from the one before.
package struct Limited: RateCurve {
  package let body: any RateCurve
  /// The first step without a rate.
  package let end: Double
  /// The step before which there is none.
  package let until: Double

  /// See the properties of the same names.
  package init(body: any RateCurve, end: Double, until: Double = .infinity) {
    self.body = body
    self.end = end
    self.until = until
  }

  package func rate(at step: Double) -> Double { body.rate(at: step) }
  package func piece(at step: Double) -> Piece { body.piece(at: step) }
  package func hasRate(at step: Double) -> Bool { (step < end || step >= until) && body.hasRate(at: step) }
  package func phases(length: Double) -> [Phase] { body.phases(length: length) }
}
