/// Mean and spread of replicates.
public struct Sample: Sendable, Equatable {
  /// Finite values.
  public var count: Int
  /// Values that were not finite: runs that diverged.
  public var lost: Int
  /// NaN of no values.
  public var mean: Double
  /// Standard error of the mean: s/√n with the n − 1 form of s; NaN of fewer than two values.
  public var standardError: Double
  /// Standard deviation, the n − 1 form; NaN of fewer than two values.
  public var deviation: Double { standardError * Double(count).squareRoot() }
  /// Of all values, those that were lost counted as infinite.
  public var median: Double

  /// The summary of a list; sums are taken in its order.
  ///
  ///     Sample([1, 2, 3]).standardError   // 0.5773502691896257
  public init(_ values: [Double]) {
    let finite = values.filter(\.isFinite)
    count = finite.count
    lost = values.count - finite.count
    let n = Double(finite.count)
    let mean = finite.isEmpty ? Double.nan : finite.reduce(0, +) / n
    self.mean = mean
    let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = finite.count < 2 ? .nan : (squares / (n - 1) / n).squareRoot()
    median = Quantile.of(values.map { $0.isFinite ? $0 : .infinity }.sorted(), 0.5)
  }
}

/// The share of replicates in which something happened, with what chance allows.
public struct Share: Sendable, Equatable {
  /// Replicates in which it happened.
  public var hits: Int
  /// All replicates, at least `hits`.
  public var count: Int

  /// `Share(hits: 9, count: 10)`
  public init(hits: Int, count: Int) {
    self.hits = hits
    self.count = count
  }

  /// hits ÷ count; NaN of none.
  public var value: Double { count > 0 ? Double(hits) / Double(count) : .nan }

  /// Wilson's interval for the share at 95 %: E. B. Wilson, J. Am. Stat. Assoc. 22, 1927.
  ///
  ///     Share(hits: 9, count: 10).interval   // 0.5958… … 0.9821…
  public var interval: ClosedRange<Double> { interval(z: 1.959963984540054) }

  /// Wilson's interval at as many standard deviations.
  public func interval(z: Double) -> ClosedRange<Double> {
    guard count > 0 else { return 0...1 }
    let n = Double(count)
    let middle = (value + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    // Of no hit and of hits alone the formula gives 0 and 1, but for rounding.
    return (hits == 0 ? 0 : max(0, middle - half))...(hits == count ? 1 : min(1, middle + half))
  }
}
