import LRMath
import Testing

@Suite struct LogarithmTests {
  @Test(arguments: ["log", "log2", "log10"])
  func specialArguments(name: String) throws {
    let function = try #require(MathTests.unary[name])
    #expect(function(1) == 0)
    #expect(function(1).sign == .plus)
    #expect(function(0) == -.infinity)
    #expect(function(-0.0) == -.infinity)
    #expect(function(.infinity) == .infinity)
    #expect(function(-1).isNaN)
    #expect(function(-.infinity).isNaN)
    #expect(function(-0x1p-1074).isNaN)
  }

  @Test func log1pOfTheSpecialArguments() {
    #expect(Math.log1p(-0.0).sign == .minus)
    #expect(Math.log1p(-1) == -.infinity)
    #expect(Math.log1p(-1.5).isNaN)
    #expect(Math.log1p(-.infinity).isNaN)
    #expect(Math.log1p(.infinity) == .infinity)
    #expect(Math.log1p(0x1p-1074) == 0x1p-1074)
    #expect(Math.log1p(.greatestFiniteMagnitude) == Math.log(.greatestFiniteMagnitude))
  }

  @Test func log2IsExactAtPowersOfTwo() {
    for k in -1074...1023 {
      #expect(Math.log2(Double(sign: .plus, exponent: k, significand: 1)) == Double(k))
    }
  }

  @Test func log10IsExactAtPowersOfTen() {
    var power = 1.0
    for k in 0...22 {
      #expect(Math.log10(power) == Double(k))
      power *= 10
    }
    #expect(Math.log10(0.001) == -3)
  }

  @Test func expUndoesLog() {
    var draws = Draws(seed: 4)
    for _ in 0..<2000 {
      let x = draws.anyPositive()
      let log = Math.log(x)
      // Half a last place of the logarithm is that much of x; 0x1p-1073 for the subnormals.
      #expect(abs(Math.exp(log) - x) <= 0.51 * log.ulp * x + x.ulp + 0x1p-1073)
    }
  }

  @Test func logUndoesExp() {
    var draws = Draws(seed: 5)
    for _ in 0..<2000 {
      let x = draws.number(-700, 700)
      #expect(abs(Math.log(Math.exp(x)) - x) <= 0.52 * x.ulp + 0x1p-53)
    }
  }

  @Test func log1pUndoesExpm1() {
    var draws = Draws(seed: 6)
    for _ in 0..<2000 {
      let x = draws.number(-1, 1) * Math.pow(2, draws.number(-40, 0))
      #expect(abs(Math.log1p(Math.expm1(x)) - x) <= 2.5 * x.ulp)
    }
  }

  @Test func theLogarithmOfAReciprocalIsTheNegative() {
    for k in 1...60 {
      let power = Double(sign: .plus, exponent: k, significand: 1)
      #expect(Math.log(1 / power) == -Math.log(power))
      #expect(Math.log10(1 / power) == -Math.log10(power))
    }
  }
}
