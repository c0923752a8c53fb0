import LRInput
import LRTraining

/// What a quantity asks of the training under which it is shown.
public enum Need: Sendable, Equatable {
  case training
  case target
  case tune
  case sweep
  case sweepOrTune
  /// A problem of two coordinates.
  case twoCoordinates
}

/// Why a quantity cannot be shown under a training.
public struct Refusal: Sendable, Equatable {
  /// A clause in lower case.
  public var message: String
  /// What to write in place of it; nil where nothing would help.
  public var hint: String?
  /// Whether the optimizer is what does not fit.
  public var isOfOptimizer = false
}

extension Quantity {
  /// What its training lacks; nil where it can be shown.
  public func refusal(under training: Training?) -> Refusal? {
    let quoted = DiagnosticText.quoted(name)
    guard let training else {
      guard needs.contains(.training) else { return nil }
      return Refusal(
        message: "\(quoted) needs a `train`",
        hint: "for example \"train\": { \"problem\": { \"type\": \"noisy_quadratic\" } }")
    }
    for need in needs {
      if let refusal = missing(need, in: training, quoted) { return refusal }
    }
    var recorded: [RecordedQuantity] = []
    if case .final(let wanted, _) = runs { recorded = wanted }
    if needs.contains(.training) { recorded.append(training.score.quantity) }
    if let target = training.target { recorded.append(target.quantity) }
    switch training.problem {
    case .moments: return Self.refusal(of: recorded, inExpectationOf: training)
    case .iterates(let problem): return Self.refusal(of: recorded, by: problem, under: training)
    }
  }

  private func missing(_ need: Need, in training: Training, _ quoted: String) -> Refusal? {
    let range = "{ \"from\": 0.01, \"to\": 1 }"
    switch need {
    case .target where training.target == nil:
      return Refusal(
        message: "\(quoted) needs a `target` in `train`", hint: "for example \"target\": { \"below\": 0.1 }")
    case .sweep where training.sweep == nil:
      return Refusal(message: "\(quoted) needs a `sweep` in `train`", hint: "for example \"sweep\": \(range)")
    case .sweepOrTune where training.sweep == nil && training.tune == nil:
      return Refusal(message: "\(quoted) needs a `sweep` or `tune`", hint: "for example \"tune\": \(range)")
    case .tune where training.tune == nil:
      return Refusal(message: "\(quoted) needs a `tune`", hint: "for example \"tune\": \(range)")
    case .twoCoordinates:
      guard case .iterates(let problem) = training.problem else {
        return Refusal(message: "\(quoted) needs a problem with two coordinates")
      }
      return problem.dimension == 2
        ? nil : Refusal(message: "\(quoted) needs a problem with two coordinates, not \(problem.dimension)")
    default: return nil
    }
  }

  private static func refusal(of recorded: [RecordedQuantity], inExpectationOf training: Training) -> Refusal? {
    let known: [RecordedQuantity] = [.loss, .excessLoss, .squaredGradient, .bestSquaredGradient]
    if let other = recorded.first(where: { !known.contains($0) }) {
      return Refusal(
        message: "\(DiagnosticText.quoted(other.rawValue)) is not known of "
          + "\(DiagnosticText.quoted(training.problemType)), whose runs are known in expectation",
        hint: "write `\"sampled\": true` into the problem")
    }
    guard !training.optimizer.isHeavyBall else { return nil }
    return Refusal(
      message: "\(DiagnosticText.quoted(training.problemType)) is known in expectation for plain SGD and heavy-ball "
        + "momentum only",
      hint: "write `\"sampled\": true` into the problem: then every optimizer can be run", isOfOptimizer: true)
  }

  private static func refusal(
    of recorded: [RecordedQuantity], by problem: any Problem, under training: Training
  ) -> Refusal? {
    if recorded.contains(.excessLoss), problem.leastLoss == nil {
      return Refusal(
        message: "the least loss of \(DiagnosticText.quoted(training.problemType)) is not known",
        hint: "show the `loss` instead")
    }
    if recorded.contains(.coordinate), training.coordinate >= problem.dimension {
      return Refusal(message: "the problem has \(problem.dimension) coordinates, counted from 0")
    }
    return nil
  }
}
