import LRMath
import Testing

@Suite("Normal numbers from the ziggurat")
struct ZigguratTests {
  static let count = 4_000_000

  static let numbers: [Double] = {
    let noise = CounterGenerator(seed: 7)
    var row = [Double](repeating: 0, count: 1000)
    return (0..<4000).flatMap {
      noise.fillNormals(&row, counter: UInt64($0))
      return row
    }
  }()

  // The bounds are five standard errors of each mean.
  @Test(
    "The first eight moments",
    arguments: [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96), (6, 15, 10170), (8, 105, 2_016_000)])
  func moment(power: Int, exact: Double, variance: Double) {
    var sum = 0.0
    for x in Self.numbers {
      var term = 1.0
      for _ in 0..<power { term *= x }
      sum += term
    }
    let bound = 5 * (variance / Double(Self.count)).squareRoot()
    #expect(abs(sum / Double(Self.count) - exact) < bound)
  }

  // Shares beyond x, from the complementary error function; 3.654 is where the last box ends.
  @Test(
    "The tails hold what they should",
    arguments: [
      (0.5, 0.6170750774519738), (1, 0.31731050786291415), (2, 0.04550026389635842), (3, 0.002699796063260189),
      (3.6541528853610088, 2.580324876539013e-4), (4, 6.334248366623984e-5), (4.5, 6.795346249460121e-6),
    ])
  func tail(x: Double, share: Double) {
    let beyond = Self.numbers.count { abs($0) > x }
    let expected = share * Double(Self.count)
    #expect(abs(Double(beyond) - expected) < 5 * expected.squareRoot() + 1)
  }

  @Test("Both signs alike, and neighbours, rows and seeds independent")
  func independence() {
    let numbers = Self.numbers
    let negative = Double(numbers.count { $0 < 0 }) / Double(Self.count)
    #expect(abs(negative - 0.5) < 0.00125)
    for lag in [1, 2, 256, 1000] {
      var sum = 0.0
      for index in lag..<numbers.count { sum += numbers[index] * numbers[index - lag] }
      #expect(abs(sum / Double(Self.count)) < 0.0025)
    }
  }

  @Test("A number depends on its place, not on how many are drawn")
  func places() {
    func row(_ count: Int, seed: UInt64 = 3) -> [Double] {
      var numbers = [Double](repeating: 0, count: count)
      CounterGenerator(seed: seed).fillNormals(&numbers, counter: 11)
      return numbers
    }
    #expect(Array(row(1000).prefix(17)) == row(17))
    #expect(row(17) != row(17, seed: 4))
    #expect(row(0) == [])
  }
}
