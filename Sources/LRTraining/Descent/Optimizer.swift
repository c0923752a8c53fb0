/// A rule that turns gradients into steps: the name, the arguments, and nothing that changes.
public protocol OptimizerRule: Sendable {
  /// Begins a run.
  ///
  /// - Parameter dimension: Coordinates of an iterate.
  func state(dimension: Int) -> any OptimizerState
}

/// What an optimizer remembers during a run. Used by one thread.
public protocol OptimizerState: AnyObject {
  /// Makes one update of x, in place.
  ///
  /// - Parameters:
  ///   - x: The iterate.
  ///   - g: The gradient at x; the optimizer may overwrite it.
  ///   - rate: η of this update.
  ///   - momentum: Replaces μ of SGD and RMSprop, or β₁ of the Adam family, in this update; nil leaves the argument.
  func update(_ x: inout MutableSpan<Double>, gradient g: inout MutableSpan<Double>, rate: Double, momentum: Double?)

  /// Forgets everything, as at the first update.
  func reset()

  /// Writes the factor by which each coordinate of the (first moment of the) gradient is scaled, η aside, as of the last
  /// update: 1/(√v̂ + ε) in Adam. False, and nothing written, where there is none.
  func preconditioner(into p: inout MutableSpan<Double>) -> Bool
}

extension OptimizerState {
  /// No scaling by coordinate.
  public func preconditioner(into p: inout MutableSpan<Double>) -> Bool { false }
}
