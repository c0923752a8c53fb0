import LRExpression
import LRMath

/// An expression as a curve over a run: true at whole steps, which lines join.
package struct ExpressionCurve: RateCurve {
  /// Never exceeded.
  package let peak: Double
  /// The value that is held from the end on.
  private let last: Double
  private let expression: Expression
  private let steps: WholeSteps

  package init(_ expression: Expression, length: Double, peak: Double, last: Double) {
    self.expression = expression
    self.peak = peak
    self.last = last
    // The step after the last need not have a value.
    steps = WholeSteps(length: length, cost: expression.cost) { step in
      guard let value = try? expression.value(at: step), value >= 0, value <= peak else { return last }
      return value
    }
  }

  package func rate(at step: Double) -> Double {
    guard step == step.rounded(.down) else { return steps.rate(at: step) }
    return (try? expression.value(at: step)) ?? last
  }

  package func piece(at step: Double) -> Piece { steps.piece(at: step) }

  /// Behind the run the formula need not have a value.
  package func hasRate(at step: Double) -> Bool {
    guard let value = try? expression.value(at: step) else { return false }
    return value >= 0 && value <= peak
  }

  package func final(length: Double) -> Double { last }

  /// A formula makes no claims about phases.
  package func phases(length: Double) -> [Phase] { [] }
}
