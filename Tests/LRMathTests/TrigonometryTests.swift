import LRMath
import Testing

@Suite struct TrigonometryTests {
  @Test func quarterTurnsAreExact() {
    for n in -40...40 {
      let half = 0.5 * Double(n)
      let cosine = [1.0, 0, -1, 0][((n % 4) + 4) % 4]
      let sine = [0.0, 1, 0, -1][((n % 4) + 4) % 4]
      #expect(Math.cosPi(half) == cosine)
      #expect(Math.sinPi(half) == sine)
      // IEEE 754: a zero of the cosine is positive, one of the sine has the sign of its argument.
      if cosine == 0 { #expect(Math.cosPi(half).sign == .plus) }
      if sine == 0 { #expect(Math.sinPi(half).sign == half.sign) }
    }
  }

  @Test func specialArguments() {
    for function in [Math.sin, Math.cos, Math.sinPi, Math.cosPi] {
      #expect(function(.infinity).isNaN)
      #expect(function(-.infinity).isNaN)
    }
    #expect(Math.sin(-0.0).sign == .minus)
    #expect(Math.sinPi(-0.0).sign == .minus)
    #expect(Math.sin(0x1p-1074) == 0x1p-1074)
    #expect(Math.cos(0) == 1)
    #expect(Math.cosPi(0) == 1)
    #expect(Math.cosPi(-0x1p-1074) == 1)
  }

  @Test func beyond2To53EveryDoubleIsAnEvenInteger() {
    #expect(Math.cosPi(0x1p53 - 1) == -1)
    #expect(Math.cosPi(0x1p53) == 1)
    #expect(Math.cosPi(.greatestFiniteMagnitude) == 1)
    #expect(Math.sinPi(-.greatestFiniteMagnitude).sign == .minus)
    #expect(Math.sinPi(.greatestFiniteMagnitude) == 0)
  }

  @Test func sineIsOddAndCosineEven() {
    var draws = Draws(seed: 10)
    for _ in 0..<2000 {
      let x = draws.anyPositive()
      #expect(Math.sin(-x) == -Math.sin(x))
      #expect(Math.cos(-x) == Math.cos(x))
      let y = draws.number(0, 100)
      #expect(Math.sinPi(-y) == -Math.sinPi(y))
      #expect(Math.cosPi(-y) == Math.cosPi(y))
    }
  }

  @Test func squaresAddToOne() {
    var draws = Draws(seed: 11)
    for _ in 0..<2000 {
      let x = draws.anyPositive()
      let (s, c) = (Math.sin(x), Math.cos(x))
      #expect(abs(s * s + c * c - 1) <= 0x1.8p-52)
      let y = draws.number(-1e6, 1e6)
      let (sp, cp) = (Math.sinPi(y), Math.cosPi(y))
      #expect(abs(sp * sp + cp * cp - 1) <= 0x1.8p-52)
    }
  }

  /// Periods and reflections, at arguments of 20 bits, for which the sums are exact.
  @Test func halfTurnsRepeat() {
    var draws = Draws(seed: 12)
    for _ in 0..<2000 {
      let x = Double(draws.bits() >> 44) * 0x1p-20
      let turns = Double(2 * (draws.bits() >> 40))
      #expect(Math.cosPi(x + turns) == Math.cosPi(x))
      #expect(Math.sinPi(x + turns) == Math.sinPi(x))
      #expect(Math.cosPi(x + 1) == -Math.cosPi(x))
      #expect(Math.cosPi(1 - x) == -Math.cosPi(x))
      #expect(Math.sinPi(1 - x) == Math.sinPi(x))
      #expect(Math.sinPi(x + 0.5) == Math.cosPi(x))
    }
  }

  @Test func doublingTheAngle() {
    var draws = Draws(seed: 13)
    for _ in 0..<2000 {
      let x = draws.number(-1e7, 1e7)
      #expect(abs(Math.sin(2 * x) - 2 * Math.sin(x) * Math.cos(x)) <= 0x1p-52)
    }
  }
}
