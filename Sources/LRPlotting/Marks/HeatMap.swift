import LRScene

/// A table of cells in colour: what came of each pair of settings.
///
/// Both axes of its panel are axes of categories, which name columns and rows.
///
///     HeatMap(values: [0, 2, 6, 4], low: 0, high: 6, key: .blocks(title: .literal("learned"), [
///       (0, .literal("0 of 6")), (2, .literal("2")), (4, .literal("4")), (6, .literal("6 of 6"))]))
public struct HeatMap: Sendable {
  /// What explains the colours, right of the panel.
  public enum Key: Sendable {
    /// One block for each of the values that occur, from the least; for counts and other discrete values.
    case blocks(title: RichText, [(value: Double, label: RichText)])
    /// The ramp with its numbers.
    case ramp(title: RichText)
    case none
  }

  /// Row by row, from the lowest row upward, each from left to right: element `row × columns + column`.
  /// NaN is a cell without a value, which stays empty.
  public var values: [Double]
  /// What stands in the cells, in the order of `values`; nil is the value in two digits, an empty text nothing.
  public var texts: [RichText]?
  /// Value of the ramp's pale end (dark on a dark page): nothing.
  public var low: Double
  /// Value of the ramp's strong end: most.
  public var high: Double
  /// Whether the ramp follows the logarithm of the values; `low` is then above zero.
  public var isLog: Bool
  public var key: Key

  public init(
    values: [Double], texts: [RichText]? = nil, low: Double, high: Double, isLog: Bool = false, key: Key
  ) {
    self.values = values
    self.texts = texts
    self.low = low
    self.high = high
    self.isLog = isLog
    self.key = key
  }
}
