import LRMath
import Testing

@Suite struct PowerTests {
  static let infinity = Double.infinity

  /// The table of C, annex F.10.4.4.
  @Test(
    arguments: [
      (0.0, 3.0, 0.0), (-0.0, 3, -0.0), (-0.0, 2, 0), (0, 0.5, 0), (-0.0, 0.5, 0),
      (0, -3, infinity), (-0.0, -3, -infinity), (-0.0, -2, infinity), (-0.0, -0.5, infinity), (0, -infinity, infinity),
      (-1, infinity, 1), (-1, -infinity, 1), (1, .nan, 1), (.nan, 0, 1), (.nan, -0.0, 1), (infinity, 0, 1),
      (0.5, -infinity, infinity), (2, -infinity, 0), (0.5, infinity, 0), (-2, infinity, infinity),
      (-infinity, -3, -0.0), (-infinity, -2, 0), (-infinity, 3, -infinity), (-infinity, 2, infinity),
      (-infinity, 0.5, infinity), (infinity, -1, 0), (infinity, 1e-300, infinity),
      (-8, 1 / 3.0, .nan), (-1, 0.5, .nan), (.nan, 1, .nan), (2, .nan, .nan),
    ])
  func specialCases(x: Double, y: Double, expected: Double) {
    let result = Math.pow(x, y)
    if expected.isNaN {
      #expect(result.isNaN)
    } else {
      #expect(result == expected)
      #expect(result.sign == expected.sign)
    }
  }

  @Test(
    arguments: [
      (2.0, 10.0, 1024.0), (-2, 3, -8), (10, 22, 1e22), (10, -3, 0.001), (2, -1074, 0x1p-1074), (2, -1075, 0),
      (2, 1024, infinity), (-2, 1025, -infinity), (2, 1e300, infinity), (0.5, 1e300, 0), (0.1, 1, 0.1),
      (1.5, 2, 2.25), (9, 0.5, 3), (8, 1 / 3.0, 2), (4, -0.5, 0.5), (-1, 9_007_199_254_740_992, 1),
      (-1, 9_007_199_254_740_991, -1), (2, 0x1p-1074, 1), (.greatestFiniteMagnitude, 1, .greatestFiniteMagnitude),
      (0x1p-1074, 1, 0x1p-1074), (0x1p-1074, -1, infinity),
    ])
  func knownValues(x: Double, y: Double, expected: Double) {
    #expect(Math.pow(x, y) == expected)
  }

  @Test func integerPowersThatFitAreExact() {
    for base in 2...30 {
      var product = 1.0
      var exponent = 0.0
      while product * Double(base) < 0x1p53 {
        #expect(Math.pow(Double(base), exponent) == product)
        #expect(
          Math.pow(-Double(base), exponent) == (exponent.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1) * product)
        product *= Double(base)
        exponent += 1
      }
    }
  }

  @Test func agreesWithRepeatedMultiplication() {
    var draws = Draws(seed: 7)
    for _ in 0..<300 {
      let x = draws.number(0.5, 1.5)
      var product = 1.0
      for n in 1...60 {
        product *= x
        // Every product costs half a last place, which is up to 2^-53 of it.
        #expect(abs(Math.pow(x, Double(n)) - product) <= product * Double(n + 1) * 0x1p-53)
      }
    }
  }

  @Test func theSquareIsTheRoundedProductAndTheRootTheSquareRoot() {
    var draws = Draws(seed: 8)
    for _ in 0..<2000 {
      let x = draws.number(0, 100)
      #expect(abs(Math.pow(x, 2) - x * x) <= (x * x).ulp * 0.02 || Math.pow(x, 2) == x * x)
      #expect(Math.pow(x, 0.5) == x.squareRoot())
      #expect(Math.pow(x, -1) == 1 / x)
    }
  }

  @Test func growsWithItsExponent() {
    var draws = Draws(seed: 9)
    for _ in 0..<1000 {
      let x = draws.number(1.01, 10)
      let y = draws.number(-300, 300)
      #expect(Math.pow(x, y) <= Math.pow(x, y.nextUp))
      #expect(Math.pow(1 / x, y) >= Math.pow(1 / x, y.nextUp))
    }
  }
}
