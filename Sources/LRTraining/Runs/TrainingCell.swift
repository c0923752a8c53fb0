/// Replicates of one run: everything that determines their numbers, and so a name for the result.
///
///     let result = cell.run()
///     result.scores   // one a replicate
public struct TrainingCell: Sendable {
  /// What is minimised.
  public var problem: ReadProblem
  /// What turns gradients into steps.
  public var optimizer: ReadOptimizer
  /// The problem and the optimizer as canonical text, every default filled in.
  public var identity: String
  /// The rate of every update, the same in all replicates.
  public var rates: RateTable
  /// Of all noise; a replicate's own is made of this and of its number.
  public var seed: UInt64
  /// Which replicates.
  public var runs: Range<Int>
  /// What is done to runs besides their updates.
  public var treatment: Treatment
  /// What is written down of each run.
  public var recording: Recording

  /// See the properties of the same names.
  public init(
    problem: ReadProblem, optimizer: ReadOptimizer, identity: String, rates: RateTable, seed: UInt64, runs: Range<Int>,
    treatment: Treatment = Treatment(), recording: Recording = Recording()
  ) {
    self.problem = problem
    self.optimizer = optimizer
    self.identity = identity
    self.rates = rates
    self.seed = seed
    self.runs = runs
    self.treatment = treatment
    self.recording = recording
  }

  /// The number of updates, T.
  public var steps: Int { rates.count }

  /// Raised whenever the numbers of any run change.
  public static let algorithm = 2

  /// A name for the result: of everything that determines its numbers, and of nothing else.
  public var digest: Digest {
    var digest = Digest()
    digest.add(UInt64(TrainingCell.algorithm))
    digest.add(identity)
    digest.add(rates.digest)
    digest.add(rates.scale.bitPattern)
    digest.add(seed)
    digest.add(UInt64(runs.lowerBound))
    digest.add(UInt64(runs.upperBound))
    treatment.add(to: &digest)
    recording.add(to: &digest)
    return digest
  }

  /// What one replicate costs, in units of a multiplication and an addition.
  public var costOfRun: Double {
    let update: Double
    switch problem {
    case .iterates(let problem): update = problem.cost
    case .moments(let problem): update = problem.cost
    }
    return update * Double(steps)
  }
}

/// What is done to a run besides its updates.
public struct Treatment: Sendable, Equatable {
  /// A run has diverged once its loss is not finite or above this.
  ///
  /// The loss is looked at wherever it is recorded, and wherever the loss of a sample or batch would be beyond the bound.
  public var divergedAbove: Double
  /// Whether a run ends where it diverges.
  public var stopsAtDivergence: Bool
  /// Batches by which the optimizer's state is warmed before the run, the weights frozen.
  public var frozenBatches: Int
  /// Updates before which the optimizer's state is wiped.
  public var wipedAt: [Int]
  /// Longest update, root mean square in units of the rate; nil for none.
  public var longestStep: Double?

  /// See the properties of the same names; 1e12 is the bound of divergence.
  public init(
    divergedAbove: Double = 1e12, stopsAtDivergence: Bool = false, frozenBatches: Int = 0, wipedAt: [Int] = [],
    longestStep: Double? = nil
  ) {
    self.divergedAbove = divergedAbove
    self.stopsAtDivergence = stopsAtDivergence
    self.frozenBatches = frozenBatches
    self.wipedAt = wipedAt
    self.longestStep = longestStep
  }
}

extension Treatment {
  /// Whether a run that has this loss has diverged.
  public func hasDiverged(_ loss: Double) -> Bool { !loss.isFinite || loss > divergedAbove }

  /// Everything in it, field by field: a new field belongs here too.
  func add(to digest: inout Digest) {
    digest.add([divergedAbove] + (longestStep.map { [$0] } ?? []))
    digest.add(stopsAtDivergence ? 1 : 0)
    digest.add(UInt64(frozenBatches))
    digest.add(wipedAt.map(Double.init))
  }
}

extension Recording {
  /// Everything in it, field by field: a new field belongs here too.
  func add(to digest: inout Digest) {
    digest.add(UInt64(every))
    digest.add(UInt64(quantities.count))
    for quantity in quantities { digest.add(quantity.rawValue) }
    digest.add(UInt64(coordinate))
    digest.add(UInt64(events.count))
    for event in events {
      digest.add(event.quantity.rawValue + event.direction.rawValue)
      digest.add([event.level])
      digest.add(UInt64(bitPattern: Int64(event.after)))
      digest.add(UInt64(bitPattern: Int64(event.until)))
      digest.add((event.isAbsolute ? 1 : 0) + (event.isOfScore ? 2 : 0))
    }
    digest.add(score.quantity.rawValue)
    digest.add(UInt64(score.window))
    digest.add(score.isStepsToEvent ? 1 : 0)
  }
}

/// What became of a run.
public enum Outcome: Sendable, Equatable {
  case finished
  /// At x_step the loss was no longer finite, or above the bound.
  case diverged(step: Int)

  /// True of a run that reached its end.
  public var isFinished: Bool { self == .finished }
}
