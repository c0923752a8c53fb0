/// A problem whose final loss is a known, differentiable function of all the rates of a run.
public protocol RateDifferentiable: Sendable {
  /// The loss after the last update, and its derivative with respect to the rate of each update.
  ///
  /// - Parameter rates: One an update, of plain descent.
  func finalLoss(rates: [Double]) -> (loss: Double, gradient: [Double])
}
