import LRInput
import Testing

@testable import LRPlotting

@Suite struct TickLabelsTests {
  private func numbers(_ values: [Double]) -> [DecimalNumber] { values.compactMap { DecimalNumber($0) } }

  @Test(arguments: [
    ([0, 0.02, 0.1], "0 0.02 0.10"), ([-1, 0, 0.5], "\u{2212}1.0 0 0.5"), ([0, 2500, 10000], "0 2.5k 10k"),
    ([0, 500, 1000], "0 500 1,000"), ([0, 10000, 12345], "0 10,000 12,345"), ([0, 500_000, 1_250_000], "0 500k 1.25M"),
    ([0, 1e-4, 3e-4], "0 10⁻⁴ 3×10⁻⁴"), ([0, 5e-5, 1e-4], "0 5×10⁻⁵ 10×10⁻⁵"),
    ([0, 2.5e-5, 5e-5], "0 2.5×10⁻⁵ 5.0×10⁻⁵"),
    ([0], "0"), ([0, 0.001, 0.002], "0 0.001 0.002"), ([-20000, 0], "\u{2212}20k 0"),
  ])
  func linearLabelsShareAStyle(values: [Double], expected: String) {
    #expect(TickLabels.linear(numbers(values)).map(\.plain).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ([-2, -1, 0, 1, 2, 3], "0.01 0.1 1 10 100 10³"), ([-3, -2], "0.001 0.01"), ([-4, -3], "10⁻⁴ 10⁻³"),
  ])
  func powersNearOneAreNumbers(exponents: [Int], expected: String) {
    #expect(TickLabels.powers(exponents).map(\.plain).joined(separator: " ") == expected)
  }
}
