import LRInput
import LRTraining

/// A training run as a spec asks for it, every default filled in.
struct TrainSpec: Sendable {
  var problem: ReadProblem
  var optimizer: ReadOptimizer
  /// Names of their types: `noisy_quadratic`, `sgd`.
  var problemType: String
  var optimizerType: String
  /// Both as canonical text, every default filled in: what names cached results.
  var identity: String
  var runs: Int
  var seed: UInt64
  /// Nil leaves it to the length and the cost of the run.
  var every: Int?
  var treatment: Treatment
  var score: Score
  var coordinate: Int
  var target: Event?
  var tune: TuneSpec?
  var sweep: [Double]?
  /// Set where the rate of every update is searched for.
  var shape: ShapeTuner?
  /// The object that it was read from, for errors that show only with the run's length.
  var node: Node

  /// What is drawn of several runs: their mean, or the only one.
  var isSampled: Bool { runs > 1 }

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
enum ScoreName: String, Sendable, CaseIterable {
  case loss
  case excessLoss = "excess_loss"
  case batchLoss = "batch_loss"
  case squaredGradient = "squared_gradient"
  case bestSquaredGradient = "best_squared_gradient"
  case stepsToTarget = "steps_to_target"

  /// The score over the last `window` steps; runs are still watched for divergence by their loss.
  func score(window: Int) -> Score {
    Score(Quantity(rawValue: rawValue) ?? .loss, window: window, isStepsToEvent: self == .stepsToTarget)
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
struct TuneSpec: Sendable {
  var tuner: Tuner
  var runs: Int
}
