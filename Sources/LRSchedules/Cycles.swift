import LRMath

/// Cycles that follow each other, each `mult` times as long as the one before.
struct Cycles: Sendable {
  /// Length of cycle 0, in steps, at least 1.
  let first: Double
  /// At least 1.
  let mult: Double
  private let growth: Double
  private let logMult: Double

  init(first: Double, mult: Double) {
    self.first = first
    self.mult = mult
    growth = mult - 1
    logMult = Math.log1p(growth)
  }

  /// First step of cycle i: first·(mult^i − 1)/(mult − 1).
  ///
  /// A boundary that is a whole number but for rounding is that number: with 10 steps and a factor of 1.1 cycle 2
  /// begins at step 21, not after it.
  func start(of index: Double) -> Double {
    if growth == 0 { return index * first }
    // With a factor near 1 the power minus 1 would cancel.
    let share = growth < 1e-3 ? Math.expm1(index * logMult) / growth : (Math.pow(mult, index) - 1) / growth
    let start = first * share
    let whole = start.rounded()
    return abs(start - whole) <= 1e-12 * start ? whole : start
  }

  /// Number of the cycle that holds a step.
  ///
  /// The logarithm is only a first guess: it may be off by one at a boundary. The boundaries themselves decide.
  func index(at step: Double) -> Double {
    if growth == 0 { return Stairs(width: first).index(at: step) }
    var index = (Math.log1p(step * growth / first) / logMult).rounded(.down)
    while index > 0, step < start(of: index) { index -= 1 }
    while step >= start(of: index + 1) { index += 1 }
    return index
  }
}
