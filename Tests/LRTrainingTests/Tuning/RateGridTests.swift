import Testing

@testable import LRTraining

@Suite("Grids of peak rates")
struct RateGridTests {
  @Test(
    "Hold both ends, rise evenly, and have as many rates a decade as asked but for meeting the ends",
    arguments: [
      (0.01, 1, 1), (0.01, 4, 10), (0.003, 0.7, 7), (1e-100, 1e100, 0.1), (1, 2, 10), (0.1, 0.1000001, 1000),
      (1e-300, 1e300, 3), (.leastNonzeroMagnitude, .greatestFiniteMagnitude, 2), (0.02, 0.03, 0.5), (1, 10, 3.3),
    ] as [(Double, Double, Double)])
  func grid(from: Double, to: Double, perDecade: Double) {
    let grid = RateGrid(from: from, to: to, perDecade: perDecade)
    let rates = grid.rates
    #expect(rates.count == grid.count && rates.count >= 2 && rates.first == from && rates.last == to)
    let gaps = zip(rates, rates.dropFirst()).map { Double($1 / $0) }
    #expect(gaps.allSatisfy { $0 > 1 && $0.isFinite })
    // The smallest doubles have few digits.
    if from > 1e-290 { #expect((gaps.max() ?? 0) / (gaps.min() ?? 1) < 1 + 1e-9) }
  }

  @Test("The spacing is the nearest that meets both ends")
  func spacing() {
    // 2.602 decades at 10 a decade: 26 steps and not 27.
    #expect(RateGrid(from: 0.01, to: 4, perDecade: 10).count == 27)
    #expect(
      RateGrid(from: 0.01, to: 1, perDecade: 1.2).count == 3 && RateGrid(from: 0.01, to: 1, perDecade: 1.3).count == 4)
    #expect(RateGrid(from: 1, to: 2, perDecade: 1).count == 2, "an end and an end")
    for (found, wanted) in zip(RateGrid(from: 0.01, to: 1, perDecade: 1).rates, [0.01, 0.1, 1]) {
      #expect(abs(found / wanted - 1) < 1e-15)
    }
  }

  @Test("A range or a density beyond all bounds has a count, which readers refuse")
  func beyond() {
    #expect(RateGrid(from: 1, to: 10, perDecade: 1e300).count == .max)
    #expect(RateGrid(from: 1e-300, to: 1e300, perDecade: 1e18).count == .max)
    #expect(RateGrid(from: 1e-300, to: 1e300, perDecade: 1000).count == 600_001)
    #expect(RateGrid(from: 1, to: 10, perDecade: .infinity).count == .max)
  }
}
