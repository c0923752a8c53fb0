import LRScene

/// A band around a series, from a lower to an upper value at each of its steps: mean ± standard error, quantiles.
///
///     Ribbon(steps: [0, 1, 2], lower: [3, 2, 1], upper: [4, 3, 2])
public struct Ribbon: Sendable, Equatable {
  /// In rising order.
  public let steps: [Double]
  public let lower: [Double]
  public let upper: [Double]

  /// A band over rising `steps`; what one list is longer than another is left out.
  ///
  /// A value that is not finite splits the band. On a log axis a lower end of zero or less lies below the panel.
  public init(steps: [Double], lower: [Double], upper: [Double]) {
    let count = min(steps.count, lower.count, upper.count)
    self.steps = Array(steps.prefix(count))
    self.lower = Array(lower.prefix(count))
    self.upper = Array(upper.prefix(count))
  }
}
