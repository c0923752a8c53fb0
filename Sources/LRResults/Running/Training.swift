public import LRTraining

/// A training run as a spec asks for it, every default filled in.
public struct Training: Sendable {
  /// What is minimised.
  public var problem: ReadProblem
  /// What turns gradients into steps.
  public var optimizer: ReadOptimizer
  /// Name of the problem's type: `noisy_quadratic`.
  public var problemType: String
  /// Name of the optimizer's type: `sgd`.
  public var optimizerType: String
  /// Both as canonical text, every default filled in: what names cached results.
  public var identity: String
  /// Replicates of every curve, at least 1.
  public var runs: Int
  /// Of all noise: the same run of every curve meets the same.
  public var seed: UInt64
  /// Nil leaves it to the length and the cost of the run.
  public var every: Int?
  /// What is done to runs besides: warmed or wiped state, bounded steps.
  public var treatment: Treatment
  /// What a run is judged by.
  public var score: Score
  /// Which coordinate the quantity `coordinate` shows, from 0.
  public var coordinate: Int
  /// What a run has to reach; nil where no quantity asks for it.
  public var target: Event?
  /// How each curve's own peak rate is chosen; nil where rates are as planned.
  public var tune: Tuning?
  /// Peak rates at which every curve is run; nil for none.
  public var sweep: [Double]?
  /// Set where the rate of every update is searched for.
  public var shape: ShapeTuner?
  /// Where the optimizer stands in the source, for what shows only with the problem.
  public var optimizerOffset: Int?

  /// See the properties of the same names.
  public init(
    problem: ReadProblem, optimizer: ReadOptimizer, problemType: String, optimizerType: String, identity: String,
    runs: Int, seed: UInt64, every: Int? = nil, treatment: Treatment = Treatment(), score: Score = Score(),
    coordinate: Int = 0, target: Event? = nil, tune: Tuning? = nil, sweep: [Double]? = nil, shape: ShapeTuner? = nil,
    optimizerOffset: Int? = nil
  ) {
    self.problem = problem
    self.optimizer = optimizer
    self.problemType = problemType
    self.optimizerType = optimizerType
    self.identity = identity
    self.runs = runs
    self.seed = seed
    self.every = every
    self.treatment = treatment
    self.score = score
    self.coordinate = coordinate
    self.target = target
    self.tune = tune
    self.sweep = sweep
    self.shape = shape
    self.optimizerOffset = optimizerOffset
  }

  /// Steps between two records, as the spec says or so that a figure has enough of them.
  func stride(steps: Int, quantities: Int, isWhole: Bool) -> Int {
    if let every { return every }
    if isWhole { return 1 }
    var isDear = Double(runs) * Double(steps + 1) * Double(max(quantities, 1)) > 4e6
    if case .iterates(let problem) = problem, problem.lossCost > 4 * problem.cost { isDear = true }
    return isDear ? max(1, (steps + 499) / 500) : 1
  }
}

/// What runs can be judged by.
public enum ScoreName: String, Sendable, CaseIterable {
  case loss
  case excessLoss = "excess_loss"
  case batchLoss = "batch_loss"
  case squaredGradient = "squared_gradient"
  case bestSquaredGradient = "best_squared_gradient"
  case stepsToTarget = "steps_to_target"

  /// The score over the last `window` steps; runs are still watched for divergence by their loss.
  public func score(window: Int) -> Score {
    Score(RecordedQuantity(rawValue: rawValue) ?? .loss, window: window, isStepsToEvent: self == .stepsToTarget)
  }
}

extension Score {
  /// What an axis of it says: `final excess loss`, `batch loss, last 20 steps`.
  var title: String {
    if isStepsToEvent { return "steps to the target" }
    let words = quantity.rawValue.split(separator: "_").joined(separator: " ")
    return window > 1 ? "\(words), mean of the last \(window) steps" : "final \(words)"
  }
}

/// How peak rates are chosen.
public struct Tuning: Sendable {
  /// The search of a peak rate.
  public var tuner: Tuner
  /// Replicates for choosing a rate.
  public var runs: Int

  /// See the properties of the same names.
  public init(tuner: Tuner, runs: Int) {
    self.tuner = tuner
    self.runs = runs
  }
}
