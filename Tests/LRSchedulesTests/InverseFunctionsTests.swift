import LRMath
import Testing

@testable import LRExpression
@testable import LRSchedules

struct InverseFunctionsTests {
  private func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 4e-15 * abs(b) || a == b }

  @Test func inversesUndo() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      let x = Double.random(in: 0.01...0.99, using: &random)
      #expect(agree(Math.sin(InverseFunctions.asin(x)), x))
      #expect(abs(Math.cos(InverseFunctions.acos(x)) - x) <= 4e-16)
      #expect(agree(Math.tanh(InverseFunctions.atanh(x)), x))
      let y = Double.random(in: 0.01...9, using: &random)
      let angle = InverseFunctions.atan(y)
      #expect(agree(Math.sin(angle) / Math.cos(angle), y) || abs(angle) > 1.5)
      #expect(agree(InverseFunctions.asinh(InverseFunctions.sinh(y)), y))
      #expect(agree(InverseFunctions.acosh(InverseFunctions.cosh(y + 1)), y + 1))
      #expect(agree(InverseFunctions.cbrt(y * y * y), y))
    }
  }

  /// Exact values from mpmath.
  @Test func exactValues() {
    #expect(agree(InverseFunctions.atan(0.3), 0.2914567944778671))
    #expect(agree(InverseFunctions.atan(1e9), 1.5707963257948966))
    #expect(agree(InverseFunctions.atan(-3), -1.2490457723982544))
    #expect(agree(InverseFunctions.asin(0.999), 1.526071239626163))
    #expect(agree(InverseFunctions.acos(-1), .pi))
    #expect(agree(InverseFunctions.sinh(1e-5), 1.0000000000166667e-05))
    #expect(agree(InverseFunctions.sinh(-710), -1.1169973830808557e308))
    #expect(agree(InverseFunctions.cosh(710), 1.1169973830808557e308))
    #expect(InverseFunctions.cbrt(-27) == -3 && InverseFunctions.cbrt(0x1p-1074) == 0x1p-358)
  }

  @Test func quadrants() {
    let half = Double.pi
    #expect(InverseFunctions.atan2(0, -1) == half && InverseFunctions.atan2(-0.0, -1) == -half)
    #expect(InverseFunctions.atan2(1, 0) == half / 2 && InverseFunctions.atan2(-2, 0) == -half / 2)
    #expect(InverseFunctions.atan2(1, 1) == half / 4 && agree(InverseFunctions.atan2(1, -1), 3 * half / 4))
    #expect(InverseFunctions.atan2(.infinity, -.infinity) == 3 * half / 4)
    #expect(InverseFunctions.atan2(1, .infinity) == 0)
  }

  @Test func hypotenusesOfAnySize() {
    #expect(InverseFunctions.hypot(3e300, 4e300) == 5e300)
    #expect(agree(InverseFunctions.hypot(3e-300, 4e-300), 5e-300))
    #expect(InverseFunctions.hypot(-3, 4) == 5 && InverseFunctions.hypot(7, 0) == 7)
    #expect(InverseFunctions.hypot(.infinity, .nan) == .infinity)
  }
}
