import LRMath
import Testing

@Suite struct ExponentialTests {
  @Test func expOfTheSpecialArguments() {
    #expect(Math.exp(0) == 1)
    #expect(Math.exp(-0.0) == 1)
    #expect(Math.exp(.infinity) == .infinity)
    #expect(Math.exp(-.infinity) == 0)
    #expect(Math.exp(1e300) == .infinity)
    #expect(Math.exp(709.79) == .infinity)
    #expect(Math.exp(745) == .infinity)
    #expect(Math.exp(-1e300) == 0)
    #expect(Math.exp(0x1p-1074) == 1)
  }

  @Test func expm1OfTheSpecialArguments() {
    #expect(Math.expm1(-0.0).sign == .minus)
    #expect(Math.expm1(0).sign == .plus)
    #expect(Math.expm1(0x1p-1074) == 0x1p-1074)
    #expect(Math.expm1(-1e-20) == -1e-20)
    #expect(Math.expm1(-.infinity) == -1)
    #expect(Math.expm1(-1000) == -1)
    #expect(Math.expm1(.infinity) == .infinity)
    #expect(Math.expm1(745) == .infinity)
  }

  @Test func expTurnsSumsIntoProducts() {
    var draws = Draws(seed: 2)
    for _ in 0..<2000 {
      // Multiples of 2^-20 below 2^8: their sum is exact.
      let a = draws.number(-150, 150).rounded(toPlaces: 20)
      let b = draws.number(-150, 150).rounded(toPlaces: 20)
      let sum = Math.exp(a + b)
      // Half a unit each for the two powers, the product and the sum's own rounding; a unit is at most 2 of another.
      #expect(abs(sum - Math.exp(a) * Math.exp(b)) <= 3 * sum.ulp)
    }
  }

  @Test func expm1IsExpLessOne() {
    var draws = Draws(seed: 3)
    for _ in 0..<2000 {
      let x = draws.number(-30, 30)
      #expect(abs(Math.expm1(x) + 1 - Math.exp(x)) <= 1.1 * max(1, Math.exp(x)).ulp)
    }
  }

  @Test func subnormalResultsKeepToTheirPowersOfTwo() {
    // 2^k by way of e^(k log 2) is no exact argument, but neighbours in the subnormals must stay within rounding.
    for k in stride(from: -1074, through: -1020, by: 1) {
      let power = Math.exp(Double(k) * Math.log(2))
      let exact = Double(sign: .plus, exponent: k, significand: 1)
      // The argument is off by up to half its last place, 2^-44, which is that much of the result.
      #expect(abs(power - exact) <= exact * 0x1p-43 + 0x1p-1074 * 0.5)
    }
  }
}

extension Double {
  /// The nearest multiple of 2^-places.
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let unit = Double(sign: .plus, exponent: -places, significand: 1)
    return (self / unit).rounded() * unit
  }
}
