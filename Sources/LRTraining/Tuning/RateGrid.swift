import LRMath

/// Peak rates to try, evenly spaced on a log scale, both ends among them.
public struct RateGrid: Sendable, Equatable {
  public var lowest: Double
  public var highest: Double
  /// Points in a factor of ten; the spacing is widened or narrowed so that the ends are met.
  public var perDecade: Double

  /// See the properties of the same names; 0 < lowest < highest.
  public init(from lowest: Double, to highest: Double, perDecade: Double) {
    self.lowest = lowest
    self.highest = highest
    self.perDecade = perDecade
  }

  /// The number of rates, at least 2.
  public var count: Int { max(2, Int((Math.log10(highest / lowest) * perDecade).rounded()) + 1) }

  /// The rates, rising.
  ///
  ///     RateGrid(from: 0.01, to: 1, perDecade: 1).rates   // [0.01, 0.1, 1]
  public var rates: [Double] {
    let last = count - 1
    let span = Math.log(highest / lowest)
    return (0...last).map { index in
      if index == 0 { return lowest }
      return index == last ? highest : lowest * Math.exp(span * Double(index) / Double(last))
    }
  }
}
