import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct ScaleTests {
  @Test func linearEndsAreExact() {
    let scale = Scale(.exact(0, 0.105), from: 360, to: 80)
    #expect(scale.position(of: 0) == 360)
    #expect(scale.position(of: 0.105) == 80)
    #expect(scale.position(of: 0.21) == -200)
    #expect(scale.length == 280)
  }

  @Test func logHalvesAtTheMean() {
    let scale = Scale(.exact(1, 100, kind: .log), from: 0, to: 200)
    #expect(scale.position(of: 10) == 100)
    #expect(scale.position(of: 100) == 200)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func notFiniteHasNoPlace(value: Double) {
    #expect(Scale(.exact(0, 1), from: 0, to: 1).position(of: value) == nil)
    #expect(Scale(.exact(1, 2, kind: .log), from: 0, to: 1).position(of: value) == nil)
  }

  @Test(arguments: [0.0, -0.0, -1])
  func zeroAndLessHaveNoPlaceOnALogScale(value: Double) {
    #expect(Scale(.exact(1, 2, kind: .log), from: 0, to: 1).position(of: value) == nil)
  }

  @Test(arguments: ScaleKind.allCases)
  func valueUndoesPosition(kind: ScaleKind) throws {
    var random = Seeded(seed: 3)
    let scale = Scale(.exact(1e-4, 12, kind: kind), from: 60, to: 660)
    for _ in 0..<200 {
      let px = 60 + 600 * random.share()
      let back = try #require(scale.position(of: scale.value(at: px)))
      #expect(abs(back - px) < 1e-9)
    }
  }

  @Test(arguments: ScaleKind.allCases)
  func hugeValuesStayComputable(kind: ScaleKind) throws {
    for domain in [
      Domain.exact(0, .leastNonzeroMagnitude, kind: kind), .exact(1, 1 + 1e-15, kind: kind),
      .exact(-1e308, 1e308, kind: kind),
    ] {
      let scale = Scale(domain, from: 300, to: 0)
      for value in [1.7e308, .leastNonzeroMagnitude, 1] {
        let position = try #require(scale.position(of: value))
        #expect(position.isFinite && abs(position) < 1e9)
      }
    }
  }
}
