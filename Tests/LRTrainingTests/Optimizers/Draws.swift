import LRMath

/// Random numbers for arguments, the same in every run.
struct Draws {
  private let generator: CounterGenerator
  private var drawn: UInt64 = 0

  init(seed: UInt64) { generator = CounterGenerator(seed: seed) }

  private mutating func next() -> UInt64 {
    drawn += 1
    return drawn
  }

  /// Even between two numbers.
  mutating func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.uniform(next()) }

  /// Even on a log scale.
  mutating func size(_ low: Double, _ high: Double) -> Double {
    low * Math.exp(Math.log(high / low) * generator.uniform(next()))
  }

  mutating func normal() -> Double { generator.normal(next()) }

  mutating func whole(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(generator.bits(next()) % UInt64(range.count))
  }

  /// True in this share of draws.
  mutating func chance(_ share: Double) -> Bool { generator.uniform(next()) < share }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[whole(0..<values.count)] }
}
