import LRMath

/// A way from one rate to another, exact at both ends and never outside them.
package struct Transition: Sendable {
  /// How the way is gone: the share that is still left after a share `u` in 0 … 1 of the time.
  package enum Shape: String, Sendable, CaseIterable {
    case linear
    case cosine
    case oneMinusSqrt = "1-sqrt"
    case hold

    package func remaining(after u: Double) -> Double {
      switch self {
      case .linear:
        return 1 - u
      case .cosine:
        // (1 + cos πu)/2. Past the middle it is written as sin²(π(1−u)/2), which does not cancel: near the floor
        // every digit counts on a logarithmic axis. 1 − u is exact there.
        if u <= 0.5 { return 0.5 + 0.5 * Math.cosPi(u) }
        let sine = Math.sinPi(0.5 * (1 - u))
        return sine * sine
      case .oneMinusSqrt:
        return 1 - u.squareRoot()
      case .hold:
        return u < 1 ? 1 : 0
      }
    }
  }

  package var from: Double
  package var to: Double

  /// See the properties of the same names.
  package init(from: Double, to: Double) {
    self.from = from
    self.to = to
  }

  /// The rate when `share` of the way is left: `from` at 1, `to` at 0.
  ///
  ///     Transition(from: 0.1, to: 0.001).rate(remaining: 0.5)   // 0.0505
  package func rate(remaining share: Double) -> Double {
    if share >= 1 { return from }
    if share <= 0 { return to }
    // Never outside the ends, rounding included: a share below 1 takes at least one unit in the last place off the
    // difference, which was at most half a unit too large.
    return to + (from - to) * share
  }
}
