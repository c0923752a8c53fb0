import Testing

@testable import LRTraining

@Suite("Tuning of peak rates")
struct SweepTests {
  /// A cell whose problem is never run.
  private func cell(_ rates: [Double] = [0.5, 1, 0.25]) -> TrainingCell {
    SmallProblem(losses: [1]).cell(Recording(), rates: rates)
  }

  /// What a run of a peak rate comes to: scores of its replicates, infinite where they diverged.
  private func result(_ scores: [Double], diverges: Bool = true) -> TrainingResult {
    TrainingResult(
      points: [],
      records: scores.map {
        RunRecord(
          outcome: $0.isFinite || !diverges ? .finished : .diverged(step: 1), score: $0, series: [], low: [], high: [],
          events: [])
      })
  }

  private func tune(
    _ grid: RateGrid = RateGrid(from: 0.01, to: 1, perDecade: 5), rounds: Int = 2, diverges: Bool = true,
    _ scores: (Double) -> [Double]
  ) -> Sweep {
    Tuner(grid: grid, rounds: rounds).tune([cell()]) { cells in
      cells.map { result(scores($0.rates[1]), diverges: diverges) }
    }[0]
  }

  @Test("The whole schedule is scaled, so that its greatest rate is the one that is tried")
  func scaled() {
    var tried: [[Double]] = []
    _ = Tuner(grid: RateGrid(from: 0.1, to: 1, perDecade: 2), rounds: 0).tune([cell(), cell([4, 0, -8])]) { cells in
      tried = cells.map { cell in (0..<3).map { cell.rates[$0] } }
      return cells.map { _ in result([1]) }
    }
    let grid = RateGrid(from: 0.1, to: 1, perDecade: 2).rates
    #expect(tried.count == 6)
    for (index, rate) in grid.enumerated() {
      for (found, wanted) in zip(tried[index], [0.5 * rate, rate, 0.25 * rate]) { #expect(abs(found - wanted) < 1e-16) }
      for (found, wanted) in zip(tried[index + 3], [rate, 0, -2 * rate]) { #expect(abs(found - wanted) < 1e-15) }
    }
  }

  @Test("Every round looks four times as finely around the best, and both neighbours are looked at", arguments: 0...4)
  func rounds(rounds: Int) {
    let best = 0.0737
    let sweep = tune(rounds: rounds) { [abs($0 / best - 1)] }
    #expect(sweep.points.count == 11 + 6 * rounds)
    #expect(sweep.points.map(\.rate) == sweep.points.map(\.rate).sorted() && sweep.grid.count == 11)
    #expect(Set(sweep.grid).isSubset(of: sweep.points.map(\.rate)))
    var spacing = 10.0.squareRoot()
    for _ in 0..<rounds { spacing = spacing.squareRoot().squareRoot() }
    #expect(abs((sweep.best?.rate ?? 0) / best - 1) < spacing - 1)
  }

  @Test("An end of the range is an edge, and refining looks inwards", arguments: [true, false])
  func edges(isLow: Bool) {
    let sweep = tune { [isLow ? $0 : -$0] }
    #expect(sweep.isAtEdge && sweep.best?.rate == (isLow ? 0.01 : 1) && !sweep.isAtCliff)
    #expect(sweep.points.count == 11 + 3 + 3)
    #expect(!tune { [abs($0 - 0.1)] }.isAtEdge)
  }

  @Test("A best next to a divergence stands on a cliff, also where refining came nearer")
  func cliffs() {
    let sweep = tune { $0 > 0.2 ? [.infinity] : [-$0] }
    let next = sweep.grid.first { $0 > 0.2 } ?? 0
    #expect(sweep.isAtCliff && !sweep.isAtEdge)
    #expect((sweep.best?.rate ?? 1) <= 0.2 && (sweep.firstDiverging ?? 0) > 0.2 && (sweep.firstDiverging ?? 9) <= next)
    let safe = tune { $0 > 0.5 ? [.infinity] : [abs($0 - 0.02)] }
    #expect(!safe.isAtCliff && (safe.firstDiverging ?? 0) > 0.5)
    #expect(!tune { [abs($0 - 0.1)] }.isAtCliff && tune { [$0] }.firstDiverging == nil)
  }

  @Test("A rate at which any replicate diverged is never the best, however good the others")
  func oneLost() {
    let sweep = tune { $0 > 0.1 ? [-100, .infinity] : [-$0, -$0] }
    #expect((sweep.best?.rate ?? 1) <= 0.1 && sweep.best?.scores.count == 2)
    let point = sweep.points.last
    #expect(point?.score == .infinity && point?.diverged == 1)
  }

  @Test("Runs that only fail to come to what counts are no cliff, and have no best")
  func neverThere() {
    let sweep = tune(diverges: false) { $0 > 0.2 ? [.infinity] : [-$0] }
    #expect(!sweep.isAtCliff && sweep.firstDiverging == nil && (sweep.best?.rate ?? 1) <= 0.2)
    let unknown = tune { _ in [.nan] }
    #expect(unknown.best == nil && !unknown.isAtEdge && !unknown.isAtCliff)
  }

  @Test("Where all diverge, or nothing can be scaled, there is no best and no further round")
  func none() {
    let lost = tune { _ in [.infinity] }
    #expect(
      lost.best == nil && !lost.isAtEdge && !lost.isAtCliff && lost.points.count == 11 && lost.firstDiverging == 0.01)
    var count = 0
    let sweeps = Tuner(grid: RateGrid(from: 0.01, to: 1, perDecade: 5)).tune([cell([0, 0]), cell([-1, -2]), cell([])]) {
      count += $0.count
      return $0.map { _ in result([1]) }
    }
    #expect(count == 0 && sweeps.allSatisfy { $0.points.isEmpty && $0.best == nil && !$0.isAtEdge })
    #expect(tune { _ in [] }.best == nil, "no replicates, no score")
  }

  @Test("Of equal scores the lowest rate wins")
  func ties() {
    #expect(tune { _ in [3] }.best?.rate == 0.01)
    #expect(tune { $0 < 0.05 ? [3] : [2] }.best.map { $0.rate >= 0.05 && $0.rate < 0.0631 } == true)
  }

  @Test("A score is the mean over replicates, and a rate that is tried twice counts once")
  func points() {
    var sweep = Sweep(grid: [1, 2], points: [])
    sweep.add(2, result([1, 3]))
    sweep.add(1, result([4]))
    sweep.add(2, result([9]))
    #expect(sweep.points.map(\.rate) == [1, 2] && sweep.points.map(\.score) == [4, 2])
    #expect(sweep.between(parts: 2).count == 1 && abs(sweep.between(parts: 2)[0] - 2.0.squareRoot()) < 1e-15)
  }

  @Test("All cells go through the rounds side by side, each with its own neighbourhood")
  func together() {
    var batches: [Int] = []
    let sweeps = Tuner(grid: RateGrid(from: 0.01, to: 1, perDecade: 5), rounds: 1).tune([cell(), cell([2, 1, 1])]) {
      cells in
      batches.append(cells.count)
      return cells.map { cell in result([abs(cell.rates.scale * cell.rates.peak - (cell.rates.peak == 2 ? 0.3 : 0.03))])
      }
    }
    #expect(batches == [22, 12])
    #expect(abs((sweeps[0].best?.rate ?? 0) - 0.03) < 0.01 && abs((sweeps[1].best?.rate ?? 0) - 0.3) < 0.1)
  }

  @Test("A failure of the runs is passed on")
  func failure() {
    #expect(throws: Incomplete(done: 1, missing: 2)) {
      try Tuner(grid: RateGrid(from: 0.1, to: 1, perDecade: 1)).tune([cell()]) { (_) throws(Incomplete) in
        throw Incomplete(done: 1, missing: 2)
      }
    }
  }
}
