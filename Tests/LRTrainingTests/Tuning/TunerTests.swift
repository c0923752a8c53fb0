import Testing

@testable import LRTraining

@Suite struct TunerTests {
  @Test(arguments: [(0.01, 4.0, 10.0), (0.1, 0.100001, 3), (1e-12, 1e12, 0.4), (0.5, 2, 1000)])
  func gridHoldsBothEndsAndIsEven(from: Double, to: Double, perDecade: Double) {
    let rates = RateGrid(from: from, to: to, perDecade: perDecade).rates
    #expect(rates.first == from && rates.last == to)
    let ratios = zip(rates, rates.dropFirst()).map { $1 / $0 }
    #expect(ratios.allSatisfy { $0 > 1 && abs($0 / ratios[0] - 1) < 1e-9 })
  }

  /// Scores are a function of the rate: what the tuner sees.
  private func tune(_ score: (Double) -> Double, rounds: Int = 2) -> Sweep {
    let cell = TrainingCell(
      problem: .moments(NoisyQuadraticMoments(curvatures: [1], batch: 1)),
      optimizer: ReadOptimizer(type: "sgd", rule: SGD()), identity: "", rates: RateTable([1, 0.5]), seed: 1, runs: 0..<1
    )
    let tuner = Tuner(grid: RateGrid(from: 0.01, to: 1, perDecade: 5), rounds: rounds)
    return tuner.tune([cell]) { cells in
      cells.map { cell in
        let value = score(cell.rates[0])
        var record = RunRecord(outcome: .finished, score: value, series: [], low: [], high: [], events: [])
        if !value.isFinite { record.outcome = .diverged(step: 1) }
        return TrainingResult(points: [], records: [record])
      }
    }[0]
  }

  @Test func refiningComesNearTheBest() {
    func score(_ rate: Double) -> Double { (rate - 0.0737) * (rate - 0.0737) }
    let (coarse, fine) = (tune(score, rounds: 0), tune(score))
    #expect(coarse.points.count == 11)
    let best = fine.best?.rate ?? 0
    #expect(abs(best / 0.0737 - 1) < 0.03)
    #expect((fine.best?.score ?? 1) < (coarse.best?.score ?? 0))
    #expect(!fine.isAtEdge && !fine.isAtCliff)
  }

  @Test func anEndOfTheRangeIsAnEdge() {
    #expect(tune { $0 }.isAtEdge)
    #expect(tune { -$0 }.isAtEdge)
    #expect(tune { -$0 }.best?.rate == 1)
  }

  @Test func aRunThatDivergedIsNeverTheBest() {
    let sweep = tune { $0 > 0.2 ? .infinity : -$0 }
    #expect((sweep.best?.rate ?? 1) <= 0.2)
    #expect(sweep.isAtCliff && !sweep.isAtEdge)
    #expect(tune { _ in .infinity }.best == nil)
    #expect(!tune { _ in .infinity }.isAtEdge)
  }

  @Test func ofEqualOnesTheLowestWins() {
    #expect(tune { _ in 3 }.best?.rate == 0.01)
  }
}
