import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.1, "0.1"), (0.001, "0.001"), (3e-4, "3×10⁻⁴"), (1e-4, "10⁻⁴"), (0.12346, "≈0.1235"), (-0.5, "\u{2212}0.5"),
    (1_234_567, "1,234,567"), (12345.678, "≈12,350"), (0.09999999999999999, "0.1"), (-1e-4, "\u{2212}10⁻⁴"),
    (1e12, "10¹²"), (0, "0"), (-0.0, "0"), (.infinity, "∞"), (-.infinity, "\u{2212}∞"), (.nan, "undefined"),
    (999.96, "≈1,000"), (2.0 / 3, "≈0.6667"), (1e300, "10³⁰⁰"),
  ])
  func shortNumbersAreTrue(value: Double, expected: String) {
    #expect(NumberText.short(value).plain == expected)
  }

  @Test func whatIsPrintedWithoutASignIsTheValue() throws {
    var random = Seeded(seed: 2)
    for _ in 0..<2000 {
      let digits = Double(Int(random.share() * 9999))
      let value = digits / [1.0, 10, 100, 1000, 10000][Int(random.share() * 5)]
      let text = NumberText.short(value).plain
      guard !text.contains("×"), !text.contains("⁻") else { continue }
      #expect(!text.hasPrefix("≈"))
      #expect(Double(text.filter { $0 != "," }) == value)
    }
  }

  @Test(arguments: [(12345, "12,345"), (0, "0"), (999, "999"), (-1000, "\u{2212}1,000"), (1_000_000, "1,000,000")])
  func countsHaveTheirThousandsApart(value: Int, expected: String) {
    #expect(NumberText.count(value) == expected)
  }
}
