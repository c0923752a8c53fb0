/// A sum that keeps what rounding drops from it (Neumaier 1974): a million updates add up to the last digit.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var rest = 0.0

  var value: Double { sum + rest }

  mutating func add(_ x: Double) {
    let total = sum + x
    rest += abs(sum) >= abs(x) ? (sum - total) + x : (x - total) + sum
    sum = total
  }
}
