import LRMath
import Testing

@Suite struct HyperbolicTests {
  @Test func specialArguments() {
    #expect(Math.tanh(0).sign == .plus)
    #expect(Math.tanh(-0.0).sign == .minus)
    #expect(Math.tanh(0x1p-1074) == 0x1p-1074)
    #expect(Math.tanh(.infinity) == 1)
    #expect(Math.tanh(-.infinity) == -1)
    #expect(Math.tanh(19) < 1)
    #expect(Math.tanh(20) == 1)
  }

  @Test func isOddAndBelowOne() {
    var draws = Draws(seed: 14)
    for _ in 0..<2000 {
      let x = draws.number(0, 19)
      #expect(Math.tanh(-x) == -Math.tanh(x))
      #expect(Math.tanh(x) < 1)
      #expect(Math.tanh(x) <= x)
    }
  }

  /// tanh x = (e^x − e^−x) / (e^x + e^−x)
  @Test func agreesWithItsDefinition() {
    var draws = Draws(seed: 15)
    for _ in 0..<2000 {
      let x = draws.number(-10, 10)
      let (up, down) = (Math.exp(x), Math.exp(-x))
      #expect(abs(Math.tanh(x) - (up - down) / (up + down)) <= 0x1p-51)
    }
  }
}
