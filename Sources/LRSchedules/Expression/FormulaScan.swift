/// Looks at every step of a formula before it becomes a schedule.
struct FormulaScan {
  /// Why a formula is no schedule.
  struct Problem: Error {
    var step: Double
    /// Unicode scalars before the place in the formula.
    var offset: Int
    var message: String
    var hint: String?
  }

  let expression: Expression
  /// T, in steps.
  let length: Int

  /// Steps that are looked at one by one; a longer run is looked at in as many places.
  static let mostSteps = 1 << 20
  private static let greatest = 1e100

  /// - Parameter holds: Whether the step after the last is part of the run too.
  func curve(holds: Bool) throws(Problem) -> FormulaCurve {
    var stretches = FormulaStretches.of(expression, length: Double(length), isRate: true)
    var index = 0
    var peak = stretches.reduce(0) { max($0, max($1.line?.from ?? 0, $1.line?.to ?? 0)) }
    let stride = (length - 1) / FormulaScan.mostSteps + 1
    var fits = true
    var step = 0
    while step < length {
      let rate = try rate(at: step)
      peak = max(peak, rate)
      while index < stretches.count, stretches[index].end <= Double(step) { index += 1 }
      if fits, index < stretches.count, let line = stretches[index].line {
        fits = abs(line.from + (line.to - line.from) * stretches[index].share(of: step) - rate) <= 1e-12 * peak
      }
      step = step < length - 1 ? min(length - 1, step + stride) : length
    }
    let end = try? rate(at: length)
    if end == nil, holds { _ = try rate(at: length) }
    let last = end ?? (try? rate(at: length - 1)) ?? 0
    peak = max(peak, last)
    if !fits || !stretches.allSatisfy({ isSound($0, peak: peak) }) { stretches = .none }
    return FormulaCurve(expression, stretches: stretches, peak: peak, last: last)
  }

  private func rate(at step: Int) throws(Problem) -> Double {
    let rate: Double
    do {
      rate = try expression.value(at: Double(step))
    } catch {
      throw Problem(
        step: Double(step), offset: error.offset, message: "\(error.message) at step \(StepCount.digits(step))")
    }
    if rate < 0 {
      throw Problem(
        step: Double(step), offset: 0, message: "the rate is negative at step \(StepCount.digits(step))",
        hint: "a rate is at least 0; `max(0, …)` cuts a formula there")
    }
    if rate > FormulaScan.greatest {
      throw Problem(
        step: Double(step), offset: 0, message: "the rate is too large at step \(StepCount.digits(step))",
        hint: "a rate is at most 1e100")
    }
    return rate
  }

  /// A few probes in an arc, which the whole steps may have missed.
  private func isSound(_ stretch: FormulaStretches.Stretch, peak: Double) -> Bool {
    guard stretch.line == nil else { return true }
    let end = min(stretch.end, Double(length))
    return [0.001, 0.09, 0.21, 0.37, 0.5, 0.68, 0.83, 0.97, 0.999].allSatisfy { share in
      guard let value = try? expression.value(at: stretch.start + (end - stretch.start) * share) else { return false }
      return value >= 0 && value <= 1.5 * peak
    }
  }
}

extension FormulaStretches.Stretch {
  /// How much of it has passed at a step.
  fileprivate func share(of step: Int) -> Double { (Double(step) - start) / (end - start) }
}
