import LRInput
import LRSchedules
import LRTraining

/// One curve under one training: what is to be run for it.
struct Arm: Sendable {
  var schedule: any Schedule
  /// Set where the schedule acts on the losses of its own runs.
  var driven: DrivenSchedule?
  /// Updates in the run.
  var steps: Int
  /// Nil for panels that show schedules alone.
  var train: TrainSpec?
  /// What the panels want recorded of the final runs; nil if none wants them.
  var quantities: [Quantity]?
  /// Whether a panel shows results against the peak rate.
  var wantsSweep = false
  /// Every step is recorded, whatever it costs.
  var isWhole = false

  /// Whether what is drawn has no noise: moments, or a problem that gives every run the same gradients.
  var isExact: Bool {
    switch train?.problem {
    case .iterates(let problem): problem.isDeterministic
    case .moments, nil: true
    }
  }

  /// Whether no update has a rate above 0, so that there is nothing to scale.
  var hasNoPeak: Bool {
    let samples = min(steps, 64)
    guard (0..<samples).allSatisfy({ schedule.rate(at: Double($0 * (steps / samples))) <= 0 }) else { return false }
    return (0..<steps).allSatisfy { schedule.rate(at: Double($0)) <= 0 }
  }

  /// What the final runs record.
  func recording(_ train: TrainSpec) -> Recording {
    let quantities = quantities ?? []
    return Recording(
      every: train.stride(steps: steps, quantities: quantities.count, isWhole: isWhole), quantities: quantities,
      coordinate: train.coordinate, events: train.target.map { [$0] } ?? [], score: train.score)
  }

  /// What runs record that only try a rate.
  func trial(_ train: TrainSpec) -> Recording {
    Recording(every: max(1, steps), events: train.target.map { [$0] } ?? [], score: train.score)
  }

  /// Replicates under some rates; nil where there is nothing to run.
  func cell(_ rates: RateTable, runs: Range<Int>, isTrial: Bool) -> Cell? {
    guard let train else { return nil }
    var treatment = train.treatment
    treatment.stopsAtDivergence = isTrial
    return Cell(
      problem: train.problem, optimizer: train.optimizer, identity: train.identity, rates: rates, seed: train.seed,
      runs: runs, treatment: treatment, recording: isTrial ? trial(train) : recording(train))
  }

  /// Cost of everything at most, in multiplications and additions.
  var cost: Double {
    guard let train else { return Double(steps) }
    var perStep = 10.0
    switch train.problem {
    case .iterates(let problem): perStep += problem.cost
    case .moments(let problem): perStep += problem.cost
    }
    return trials * Double(steps) * perStep
  }

  /// Rounds that are counted for a schedule that acts on the losses of its own runs: one for each of its changes.
  private static let rounds = 30.0

  /// Runs at most, tuning included.
  var trials: Double {
    guard let train else { return 0 }
    var runs = driven == nil ? 0 : Double(train.runs) * Self.rounds
    if let shape = train.shape { runs += 2 * Double(shape.iterations) }
    if let tune = train.tune {
      runs += Double(tune.runs) * (Double(tune.tuner.grid.count) + 6 * Double(tune.tuner.rounds))
    }
    if wantsSweep, let sweep = train.sweep { runs += Double(train.runs) * Double(sweep.count) }
    if quantities != nil { runs += Double(train.runs) }
    return runs
  }

  /// Bytes of what is recorded.
  var bytes: Double {
    guard let train, let quantities else { return Double(steps) * 8 }
    let stride = train.stride(steps: steps, quantities: quantities.count, isWhole: isWhole)
    return (Double(steps) / Double(stride) + 2) * Double(quantities.count) * Double(train.runs) * 8 + Double(steps) * 8
  }
}

/// What came of an arm.
struct ArmResult: Sendable {
  /// The schedule of the final runs, but for the scale of its rates.
  var schedule: any Schedule
  /// The rates of the final runs: tuned, or as the schedule has them.
  var rates: RateTable
  /// Whether the rates are a list that was searched for, and no longer those of the schedule.
  var isShaped = false
  /// Of tuning, where there was any.
  var tuned: Sweep?
  /// Results against the peak rate: of `sweep` with all replicates.
  var sweep: [(rate: Double, result: CellResult)] = []
  var result: CellResult?
}
