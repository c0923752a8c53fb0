import LRMath

/// An expression as a curve over a run.
///
/// Between whole steps the formula goes on where it can be followed: along lines and arcs with exact ends. Where it
/// cannot, whole steps are joined by lines.
struct FormulaCurve: Curve {
  let expression: Expression
  /// The formula's parts, from step 0 on; none if whole steps are joined.
  let stretches: FormulaStretches
  /// Never exceeded.
  let peak: Double
  /// The value that is held from the end on.
  let last: Double

  init(_ expression: Expression, stretches: FormulaStretches, peak: Double, last: Double) {
    self.expression = expression
    self.stretches = stretches
    self.peak = peak
    self.last = last
  }

  func rate(at step: Double) -> Double {
    if step == step.rounded(.down) {
      // Behind the steps that were looked at there need not be a value.
      let value = whole(step)
      return value.isNaN ? last : value
    }
    return piece(at: step).value(at: step)
  }

  /// The formula at a whole step; not a number where it has none.
  private func whole(_ step: Double) -> Double {
    (try? expression.value(at: step)) ?? .nan
  }

  /// The formula at a whole step of the run; the step after the last need not have a value.
  private func reached(_ step: Double) -> Double {
    let value = whole(step)
    return value >= 0 && value <= peak ? value : last
  }

  func piece(at step: Double) -> Piece {
    if stretches.isEmpty {
      return WholeSteps(constantUntil: expression.constantUntil, reached).piece(at: step)
    }
    let stretch = stretches.part(at: step)
    if let line = stretch.line {
      return Piece(start: stretch.start, end: stretch.end, shape: .line(from: line.from, to: line.to))
    }
    let (expression, peak, last) = (expression, peak, last)
    return Piece(
      start: stretch.start, end: stretch.end,
      shape: .arc { step in
        guard let value = try? expression.value(at: step) else { return last }
        return min(peak, max(0, value))
      })
  }

  /// Behind the run the formula need not have a value.
  func hasRate(at step: Double) -> Bool {
    let value = whole(step)
    return value >= 0 && value <= peak
  }

  func final(length: Double) -> Double { last }

  /// A formula makes no claims about phases.
  func phases(length: Double) -> [Phase] { [] }
}
