import LRMath

/// Cycles that follow each other, each `mult` times as long as the one before.
package struct Cycles: Sendable {
  /// Length of cycle 0, in steps, at least 1.
  private let first: Double
  /// mult − 1, at least 0.
  private let growth: Double
  private let mult: Double
  private let logMult: Double
  /// The first boundaries, computed once: streaming a schedule asks for them at every step.
  private let known: [Double]

  private static let mostKnown = 256

  /// - Parameters:
  ///   - first: Length of cycle 0, in steps, at least 1.
  ///   - mult: At least 1.
  package init(first: Double, mult: Double) {
    self.first = first
    self.mult = mult
    growth = mult - 1
    logMult = Math.log1p(growth)
    var known: [Double] = []
    while growth > 0, known.count < Cycles.mostKnown, known.last ?? 0 <= 1e9 {
      let index = Double(known.count)
      known.append(Cycles.boundary(index, first: first, mult: mult, growth: growth, logMult: logMult))
    }
    self.known = known
  }

  /// First step of cycle i: first·(mult^i − 1)/(mult − 1).
  package func start(of index: Double) -> Double {
    if growth == 0 { return index * first }
    if index < Double(known.count) { return known[Int(index)] }
    return Cycles.boundary(index, first: first, mult: mult, growth: growth, logMult: logMult)
  }

  /// A boundary that is a whole number but for rounding is that number: with 10 steps and a factor of 1.1 cycle 2
  /// begins at step 21, not after it.
  private static func boundary(
    _ index: Double, first: Double, mult: Double, growth: Double, logMult: Double
  ) -> Double {
    // With a factor near 1 the power minus 1 would cancel.
    let share = growth < 1e-3 ? Math.expm1(index * logMult) / growth : (Math.pow(mult, index) - 1) / growth
    let start = first * share
    let whole = start.rounded()
    return abs(start - whole) <= 1e-12 * start ? whole : start
  }

  /// Number of the cycle that holds a step.
  ///
  /// The logarithm is only a first guess: it may be off by one at a boundary. The boundaries themselves decide.
  package func index(at step: Double) -> Double {
    if growth == 0 { return Stairs(width: first).index(at: step) }
    if let last = known.last, step < last { return Double(known.count(upTo: step) - 1) }
    var index = (Math.log1p(step * growth / first) / logMult).rounded(.down)
    while index > 0, step < start(of: index) { index -= 1 }
    while step >= start(of: index + 1) { index += 1 }
    return index
  }
}
