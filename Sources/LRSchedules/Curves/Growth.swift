import LRMath

/// The same factor in every step, without a floor or a ceiling: start·gamma^t.
package struct Growth: RateCurve {
  package let start: Double
  /// Above 0.
  package let gamma: Double

  /// See the properties of the same names.
  package init(start: Double, gamma: Double) {
    self.start = start
    self.gamma = gamma
  }

  package func rate(at step: Double) -> Double { start * Math.pow(gamma, step) }

  package func piece(at step: Double) -> Piece {
    if gamma == 1 { return .constant(start, from: 0, to: .infinity) }
    let from = (step / Growth.span).rounded(.down) * Growth.span
    return Piece(start: from, end: from + Growth.span, shape: .arc { rate(at: $0) })
  }

  /// An arc has an end.
  private static let span = 1e12

  package func phases(length: Double) -> [Phase] {
    [Phase(gamma < 1 ? .decay : gamma > 1 ? .rise : .hold, from: 0, to: length)]
  }
}
