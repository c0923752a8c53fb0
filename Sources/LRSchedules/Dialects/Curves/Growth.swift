import LRMath

/// The same factor in every step, without a floor or a ceiling: start·gamma^t.
struct Growth: Curve {
  let start: Double
  /// Above 0.
  let gamma: Double

  func rate(at step: Double) -> Double { start * Math.pow(gamma, step) }

  func piece(at step: Double) -> Piece {
    if gamma == 1 { return .constant(start, from: 0, to: .infinity) }
    let from = (step / Growth.span).rounded(.down) * Growth.span
    return Piece(start: from, end: from + Growth.span, shape: .arc { rate(at: $0) })
  }

  /// An arc has an end.
  private static let span = 1e12

  func phases(length: Double) -> [Phase] {
    [Phase(gamma < 1 ? .decay : gamma > 1 ? .rise : .hold, from: 0, to: length)]
  }
}
