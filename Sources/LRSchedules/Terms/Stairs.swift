/// Stairs of equal width: on stair k lie the steps from k·width up to (k + 1)·width.
package struct Stairs: Sendable {
  /// Width of a stair, in steps, above 0.
  package var width: Double

  /// See the properties of the same names.
  package init(width: Double) {
    self.width = width
  }

  /// The stairs that code asks for, of a width above 0; nil where it asks for none.
  package static func asked(_ isAsked: Bool, width: Double) -> Stairs? {
    precondition(!isAsked || width > 0, "A stair is wider than no steps at all.")
    return isAsked ? Stairs(width: width) : nil
  }

  /// Number of the stair that holds a step.
  ///
  /// The quotient is only a first guess: it may round up to a whole number just below a boundary. The boundaries
  /// themselves decide, so that the stair always agrees with `start(of:)`.
  package func index(at step: Double) -> Double {
    let guess = (step / width).rounded(.down)
    if step < start(of: guess) { return guess - 1 }
    if step >= start(of: guess + 1) { return guess + 1 }
    return guess
  }

  /// First step of a stair.
  package func start(of index: Double) -> Double { index * width }
}
