import LRScene

/// A point with an error bar: a mean and its standard error, a median and its quartiles.
///
///     ErrorPoint(x: 0.1, y: 0.083, lower: 0.079, upper: 0.087)
public struct ErrorPoint: Sendable, Equatable {
  /// A number of its axis; on an axis of categories the index, from 0.
  public var x: Double
  public var y: Double
  /// Ends of the bar along the axis of values, or nil for none. One that has no place on the axis (zero on a log axis) lets the stem run out of
  /// the panel.
  public var lower: Double?
  public var upper: Double?

  public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
  }
}
