import LRMath

/// A formula that is meant for whole steps, along the lines and arcs that its motion tells.
///
/// Far fewer pieces than steps, and the same rates at each of them: between them the formula may only go where a line from
/// step to step could.
struct FollowedFormula: Curve {
  private let stretches: FormulaStretches
  private let rate: Double
  private let formula: @Sendable (Double) -> Double

  /// - Parameters:
  ///   - stretches: the parts of the run from step 0 on.
  ///   - rate: what the formula is multiplied by.
  ///   - formula: not a number where it has no value.
  /// - Returns: nil where there are no parts, or one of them lies or swings between two steps.
  init?(_ stretches: FormulaStretches, rate: Double, _ formula: @escaping @Sendable (Double) -> Double) {
    // Where there are very many parts, each is looked at where it begins and where it ends.
    let looks = stretches.count > 4096 ? [0, 1] : FollowedFormula.looks
    guard !stretches.isEmpty, stretches.allSatisfy({ FollowedFormula.isSteady($0, looks, formula) }) else { return nil }
    self.stretches = stretches
    (self.rate, self.formula) = (rate, formula)
  }

  /// Whether a part goes from whole step to whole step without a swing between, as far as some looks show it.
  private static func isSteady(
    _ stretch: FormulaStretches.Stretch, _ shares: [Double], _ formula: (Double) -> Double
  ) -> Bool {
    let first = stretch.start.rounded(.up)
    let steps = stretch.end - first
    guard steps >= 1 else { return false }
    let looks = shares.map { share in
      min((stretch.end - 1).rounded(.down), first + (steps * share).rounded(.down))
    }
    if let line = stretch.line {
      return looks.allSatisfy { step in
        let value = line.from + (line.to - line.from) * ((step - stretch.start) / (stretch.end - stretch.start))
        return abs(value - formula(step)) <= 1e-12 * max(abs(line.from), abs(line.to))
      }
    }
    // The step behind the last need not have a value.
    let ends = looks.flatMap { [formula($0), $0 + 1 < stretch.end ? formula($0 + 1) : formula($0)] }
    guard let low = ends.min(), let high = ends.max(), ends.allSatisfy(\.isFinite) else { return false }
    return looks.allSatisfy { step in
      let (from, middle, to) = (formula(step), formula(step + 0.5), formula(step + 1))
      guard to.isFinite || step + 1 >= stretch.end else { return false }
      return middle.isFinite && (!to.isFinite || abs(middle - (from + to) / 2) <= mostSwing * (high - low))
    }
  }

  /// Where a part is looked at, as shares of it.
  private static let looks = [0, 0.11, 0.23, 0.38, 0.5, 0.67, 0.81, 0.92, 1]

  /// How far a formula may be from the middle of a line between two steps, as a share of its range.
  private static let mostSwing = 0.05

  func rate(at step: Double) -> Double {
    guard step != step.rounded(.down) else { return whole(step) }
    return piece(at: step).value(at: step)
  }

  func hasRate(at step: Double) -> Bool { formula(step).isFinite }

  private func whole(_ step: Double) -> Double {
    let value = rate * formula(step)
    return value.isNaN ? 0 : value
  }

  func piece(at step: Double) -> Piece {
    let stretch = stretches.part(at: step)
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
