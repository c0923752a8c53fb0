/// Runs that are known in expectation.
enum MomentRun {
  /// The one run of a cell; what it records are losses and squared gradients.
  static func run(_ cell: Cell, _ problem: any MomentProblem, momentum: Momentum) -> RunRecord {
    let steps = cell.steps
    var recorder = Recorder(cell.recording, steps: steps)
    let evolution = problem.evolution(momentum: momentum.isEverUsed)
    let needsGradient = recorder.everWants(.squaredGradient) || recorder.everWants(.bestSquaredGradient)
    for step in 0...steps {
      let loss = evolution.loss
      for quantity in [Quantity.loss, .excessLoss] where recorder.wants(quantity, at: step) {
        recorder.take(quantity, loss, at: step)
      }
      if needsGradient { recorder.takeSquaredGradient(evolution.squaredGradient, at: step) }
      if !loss.isFinite || loss > cell.treatment.divergedAbove {
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
