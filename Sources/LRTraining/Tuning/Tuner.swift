import LRMath

/// Finds for each schedule the peak rate with the best final score, every schedule with the same effort.
public struct Tuner: Sendable, Equatable {
  /// The peak rates that are tried first.
  public var grid: RateGrid
  /// How often the neighbourhood of the best rate is searched again, four times as finely each time.
  public var rounds: Int

  /// See the properties of the same names.
  public init(grid: RateGrid, rounds: Int = 2) {
    self.grid = grid
    self.rounds = rounds
  }

  /// Tunes cells, all of them side by side.
  ///
  /// - Parameters:
  ///   - cells: Schedules to tune; rates are scaled, everything else stays as it is. One without a rate above 0 has no
  ///     peak: its sweep has no points.
  ///   - run: Gives the results of cells.
  public func tune<Failure: Error>(
    _ cells: [TrainingCell], run: ([TrainingCell]) throws(Failure) -> [TrainingResult]
  ) throws(Failure) -> [Sweep] {
    let rates = grid.rates
    var sweeps = cells.map { _ in Sweep(grid: rates, points: []) }
    var wanted = cells.map { $0.rates.peak > 0 ? rates : [] }
    for round in 0...rounds {
      var batch: [TrainingCell] = []
      for (cell, rates) in zip(cells, wanted) {
        batch += rates.map { rate in
          var tried = cell
          tried.rates = cell.rates.scaled(toPeak: rate)
          return tried
        }
      }
      var results = try run(batch)[...]
      for index in cells.indices {
        for rate in wanted[index] {
          guard let result = results.popFirst() else { break }
          sweeps[index].add(rate, result)
        }
      }
      guard round < rounds else { break }
      wanted = sweeps.map { $0.between(parts: 4) }
    }
    return sweeps
  }
}

/// What came of every rate that was tried for one schedule.
public struct Sweep: Sendable, Equatable {
  /// The rates of the first round, rising.
  public let grid: [Double]
  /// All rates, rising.
  public private(set) var points: [SweepPoint]

  init(grid: [Double], points: [SweepPoint]) {
    self.grid = grid
    self.points = points
  }

  mutating func add(_ rate: Double, _ result: TrainingResult) {
    let point = SweepPoint(
      rate: rate, scores: result.scores, records: result.records.map(\.events), diverged: result.diverged)
    let place = points.firstIndex { $0.rate >= rate } ?? points.count
    guard place == points.count || points[place].rate != rate else { return }
    points.insert(point, at: place)
  }

  /// The rate with the least score; nil if no rate had one, since runs diverged at each or never came to what counts. Of
  /// equal ones the lowest.
  public var best: SweepPoint? {
    points.filter { $0.score.isFinite }.min { $0.score < $1.score }
  }

  /// Whether the best rate is an end of the range, so that a better one may lie beyond.
  public var isAtEdge: Bool {
    guard let best else { return false }
    return best.rate == grid.first || best.rate == grid.last
  }

  /// Whether the next higher rate of the grid diverged, seen from the best rate of the grid: refining around it changes
  /// nothing of how near the cliff is.
  public var isAtCliff: Bool {
    let coarse = points.filter { $0.score.isFinite && grid.contains($0.rate) }.min { $0.score < $1.score }
    guard let coarse, let next = grid.first(where: { $0 > coarse.rate }) else { return false }
    return points.contains { $0.rate == next && $0.diverged > 0 }
  }

  /// The lowest rate above the best at which a run diverged.
  public var firstDiverging: Double? {
    let floor = best?.rate ?? 0
    return points.first { $0.rate > floor && $0.diverged > 0 }?.rate
  }

  /// New rates between the best and its neighbours, `parts` steps to each.
  func between(parts: Int) -> [Double] {
    guard let best, let place = points.firstIndex(where: { $0.rate == best.rate }) else { return [] }
    return [place - 1, place + 1].filter(points.indices.contains).flatMap { other in
      (1..<parts).map { part in
        best.rate * Math.exp(Math.log(points[other].rate / best.rate) * Double(part) / Double(parts))
      }
    }
  }
}

/// One rate that was tried.
public struct SweepPoint: Sendable, Equatable {
  /// The peak rate.
  public var rate: Double
  /// One a replicate; infinite where it diverged.
  public var scores: [Double]
  /// The first steps of the recording's events, one list a replicate.
  public var records: [[Double]]
  /// How many replicates diverged.
  public var diverged: Int

  /// The mean over the replicates; infinite if any diverged.
  public var score: Double {
    scores.isEmpty ? .infinity : scores.reduce(0, +) / Double(scores.count)
  }
}
