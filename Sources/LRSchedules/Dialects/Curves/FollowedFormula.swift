import LRMath

/// A formula that is meant for whole steps, along the lines and arcs that its motion tells.
///
/// Far fewer pieces than steps, and the same rates at each of them: between them the formula may only go where a line from
/// step to step could.
struct FollowedFormula: Curve {
  private let stretches: [FormulaCurve.Stretch]
  private let starts: [Double]
  private let rate: Double
  private let formula: @Sendable (Double) -> Double

  /// - Parameters:
  ///   - stretches: the parts of the run from step 0 on.
  ///   - rate: what the formula is multiplied by.
  ///   - formula: not a number where it has no value.
  /// - Returns: nil where there are no parts, or one of them ends, bends or swings between two steps.
  init?(_ stretches: [FormulaCurve.Stretch], rate: Double, _ formula: @escaping @Sendable (Double) -> Double) {
    guard !stretches.isEmpty, stretches.allSatisfy({ FollowedFormula.isSteady($0, formula) }) else { return nil }
    self.stretches = stretches
    starts = stretches.map(\.start)
    (self.rate, self.formula) = (rate, formula)
  }

  /// Whether a part goes from whole step to whole step without a swing between, as far as some looks show it.
  private static func isSteady(_ stretch: FormulaCurve.Stretch, _ formula: (Double) -> Double) -> Bool {
    guard stretch.start == stretch.start.rounded(), stretch.end == stretch.end.rounded() else { return false }
    let steps = stretch.end - stretch.start
    for share in [0, 0.23, 0.5, 0.81, 1] {
      let step = min(stretch.end - 1, stretch.start + (steps * share).rounded(.down))
      let (here, next) = (formula(step), formula(step + 1))
      if let line = stretch.line {
        let value = line.from + (line.to - line.from) * ((step - stretch.start) / steps)
        guard abs(value - here) <= 1e-12 * max(abs(line.from), abs(line.to)) else { return false }
      } else {
        let (middle, reach) = (formula(step + 0.5), abs(next - here))
        // The step behind the last need not have a value.
        guard here.isFinite, middle.isFinite, next.isFinite || step + 1 == stretch.end else { return false }
        if next.isFinite, middle < min(here, next) - reach || middle > max(here, next) + reach { return false }
      }
    }
    return true
  }

  func rate(at step: Double) -> Double {
    guard step != step.rounded(.down) else { return whole(step) }
    return piece(at: step).value(at: step)
  }

  private func whole(_ step: Double) -> Double {
    let value = rate * formula(step)
    return value.isNaN ? 0 : value
  }

  func piece(at step: Double) -> Piece {
    let stretch = stretches[max(0, starts.count(upTo: step) - 1)]
    // Past the run nobody has looked.
    guard step < stretch.end else { return WholeSteps { whole($0) }.piece(at: step) }
    if let line = stretch.line {
      return Piece(
        start: stretch.start, end: stretch.end, shape: .line(from: rate * line.from, to: rate * line.to))
    }
    return Piece(
      start: stretch.start, end: stretch.end,
      shape: .arc { step in
        let value = rate * formula(step)
        return value.isFinite ? value : whole(step.rounded(.down))
      })
  }

  /// A formula makes no claims about phases.
  func phases(length: Double) -> [Phase] { [] }
}
