import LRInput
import Testing

@testable import LRPlotting

@Suite struct TickLabelsTests {
  private func numbers(_ values: [Double]) -> [DecimalNumber] { values.compactMap { DecimalNumber($0) } }

  @Test(arguments: [
    ([0, 0.02, 0.1], "0 0.02 0.10"), ([-1, 0, 0.5], "\u{2212}1.0 0 0.5"), ([0, 2500, 10000], "0 2.5k 10k"),
    ([0, 500, 1000], "0 500 1,000"), ([0, 10000, 12345], "0 10,000 12,345"), ([0, 500_000, 1_250_000], "0 500k 1.25M"),
    ([0], "0"), ([0, 0.001, 0.002], "0 0.001 0.002"), ([-20000, 0], "\u{2212}20k 0"),
  ])
  func linearLabelsShareAStyle(values: [Double], expected: String) {
    let labels = TickLabels.linear(numbers(values))
    #expect(labels.texts.map(\.plain).joined(separator: " ") == expected)
    #expect(labels.factor == nil)
  }

  @Test(
    "Very small and very large numbers have one factor for all, which is said once",
    arguments: [
      ([0, 1e-4, 3e-4], "0 1 3", -4), ([0, 5e-5, 1e-4], "0 0.5 1.0", -4), ([0, 2.5e-5, 5e-5], "0 2.5 5.0", -5),
      ([0, 5e-6, 2e-5], "0 0.5 2.0", -5), ([0, 2e12], "0 2", 12),
    ])
  func factor(values: [Double], expected: String, factor: Int) {
    let labels = TickLabels.linear(numbers(values))
    #expect(labels.texts.map(\.plain).joined(separator: " ") == expected)
    #expect(labels.factor == factor)
  }

  @Test(
    "The last step does not change how the others are written",
    arguments: [
      (12345.0, "12,345"), (20000, "20k"), (999_999, "999,999"),
    ])
  func end(last: Double, expected: String) throws {
    let others = numbers([0, 5000, 10000])
    #expect(TickLabels.end(try #require(DecimalNumber(last)), behind: others).plain == expected)
  }

  @Test("Beside a factor the last step is told without it, as the others are")
  func endBesideFactor() throws {
    func end(_ last: Double, behind others: [Double]) throws -> String {
      TickLabels.end(try #require(DecimalNumber(last)), behind: numbers(others)).plain
    }
    #expect(try end(1.2e12, behind: [0, 5e11, 1e12]) == "1.2")
    #expect(try end(10.5e12, behind: [0, 5e12]) == "10.5")
    // The title of others below has none.
    #expect(try end(1.2e12, behind: [0, 5e11]) == "1.2×10¹²")
  }

  @Test(
    "Counts on a log axis are numbers", arguments: [([1, 100, 10000, 1e6], "1 100 10k 1M"), ([1, 12345], "1 12,345")])
  func counts(values: [Double], expected: String) {
    #expect(TickLabels.counts(numbers(values)).map(\.plain).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ([-2, -1, 0, 1, 2, 3], "0.01 0.1 1 10 100 1,000"), ([-3, -2], "0.001 0.01"), ([-4, -3], "10⁻⁴ 10⁻³"),
    ([-4, 0, 4], "10⁻⁴ 10⁰ 10⁴"),
  ])
  func powersAreNumbersOrPowersThroughout(exponents: [Int], expected: String) {
    #expect(TickLabels.powers(exponents).map(\.plain).joined(separator: " ") == expected)
  }
}
