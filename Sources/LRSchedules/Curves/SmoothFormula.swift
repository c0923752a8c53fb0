import LRMath

/// A smooth formula of the step without an end.
package struct SmoothFormula: RateCurve {
  package let kind: Phase.Kind
  package let value: @Sendable (Double) -> Double

  package init(_ kind: Phase.Kind, _ value: @escaping @Sendable (Double) -> Double) {
    self.kind = kind
    self.value = value
  }

  package func rate(at step: Double) -> Double { value(step) }

  package func piece(at step: Double) -> Piece {
    let start = (step / SmoothFormula.span).rounded(.down) * SmoothFormula.span
    return Piece(start: start, end: start + SmoothFormula.span, shape: .arc(value))
  }

  /// An arc has an end.
  private static let span = 1e12

  package func phases(length: Double) -> [Phase] { [Phase(kind, from: 0, to: length)] }
}
