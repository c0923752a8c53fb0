/// The lines and arcs that a formula is made of, as its motion tells them.
enum FormulaStretches {
  /// A formula in more parts than this is drawn by whole steps.
  private static let most = 1 << 17

  /// The parts of a run; none if the motion tells too little.
  ///
  /// - Parameter isRate: whether a line below zero is a mistake.
  static func of(_ expression: Expression, length: Double, isRate: Bool) -> [FormulaCurve.Stretch] {
    var found: [FormulaCurve.Stretch] = []
    var start = 0.0
    while start < length {
      // A little past the start, since the formula itself may turn a rounding error later than the solution says.
      let nudge = max(1e-7, start * 1e-13)
      guard found.count < most,
        let (slot, breaking) = ExpressionMotion.of(expression, from: start + nudge)
      else { return [] }
      let whole = breaking.rounded()
      let end = min(length, abs(breaking - whole) <= 4 * nudge ? whole : breaking)
      guard end > start + 8 * nudge else { return [] }
      var stretch = FormulaCurve.Stretch(start: start, end: end)
      switch slot.kind {
      case .fixed: stretch.line = (slot.value, slot.value)
      case .line:
        // From its exact start: a little past it, the step itself is rounded.
        let from = exact(slot.value - slot.slope * nudge, at: start, of: expression)
        stretch.line = (from, exact(from + slot.slope * (end - start), at: end, of: expression))
      case .curve: break
      }
      if isRate, let line = stretch.line, line.from < 0 || line.to < 0 { return [] }
      found.append(stretch)
      start = end
    }
    return found
  }

  /// The end of a line, as the formula itself has it if it agrees there.
  private static func exact(_ value: Double, at step: Double, of expression: Expression) -> Double {
    guard step == step.rounded(), let own = try? expression.value(at: step),
      abs(own - value) <= 1e-9 * max(1e-3, abs(own), abs(value))
    else { return value }
    return own
  }
}
