/// Looks at iterates and updates for what a recording wants to know.
struct Observer {
  private let cell: Cell
  private let problem: any Problem
  private let trial: any Trial
  private let memory: RunMemory
  private let wantsLoss: Bool
  private let wantsGradient: Bool
  private let wantsLength: Bool

  init(_ cell: Cell, _ problem: any Problem, _ trial: any Trial, _ memory: RunMemory, _ recorder: Recorder) {
    self.cell = cell
    self.problem = problem
    self.trial = trial
    self.memory = memory
    wantsLoss = recorder.everWants(.loss) || recorder.everWants(.excessLoss)
    wantsGradient = recorder.everWants(.squaredGradient) || recorder.everWants(.bestSquaredGradient)
    wantsLength =
      recorder.everWants(.stepLength) || recorder.everWants(.relativeStep) || cell.treatment.longestStep != nil
  }

  /// Records what is known at x_step.
  ///
  /// - Returns: The loss, if it was needed.
  func observeIterate(_ step: Int, knownLoss: Double?, into recorder: inout Recorder) -> Double? {
    var loss = knownLoss
    if wantsLoss, recorder.wants(.loss, at: step) || recorder.wants(.excessLoss, at: step) {
      let value = loss ?? trial.loss(at: memory.x)
      loss = value
      if recorder.wants(.loss, at: step) { recorder.take(.loss, value, at: step) }
      if recorder.wants(.excessLoss, at: step) {
        recorder.take(.excessLoss, value - (problem.leastLoss ?? .nan), at: step)
      }
    }
    if wantsGradient {
      // The best so far needs every iterate, whatever is written down.
      trial.exactGradient(at: memory.x, into: memory.spare)
      recorder.takeSquaredGradient(Self.squaredNorm(memory.spare), at: step)
    }
    if recorder.wants(.coordinate, at: step) {
      let index = min(cell.recording.coordinate, problem.dimension - 1)
      recorder.take(.coordinate, memory.x[index], at: step)
    }
    return loss
  }

  /// Called right before an update.
  func beforeUpdate() {
    if wantsLength { memory.keep() }
  }

  /// Records what update `step` has done, and shortens it where that is asked for.
  func observeUpdate(_ step: Int, rate: Double, state: any OptimizerState, into recorder: inout Recorder) {
    if wantsLength {
      var sum = 0.0
      for index in memory.x.indices {
        let move = memory.x[index] - memory.spare[index]
        sum += move * move
      }
      var length = (sum / Double(memory.x.count)).squareRoot()
      // A schedule may go below 0, but a length does not.
      let rate = rate.magnitude
      if let longest = cell.treatment.longestStep, length > longest * rate {
        let factor = longest * rate / length
        for index in memory.x.indices {
          memory.x[index] = memory.spare[index] + (memory.x[index] - memory.spare[index]) * factor
        }
        length = longest * rate
      }
      if recorder.wants(.stepLength, at: step) { recorder.take(.stepLength, length, at: step) }
      if recorder.wants(.relativeStep, at: step) { recorder.take(.relativeStep, length / rate, at: step) }
    }
    if recorder.wants(.preconditioner, at: step) {
      let isThere = state.preconditioner(into: memory.spare) && !memory.spare.contains(where: \.isNaN)
      let sorted = isThere ? memory.spare.sorted() : []
      recorder.take(
        .preconditioner, Quantile.of(sorted, 0.5), at: step, low: Quantile.of(sorted, 0.05),
        high: Quantile.of(sorted, 0.95))
    }
  }

  private static func squaredNorm(_ g: Vector) -> Double {
    var sum = 0.0
    for index in g.indices { sum += g[index] * g[index] }
    return sum
  }
}
