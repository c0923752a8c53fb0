import LRMath
import Testing

@Suite struct CounterGeneratorTests {
  private let generator = CounterGenerator(seed: 42)

  @Test func isAFunctionOfSeedCounterAndDraw() {
    #expect(generator.bits(7, draw: 3) == CounterGenerator(seed: 42).bits(7, draw: 3))
    var seen: Set<UInt64> = []
    for seed in 0..<10 as Range<UInt64> {
      for counter in 0..<100 as Range<UInt64> {
        for draw in 0..<10 as Range<UInt64> {
          seen.insert(CounterGenerator(seed: seed).bits(counter, draw: draw))
        }
      }
    }
    #expect(seen.count == 10_000)
  }

  /// The numbers that figures rest on: a change here changes figures.
  @Test func keepsItsNumbers() {
    #expect(generator.bits(0) == 14_241_928_491_073_317_330)
    #expect(generator.uniform(1) == 0.3869742762400409)
    #expect(generator.normal(2) == 0.03838747152763409)
  }

  @Test func isEvenlySpread() {
    let count = 100_000
    var bins = [Int](repeating: 0, count: 16)
    var ones = [Int](repeating: 0, count: 64)
    for counter in 0..<UInt64(count) {
      bins[Int(generator.uniform(counter) * 16)] += 1
      let bits = generator.bits(counter, draw: 1)
      for place in 0..<64 where bits >> UInt64(place) & 1 == 1 { ones[place] += 1 }
    }
    // Five standard deviations.
    for bin in bins { #expect(abs(bin - count / 16) < 383) }
    for one in ones { #expect(abs(one - count / 2) < 791) }
  }

  @Test func normalNumbersHaveTheMomentsOfTheBellCurve() {
    let count = 100_000.0
    var sums = [0.0, 0, 0, 0]
    var last = 0.0
    var product = 0.0
    for counter in 0..<UInt64(count) {
      let x = generator.normal(counter)
      sums[0] += x
      sums[1] += x * x
      sums[2] += x * x * x
      sums[3] += x * x * x * x
      product += x * last
      last = x
    }
    #expect(abs(sums[0] / count) < 0.016)
    #expect(abs(sums[1] / count - 1) < 0.023)
    #expect(abs(sums[2] / count) < 0.062)
    #expect(abs(sums[3] / count - 3) < 0.16)
    #expect(abs(product / count) < 0.016)
  }
}
