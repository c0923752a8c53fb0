import Testing

@testable import LRPlotting

@Suite struct DomainTests {
  @Test func zeroIsTheFloorOfRates() {
    let domain = Domain.fitting(DataExtent([0.001, 0.1]), kind: .linear)
    #expect(domain.low == 0)
    #expect(abs(domain.high - 0.105) < 1e-12)
  }

  @Test func elsewhereFivePercentStayFreeAtBothEnds() {
    let domain = Domain.fitting(DataExtent([2, 3]), kind: .linear)
    #expect(abs(domain.low - 1.95) < 1e-12 && abs(domain.high - 3.05) < 1e-12)
    let negative = Domain.fitting(DataExtent([-1, 1]), kind: .linear, floor: .zero)
    #expect(abs(negative.low + 1.1) < 1e-12)
    #expect(Domain.fitting(DataExtent([2, 3]), kind: .linear, floor: .zero).low == 0)
    #expect(Domain.fitting(DataExtent([0, 3]), kind: .linear, floor: .free).low < 0)
  }

  @Test(arguments: ScaleKind.allCases)
  func headroomIsKeptInPx(kind: ScaleKind) throws {
    let domain = Domain.fitting(DataExtent([0.01, 0.1]), kind: kind, length: 200, headroom: 22)
    let peak = try #require(Scale(domain, from: 200, to: 0).position(of: 0.1))
    #expect(peak >= 21.9 && peak < 24)
  }

  @Test func logBeginsAtTheLeastPositive() {
    let domain = Domain.fitting(DataExtent([-1, 0, 0.01, 1]), kind: .log)
    #expect(domain.low < 0.01 && domain.low > 0.007 && domain.high > 1 && domain.high < 1.3)
  }

  @Test func limitsAreTakenAsTheyAre() {
    let domain = Domain.fitting(DataExtent([2, 3]), kind: .linear, low: 0, high: 10)
    #expect(domain == .exact(0, 10))
  }

  @Test(
    arguments: [
      [], [0], [0, 0], [0.1], [-0.1], [.leastNonzeroMagnitude], [1e100], [-1e308, 1e308], [1, 1 + 1e-15], [1.7e308],
      [.nan],
      [.infinity, 1], [0x1p-1030, 0x1p-1029], [-5, -5], [3, -.infinity],
    ] as [[Double]], ScaleKind.allCases)
  func everyExtentGivesASaneDomain(values: [Double], kind: ScaleKind) {
    for floor in [Domain.Floor.zero, .automatic, .free] {
      let domain = Domain.fitting(DataExtent(values), kind: kind, floor: floor, length: 100, headroom: 22)
      #expect(domain.low.isFinite && domain.high.isFinite && domain.low < domain.high)
      #expect(domain.high - domain.low >= 1e-301 && (domain.high - domain.low).isFinite)
      if kind == .log { #expect(domain.low > 0 && domain.high / domain.low > 1 + 1e-10) }
      let shown = values.filter { $0.isFinite && (kind == .linear || $0 > 1e-300) && abs($0) < 1e300 }
      #expect(shown.allSatisfy { domain.low <= $0 && $0 <= domain.high })
    }
  }

  @Test func extentPassesOverWhatIsNotFinite() {
    var extent = DataExtent([.nan, 3, .infinity, 0, -2])
    #expect(extent.low == -2 && extent.high == 3 && extent.lowestPositive == 3)
    extent.add(DataExtent([0.5]))
    #expect(extent.lowestPositive == 0.5)
    #expect(DataExtent([.nan]).isEmpty)
  }
}
