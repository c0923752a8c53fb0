/// What came of all replicates of a cell, in their order.
public struct TrainingResult: Sendable, Equatable {
  /// The steps at which series have values.
  public var points: [Int]
  /// One a replicate.
  public var records: [RunRecord]

  /// See the properties of the same names.
  public init(points: [Int], records: [RunRecord]) {
    self.points = points
    self.records = records
  }

  /// What each run is judged by; infinite where it diverged, or never came to the event that counts.
  public var scores: [Double] { records.map(\.score) }

  /// The replicates that diverged.
  public var diverged: Int { records.count { !$0.outcome.isFinished } }

  /// Values of a quantity over the replicates, at one of `points`.
  public func values(_ quantity: Int, at point: Int) -> [Double] { records.map { $0.series[quantity][point] } }
}

extension TrainingCell {
  /// How many runs it takes: one, where every run is the same.
  public var replicates: Range<Int> {
    switch problem {
    case .moments: runs.lowerBound..<min(runs.upperBound, runs.lowerBound + 1)
    case .iterates(let problem):
      problem.isDeterministic ? runs.lowerBound..<min(runs.upperBound, runs.lowerBound + 1) : runs
    }
  }

  /// Makes one replicate.
  public func record(of run: Int) -> RunRecord {
    switch problem {
    case .moments(let problem): expectation(of: problem)
    case .iterates(let problem): iteration(of: problem, run: run)
    }
  }

  /// Makes all replicates, one after the other.
  public func run() -> TrainingResult {
    TrainingResult(points: recording.points(steps: steps), records: replicates.map(record(of:)))
  }
}
