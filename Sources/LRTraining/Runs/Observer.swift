/// Looks at iterates and updates for what a recording wants to know.
struct Observer {
  private let cell: TrainingCell
  private let problem: any Problem
  private let trial: any Trial
  private let wantsLoss: Bool
  private let wantsGradient: Bool
  private let wantsLength: Bool

  init(_ cell: TrainingCell, _ problem: any Problem, _ trial: any Trial, _ recorder: Recorder) {
    self.cell = cell
    self.problem = problem
    self.trial = trial
    wantsLoss = recorder.everWants(.loss) || recorder.everWants(.excessLoss)
    wantsGradient = recorder.everWants(.squaredGradient) || recorder.everWants(.bestSquaredGradient)
    wantsLength =
      recorder.everWants(.stepLength) || recorder.everWants(.relativeStep) || cell.treatment.longestStep != nil
  }

  /// Records what is known at x_step.
  ///
  /// - Returns: The loss, if it was needed.
  func observeIterate(
    _ step: Int, _ memory: inout RunMemory, knownLoss: Double?, into recorder: inout Recorder
  ) -> Double? {
    var loss = knownLoss
    if wantsLoss, recorder.wants(.loss, at: step) || recorder.wants(.excessLoss, at: step) {
      let value = loss ?? trial.loss(at: memory.x.span)
      loss = value
      if recorder.wants(.loss, at: step) { recorder.take(.loss, value, at: step) }
      if recorder.wants(.excessLoss, at: step) {
        recorder.take(.excessLoss, value - (problem.leastLoss ?? .nan), at: step)
      }
    }
    if wantsGradient {
      // The best so far needs every iterate, whatever is written down.
      recorder.takeSquaredGradient(memory.squaredGradient(trial), at: step)
    }
    if recorder.wants(.coordinate, at: step) {
      let index = min(cell.recording.coordinate, problem.dimension - 1)
      recorder.take(.coordinate, memory.x[index], at: step)
    }
    return loss
  }

  /// Called right before an update.
  func beforeUpdate(_ memory: inout RunMemory) {
    if wantsLength { memory.keep() }
  }

  /// Records what update `step` has done, and shortens it where that is asked for.
  func observeUpdate(
    _ step: Int, _ memory: inout RunMemory, rate: Double, state: any OptimizerState, into recorder: inout Recorder
  ) {
    if wantsLength {
      var length = (memory.squaredMove / Double(memory.x.count)).squareRoot()
      // A schedule may go below 0, but a length does not.
      let rate = rate.magnitude
      if let longest = cell.treatment.longestStep, length > longest * rate {
        memory.shorten(by: longest * rate / length)
        length = longest * rate
      }
      if recorder.wants(.stepLength, at: step) { recorder.take(.stepLength, length, at: step) }
      if recorder.wants(.relativeStep, at: step) { recorder.take(.relativeStep, length / rate, at: step) }
    }
    if recorder.wants(.preconditioner, at: step) {
      let isThere = memory.preconditioner(state) && !memory.spare.contains(where: \.isNaN)
      let sorted = isThere ? memory.spare.sorted() : []
      recorder.take(
        .preconditioner, Quantile.of(sorted, 0.5), at: step, low: Quantile.of(sorted, 0.05),
        high: Quantile.of(sorted, 0.95))
    }
  }
}
