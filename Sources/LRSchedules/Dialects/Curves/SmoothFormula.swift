import LRMath

/// A smooth formula of the step without an end.
struct SmoothFormula: Curve {
  let kind: Phase.Kind
  let value: @Sendable (Double) -> Double

  init(_ kind: Phase.Kind, _ value: @escaping @Sendable (Double) -> Double) {
    self.kind = kind
    self.value = value
  }

  func rate(at step: Double) -> Double { value(step) }

  func piece(at step: Double) -> Piece {
    let start = (step / SmoothFormula.span).rounded(.down) * SmoothFormula.span
    return Piece(start: start, end: start + SmoothFormula.span, shape: .arc(value))
  }

  /// An arc has an end.
  private static let span = 1e12

  func phases(length: Double) -> [Phase] { [Phase(kind, from: 0, to: length)] }
}
