/// A sum that keeps what rounding drops from it (Neumaier 1974): a million updates add up to the last digit.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var rest = 0.0

  /// A sum of nothing.
  public init() {}

  /// The sum so far.
  public var value: Double { sum + rest }

  /// Adds a number.
  public mutating func add(_ x: Double) {
    let total = sum + x
    rest += abs(sum) >= abs(x) ? (sum - total) + x : (x - total) + sum
    sum = total
  }
}
