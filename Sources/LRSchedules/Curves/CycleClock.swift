import LRMath

/// Cycles of which each is `mult` times as long as the one before: as long, longer, or shorter.
package struct CycleClock: Sendable {
  private enum Kind: Sendable {
    case equal(FloorSteps)
    case growing(Cycles)
    case shrinking
  }

  /// Length of cycle 0, in steps, above 0.
  package let first: Double
  /// Above 0.
  package let mult: Double
  private let kind: Kind

  package init(first: Double, mult: Double) {
    self.first = first
    self.mult = mult
    kind =
      mult == 1
      ? .equal(FloorSteps(width: first, rule: .exact))
      : mult > 1 ? .growing(Cycles(first: first, mult: mult)) : .shrinking
  }

  /// Where shrinking cycles come to an end: first/(1 − mult); infinite for others.
  package var end: Double { mult < 1 ? first / (1 - mult) : .infinity }

  /// Whether every cycle is at least a step long, so that cycles can be drawn one by one.
  package var isDrawable: Bool { mult >= 1 && first >= 1 }

  package func start(of index: Double) -> Double {
    switch kind {
    case .equal: return index * first
    case .growing(let cycles): return cycles.start(of: index)
    case .shrinking:
      let start = first * ((1 - Math.pow(mult, index)) / (1 - mult))
      let whole = start.rounded()
      // As in `Cycles`: a boundary that is a whole number but for rounding is that number.
      return abs(start - whole) <= 1e-12 * start ? whole : start
    }
  }

  package func length(of index: Double) -> Double {
    mult == 1 ? first : first * Math.pow(mult, index)
  }

  /// Number of the cycle that holds a step before `end`.
  package func index(at step: Double) -> Double {
    switch kind {
    case .equal(let stairs): return stairs.index(at: step)
    case .growing(let cycles): return cycles.index(at: step)
    case .shrinking:
      // The logarithm is a first guess; near the end of all cycles boundaries fall together, and it stands.
      let guess = (Math.log1p(-step * (1 - mult) / first) / Math.log(mult)).rounded(.down)
      if guess > 0, step < start(of: guess) { return guess - 1 }
      return step >= start(of: guess + 1) && start(of: guess + 1) < end ? guess + 1 : guess
    }
  }
}
