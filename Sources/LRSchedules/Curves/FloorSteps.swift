import LRMath

/// Stairs numbered as a framework's arithmetic numbers them: the floor of step/width, rounding included.
package struct FloorSteps: Sendable {
  /// How the quotient is taken before its floor.
  package enum Rule: Sendable {
    /// Rounded to a double, and then its floor: `floor(t / width)`.
    case rounded
    /// The floor of the exact quotient: Python's `t // width`, by which 1 // 0.1 is 9.
    case exact
    /// Whole step, width and quotient rounded to 32 bits, and then the floor.
    case single
  }

  /// Above 0.
  package let width: Double
  package let rule: Rule

  /// See the properties of the same names.
  package init(width: Double, rule: Rule) {
    self.width = width
    self.rule = rule
  }

  package func index(at step: Double) -> Double {
    switch rule {
    case .rounded: return (step / width).rounded(.down)
    case .exact:
      let quotient = step / width
      // The remainder is less than rounding leaves of the step, and takes a thousand rounds to find.
      if quotient > 0x1p56 { return quotient }
      return ((step - step.truncatingRemainder(dividingBy: width)) / width).rounded()
    case .single: return Double((Float(step.rounded(.down)) / Float(width)).rounded(.down))
    }
  }

  /// The first step with at least this number, found by bisection: the number never falls with the step.
  ///
  /// In 32 bits whole steps alone are counted, and the floats around one lie a few of them apart at most.
  package func start(of index: Double) -> Double {
    guard index > 0 else { return 0 }
    let isWhole = rule == .single
    var high = isWhole ? (index * width).rounded() : index * width
    var gap = isWhole ? max(1, (high * 1e-8).rounded()) : high.ulp
    while self.index(at: high) < index {
      high += gap
      gap *= 2
    }
    var low = high - gap
    while low > 0, self.index(at: low) >= index {
      gap *= 2
      low -= gap
    }
    low = max(low, isWhole ? -1 : 0)
    while true {
      let half = low + (high - low) / 2
      let middle = isWhole ? half.rounded(.down) : half
      guard middle > low, middle < high else { return high }
      if self.index(at: middle) >= index { high = middle } else { low = middle }
    }
  }
}

/// A value for each stair.
package struct StairLevels: RateCurve {
  package let stairs: FloorSteps
  package let level: @Sendable (Double) -> Double
  /// The number of the first stair from which on all are 0; infinite where it is not known.
  private let zero: Double

  /// See the properties of the same names.
  package init(stairs: FloorSteps, zeroFrom zero: Double = .infinity, level: @escaping @Sendable (Double) -> Double) {
    self.stairs = stairs
    self.level = level
    self.zero = zero
  }

  /// The curve of a value for each stair; stairs narrower than a step are not drawn as such.
  package static func curve(_ stairs: FloorSteps, level: @escaping @Sendable (Double) -> Double) -> any RateCurve {
    guard stairs.width >= 1 else { return WholeSteps { level(stairs.index(at: $0)) } }
    return StairLevels(stairs: stairs, level: level)
  }

  package func rate(at step: Double) -> Double { level(stairs.index(at: step)) }

  package func piece(at step: Double) -> Piece {
    let index = stairs.index(at: step)
    // Millions of stairs of a geometric decay lie below the least number there is.
    if index >= zero { return .constant(0, from: stairs.start(of: zero), to: .infinity) }
    return .constant(level(index), from: stairs.start(of: index), to: stairs.start(of: index + 1))
  }
}
