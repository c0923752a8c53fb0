import LRTestSupport
import Testing

@testable import LRInput

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    0.1, 0.3, 1, 1e22, 1e23, 123456.789, -0.001, .leastNonzeroMagnitude, 1.7976931348623157e308,
    2.2250738585072014e-308, 1e-7, 100, 0,
  ])
  func readsBackAsItWas(value: Double) {
    #expect(DecimalNumber(value)?.value == value)
  }

  @Test func randomDoublesReadBack() {
    var random = Seeded(seed: 7)
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(DecimalNumber(value)?.value == value)
    }
  }

  @Test func multiplesAreExact() {
    #expect(DecimalNumber(3, tenTo: -1).value == 0.3)
    #expect(DecimalNumber(1000, tenTo: -4) == DecimalNumber(1, tenTo: -1))
    #expect(DecimalNumber(.infinity) == nil)
  }

  @Test(arguments: [
    (12345.0, 3, 12300.0), (0.99996, 4, 1.0), (2.5, 1, 2), (3.5, 1, 4), (-1.26, 2, -1.3), (12, 4, 12),
  ])
  func roundsToSignificantDigits(value: Double, digits: Int, expected: Double) {
    #expect(DecimalNumber(value)?.rounded(to: digits).value == expected)
  }

  @Test(arguments: [
    (1234567.0, 0, "1,234,567"), (0.02, 2, "0.02"), (0.1, 2, "0.10"), (-1000, 0, "\u{2212}1,000"), (999, 0, "999"),
    (1234.5, 2, "1,234.50"), (0.001, 3, "0.001"), (0, 0, "0"), (12, 1, "12.0"),
  ])
  func writesFixedDigits(value: Double, decimals: Int, expected: String) {
    #expect(DecimalNumber(value)?.fixed(decimals: decimals) == expected)
  }
}
