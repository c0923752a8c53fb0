/// Runs that are known in expectation.
enum MomentRun {
  /// The one run of a cell; what it records are losses and squared gradients.
  static func run(_ cell: TrainingCell, _ problem: any MomentProblem, momentum: Momentum) -> RunRecord {
    let steps = cell.steps
    var recorder = Recorder(cell.recording, steps: steps)
    let evolution = problem.evolution(momentum: momentum.isEverUsed)
    let least = problem.leastLoss ?? .nan
    let needsGradient = recorder.everWants(.squaredGradient) || recorder.everWants(.bestSquaredGradient)
    for step in 0...steps {
      let loss = evolution.loss
      if recorder.wants(.loss, at: step) { recorder.take(.loss, loss, at: step) }
      if recorder.wants(.excessLoss, at: step) { recorder.take(.excessLoss, loss - least, at: step) }
      if needsGradient { recorder.takeSquaredGradient(evolution.squaredGradient, at: step) }
      if cell.treatment.hasDiverged(loss) {
        recorder.diverged(at: step)
        if cell.treatment.stopsAtDivergence || !loss.isFinite { break }
      }
      if recorder.isSettled { break }
      if step < steps {
        let rate = cell.rates[step]
        evolution.advance(rate: rate, momentum: momentum.value(at: step, rates: cell.rates))
      }
    }
    return recorder.finish()
  }
}
