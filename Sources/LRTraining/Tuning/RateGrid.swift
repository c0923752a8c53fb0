import LRMath

/// Peak rates to try, evenly spaced on a log scale, both ends among them.
public struct RateGrid: Sendable, Equatable {
  /// The first rate, above 0.
  public var lowest: Double
  /// The last rate, above the first.
  public var highest: Double
  /// Points in a factor of ten; the spacing is widened or narrowed so that the ends are met.
  public var perDecade: Double

  /// See the properties of the same names; 0 < lowest < highest.
  public init(from lowest: Double, to highest: Double, perDecade: Double) {
    self.lowest = lowest
    self.highest = highest
    self.perDecade = perDecade
  }

  /// The number of rates, at least 2; any range of doubles has one, and readers of specs bound it.
  public var count: Int {
    let ratio = highest / lowest
    let decades = ratio.isFinite ? Math.log10(ratio) : Math.log10(highest) - Math.log10(lowest)
    return max(2, Int(exactly: (decades * perDecade).rounded() + 1) ?? .max)
  }

  /// The rates, rising.
  ///
  ///     RateGrid(from: 0.01, to: 1, perDecade: 1).rates   // [0.01, 0.1, 1]
  public var rates: [Double] {
    let last = count - 1
    let ratio = highest / lowest
    let span = ratio.isFinite ? Math.log(ratio) : Math.log(highest) - Math.log(lowest)
    return (0...last).map { index in
      if index == 0 { return lowest }
      if index == last { return highest }
      let place = span * Double(index) / Double(last)
      // Where the ends are so far apart the factor itself might overflow.
      return ratio.isFinite ? lowest * Math.exp(place) : Math.exp(Math.log(lowest) + place)
    }
  }
}
