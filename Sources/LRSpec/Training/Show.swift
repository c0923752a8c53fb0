import LRTraining

/// What a panel shows.
public enum Show: String, Sendable, CaseIterable {
  // Against the step, of schedules alone.
  case lr
  /// Σ η_s for s < t.
  case partialSum = "partial_sum"
  /// Σ η_s² for s < t.
  case partialSumOfSquares = "partial_sum_of_squares"

  // Against the step, of runs.
  case loss
  case excessLoss = "excess_loss"
  case batchLoss = "batch_loss"
  case squaredGradient = "squared_gradient"
  case bestSquaredGradient = "best_squared_gradient"
  case coordinate
  case stepLength = "step_length"
  case relativeStep = "relative_step"
  case preconditioner

  // Against the peak rate.
  /// The score of runs.
  case sweep
  /// The share of runs that reached the target.
  case sweepShare = "sweep_share"

  // For each curve, or against what is varied.
  /// The score of runs.
  case final
  case tunedLR = "tuned_lr"
  case share
  case stepsToTarget = "steps_to_target"
  /// Share of the steps with a rate between a tenth and nine tenths of the peak.
  case moderateShare = "moderate_share"
  /// The bound on the last iterate of convex problems, times √T.
  case lastIterateBound = "last_iterate_bound"

  // In the plane of two coordinates.
  case plane

  /// Names that people use elsewhere, each with ours, for hints.
  static let aliases: [String: Show] = [
    "learning_rate": .lr, "schedule": .lr, "rate": .lr, "train_loss": .loss, "eval_loss": .loss,
    "training_loss": .loss, "excess": .excessLoss, "suboptimality": .excessLoss, "grad_norm": .squaredGradient,
    "gradient_norm": .squaredGradient, "trajectory": .plane, "path": .plane, "contours": .plane,
    "final_loss": .final, "tuned": .tunedLR, "best_lr": .tunedLR, "lr_sweep": .sweep, "share_reached": .share,
    "sum": .partialSum, "effective_step": .relativeStep, "iterate": .coordinate,
  ]

  /// What a run has to record for it.
  var quantity: Quantity? { Quantity(rawValue: rawValue) }

  /// Whether it takes a run at all.
  var needsRuns: Bool {
    switch self {
    case .lr, .partialSum, .partialSumOfSquares, .moderateShare, .lastIterateBound: false
    default: true
    }
  }

  var isAgainstSteps: Bool {
    switch self {
    case .lr, .partialSum, .partialSumOfSquares: true
    default: quantity != nil
    }
  }

  var isAgainstRates: Bool { self == .sweep || self == .sweepShare }

  /// What the y axis says.
  var title: String {
    switch self {
    case .lr: "learning rate $\\eta_t$"
    case .partialSum: "$\\sum \\eta_s$ for $s < t$"
    case .partialSumOfSquares: "$\\sum \\eta_s^2$ for $s < t$"
    case .loss: "loss"
    case .excessLoss: "excess loss"
    case .batchLoss: "loss of the batch"
    case .squaredGradient: "$\\|\\nabla f(x_t)\\|^2$"
    case .bestSquaredGradient: "least $\\|\\nabla f(x_s)\\|^2$ for $s \\leq t$"
    case .coordinate: "coordinate of $x_t$"
    case .stepLength: "RMS of $x_{t+1} - x_t$"
    case .relativeStep: "RMS of $x_{t+1} - x_t$ in units of $\\eta_t$"
    case .preconditioner: "$1/(\\sqrt{\\hat{v}} + \\epsilon)$"
    case .sweep, .final: "final loss"
    case .sweepShare, .share: "share of runs"
    case .tunedLR: "tuned peak rate"
    case .stepsToTarget: "steps to the target"
    case .moderateShare: "share of steps at 0.1 to 0.9 of the peak"
    case .lastIterateBound: "bound on the last iterate, times $\\sqrt{T}$"
    case .plane: "second coordinate"
    }
  }
}
