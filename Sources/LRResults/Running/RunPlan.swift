public import LRSchedules
public import LRTraining

/// One curve under one training: what is to be run for it.
public struct RunPlan: Sendable {
  /// The rates of its updates, as planned.
  public var schedule: any Schedule
  /// Whether the schedule acts on the losses of its own runs; it stands here as it is without them.
  public var isDriven: Bool
  /// Updates in the run.
  public var steps: Int
  /// Nil for panels that show schedules alone.
  public var training: Training?
  /// What the panels want recorded of the final runs; nil if none wants them.
  public internal(set) var recorded: [RecordedQuantity]?
  /// Whether a panel shows results against the peak rate.
  public internal(set) var wantsSweep = false
  /// Every step is recorded, whatever it costs.
  public var isWhole: Bool

  /// See the properties of the same names.
  public init(
    schedule: any Schedule, isDriven: Bool = false, steps: Int, training: Training?, isWhole: Bool = false
  ) {
    self.schedule = schedule
    self.isDriven = isDriven
    self.steps = steps
    self.training = training
    self.isWhole = isWhole
  }

  /// Whether what is drawn has no noise: moments, or a problem that gives every run the same gradients.
  public var isExact: Bool {
    switch training?.problem {
    case .iterates(let problem): problem.isDeterministic
    case .moments, nil: true
    }
  }

  /// Whether the rates of the run are not those that are planned: tuned, searched for, or driven by its losses.
  public var setsRates: Bool { isDriven || training?.tune != nil || training?.shape != nil }

  /// Whether no update has a rate above 0, so that there is nothing to scale.
  public var hasNoPeak: Bool {
    let samples = min(steps, 64)
    guard (0..<samples).allSatisfy({ schedule.rate(at: Double($0 * (steps / samples))) <= 0 }) else { return false }
    return (0..<steps).allSatisfy { schedule.rate(at: Double($0)) <= 0 }
  }

  /// What the final runs record.
  func recording(_ training: Training) -> Recording {
    let quantities = recorded ?? []
    return Recording(
      every: training.stride(steps: steps, quantities: quantities.count, isWhole: isWhole), quantities: quantities,
      coordinate: training.coordinate, events: training.target.map { [$0] } ?? [], score: training.score)
  }

  /// What runs record that only try a rate.
  func trial(_ training: Training) -> Recording {
    Recording(every: max(1, steps), events: training.target.map { [$0] } ?? [], score: training.score)
  }

  /// Replicates under some rates; nil where there is nothing to run.
  func cell(_ rates: RateTable, runs: Range<Int>, isTrial: Bool) -> TrainingCell? {
    guard let training else { return nil }
    var treatment = training.treatment
    treatment.stopsAtDivergence = isTrial
    return TrainingCell(
      problem: training.problem, optimizer: training.optimizer, identity: training.identity, rates: rates,
      seed: training.seed, runs: runs, treatment: treatment,
      recording: isTrial ? trial(training) : recording(training))
  }
}

extension RunPlan {
  /// Cost of everything at most, in multiplications and additions.
  public var cost: Double {
    guard let training else { return Double(steps) }
    var perStep = 10.0
    switch training.problem {
    case .iterates(let problem): perStep += problem.cost
    case .moments(let problem): perStep += problem.cost
    }
    return trials * Double(steps) * perStep
  }

  /// Rounds that are counted for a schedule that acts on the losses of its own runs: one for each of its changes.
  private static let rounds = 30.0

  /// Runs at most, tuning included.
  public var trials: Double {
    guard let training else { return 0 }
    var runs = isDriven ? Double(training.runs) * Self.rounds : 0
    if let shape = training.shape { runs += 2 * Double(shape.iterations) }
    if let tune = training.tune {
      runs += Double(tune.runs) * (Double(tune.tuner.grid.count) + 6 * Double(tune.tuner.rounds))
    }
    if wantsSweep, let sweep = training.sweep { runs += Double(training.runs) * Double(sweep.count) }
    if recorded != nil { runs += Double(training.runs) }
    return runs
  }

  /// Bytes of what is recorded, and of the rates that runs share.
  public var bytes: Double {
    guard let training else { return 0 }
    guard let recorded else { return Double(steps) * 8 }
    let stride = training.stride(steps: steps, quantities: recorded.count, isWhole: isWhole)
    return (Double(steps) / Double(stride) + 2) * Double(recorded.count) * Double(training.runs) * 8 + Double(steps) * 8
  }
}

/// The peak rate that tuning chose, with what is to be known of it.
public struct TunedPeak: Sendable, Equatable {
  /// The greatest rate of the schedule once it is scaled.
  public var rate: Double
  /// What the runs that tried it are judged by: the mean of their scores.
  public var score: Double
  /// `edge` and `cliff`, as far as they hold.
  public var note: ResultNote

  init(rate: Double, score: Double, note: ResultNote) {
    (self.rate, self.score, self.note) = (rate, score, note)
  }

  /// What tuning chose; nil where nothing was tuned, or no rate had a score.
  init?(_ sweep: Sweep?) {
    guard let best = sweep?.best else { return nil }
    (rate, score, note) = (best.rate, best.score, ResultNote(of: sweep))
  }
}

/// What came of a plan.
public struct RunResult: Sendable {
  /// The rates of the final runs: tuned, searched for, or as the schedule has them.
  public var rates: RunRates
  /// Of tuning, where there was any.
  public var tuned: Sweep?
  /// Results against the peak rate: of `sweep` with all replicates.
  public var sweep: [(rate: Double, result: TrainingResult)] = []
  /// Of the final runs.
  public var final: TrainingResult?

  /// The tuned peak of the rates that were run; nil where nothing was tuned, or where every rate was searched for since.
  public var tunedPeak: TunedPeak? {
    if case .found = rates { return nil }
    return TunedPeak(tuned)
  }
}
