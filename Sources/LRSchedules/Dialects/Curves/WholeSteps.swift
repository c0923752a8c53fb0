import LRMath

/// A formula that is meant for whole steps only; lines join its values.
struct WholeSteps: Curve {
  /// The value of a whole step; not a number past the run, where nobody has looked whether there is one.
  private let formula: @Sendable (Double) -> Double
  /// The step before which the formula is known to stay as it is at a step; nil where that is not known.
  private let constantUntil: @Sendable (Double) -> Double?

  init(
    constantUntil: @escaping @Sendable (Double) -> Double? = { _ in nil },
    _ formula: @escaping @Sendable (Double) -> Double
  ) {
    self.formula = formula
    self.constantUntil = constantUntil
  }

  private func value(_ step: Double) -> Double {
    let value = formula(step)
    return value.isNaN ? 0 : value
  }

  func hasRate(at step: Double) -> Bool { formula(step).isFinite }

  func rate(at step: Double) -> Double {
    let whole = step.rounded(.down)
    let into = step - whole
    if into == 0 { return value(step) }
    let (from, to) = (value(whole), value(whole + 1))
    return from + (to - from) * into
  }

  /// Equal neighbours make one piece, as far as a short look ahead shows them.
  func piece(at step: Double) -> Piece {
    let start = step.rounded(.down)
    let from = value(start)
    var end = start + 1
    // What is known is still looked at, at its far end.
    let known = constantUntil(start).map { ($0 - 1e-6 - $0 * 1e-13).rounded(.down) }
    if let known, known > end, value(known) == from {
      return Piece(start: start, end: known, shape: .line(from: from, to: from))
    }
    let to = value(end)
    if to == from, known.map({ $0 > end }) != false {
      while end < start + WholeSteps.lookAhead, value(end + 1) == from { end += 1 }
    }
    return Piece(start: start, end: end, shape: .line(from: from, to: to))
  }

  /// Bounds the work of one piece: pieces may be asked for in any order.
  private static let lookAhead = 256.0

  /// A formula makes no claims about phases.
  func phases(length: Double) -> [Phase] { [] }
}
