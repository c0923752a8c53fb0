extension TrainingCell {
  /// Its one run, known in expectation; what it records are losses and squared gradients.
  func expectation(of problem: any MomentProblem) -> RunRecord {
    let momentum = optimizer.momentum
    var recorder = Recorder(recording, steps: steps)
    let evolution = problem.evolution(momentum: momentum.isEverUsed)
    let least = problem.leastLoss ?? .nan
    let needsGradient = recorder.everWants(.squaredGradient) || recorder.everWants(.bestSquaredGradient)
    for step in 0...steps {
      let loss = evolution.loss
      if recorder.wants(.loss, at: step) { recorder.take(.loss, loss, at: step) }
      if recorder.wants(.excessLoss, at: step) { recorder.take(.excessLoss, loss - least, at: step) }
      if needsGradient { recorder.takeSquaredGradient(evolution.squaredGradient, at: step) }
      if treatment.hasDiverged(loss) {
        recorder.diverged(at: step)
        if treatment.stopsAtDivergence || !loss.isFinite { break }
      }
      if recorder.isSettled { break }
      if step < steps {
        let rate = rates[step]
        evolution.advance(rate: rate, momentum: momentum.value(at: step, rates: rates))
      }
    }
    return recorder.finish()
  }
}
