/// A problem whose gradient has a known Lipschitz constant, which the convergence theorem asks for.
public protocol Smooth {
  /// L: ‖∇f(x) − ∇f(y)‖ ≤ L‖x − y‖.
  var smoothness: Double { get }
}

/// A problem on which a constant rate ends at a level that a formula gives.
public protocol NoiseFloored {
  /// The level for a rate η and a heavy-ball momentum μ; infinite where they diverge.
  func noiseFloor(rate: Double, momentum: Double) -> Double
}
