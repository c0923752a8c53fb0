import LRExpression

/// Looks at the steps of a formula before it becomes a schedule: at every one, or in a very long run at ten million (fewer of a
/// long formula).
package struct FormulaScan {
  /// Why a formula is no schedule.
  package struct Problem: Error {
    package var step: Double
    /// Unicode scalars before the place in the formula.
    package var offset: Int
    package var message: String
    package var hint: String?
  }

  package let expression: Expression
  /// T, in steps.
  package let length: Int

  /// Steps from one look to the next.
  package var gap: Int { Int(WholeSteps.gap(length: Double(length), cost: expression.cost)) }

  /// - Parameter holds: Whether the step after the last is part of the run too.
  package func curve(holds: Bool) throws(Problem) -> ExpressionCurve {
    var peak = 0.0
    var step = 0
    while step < length {
      peak = max(peak, try rate(at: step))
      step = step < length - 1 ? min(length - 1, step + gap) : length
    }
    let end = try? rate(at: length)
    if end == nil, holds { _ = try rate(at: length) }
    let last = end ?? (try? rate(at: length - 1)) ?? 0
    return ExpressionCurve(expression, length: Double(length), peak: max(peak, last), last: last)
  }

  private func rate(at step: Int) throws(Problem) -> Double {
    let rate: Double
    do {
      rate = try expression.value(at: Double(step))
    } catch {
      throw Problem(
        step: Double(step), offset: error.offset, message: "\(error.message) at step \(StepCount.digits(step))")
    }
    if let mistake = RateMistake(rate, at: step) {
      throw Problem(step: Double(step), offset: 0, message: mistake.message, hint: mistake.hint)
    }
    return rate
  }
}
