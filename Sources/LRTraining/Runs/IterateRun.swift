/// Runs that move an iterate by sampled or exact gradients.
enum IterateRun {
  static func run(_ cell: Cell, _ problem: any Problem, run: Int) -> RunRecord {
    let memory = RunMemory(dimension: problem.dimension)
    defer { memory.free() }
    let trial = problem.trial(RunKey(seed: cell.seed, run: run))
    let state = cell.optimizer.rule.state(dimension: problem.dimension)
    trial.start(memory.x)
    warm(state, cell, trial, memory)
    var recorder = Recorder(cell.recording, steps: cell.steps)
    let observer = Observer(cell, problem, trial, memory, recorder)
    let wiped = Set(cell.treatment.wipedAt)

    for step in 0...cell.steps {
      let isLast = step == cell.steps
      let rate = isLast ? 0 : cell.rates[step]
      // A gradient without noise comes with the loss at the same point.
      var seen: Double?
      if !isLast {
        let batchLoss = trial.gradient(at: memory.x, for: Update(step: step, rate: rate), into: memory.g)
        if problem.isDeterministic { seen = batchLoss }
        if recorder.wants(.batchLoss, at: step) { recorder.take(.batchLoss, batchLoss, at: step) }
        // A batch alone proves nothing: its loss may be far above the loss that counts.
        if seen == nil, recorder.record.outcome.isFinished, cell.treatment.hasDiverged(batchLoss) {
          seen = trial.loss(at: memory.x)
        }
      }
      let loss = observer.observeIterate(step, knownLoss: seen, into: &recorder)
      if let loss, cell.treatment.hasDiverged(loss) { recorder.diverged(at: step) }
      if isLast || recorder.isSettled || !recorder.record.outcome.isFinished && cell.treatment.stopsAtDivergence {
        break
      }
      if wiped.contains(step) { state.reset() }
      observer.beforeUpdate()
      state.update(
        memory.x, gradient: memory.g, rate: rate,
        momentum: cell.optimizer.momentum.override(at: step, rates: cell.rates))
      observer.observeUpdate(step, rate: rate, state: state, into: &recorder)
    }
    return recorder.finish()
  }

  /// Shows the optimizer batches from beyond the run, with the momentum of its first update, and puts the weights back
  /// after each.
  private static func warm(_ state: any OptimizerState, _ cell: Cell, _ trial: any Trial, _ memory: RunMemory) {
    guard cell.treatment.frozenBatches > 0, cell.steps > 0 else { return }
    let momentum = cell.optimizer.momentum.override(at: 0, rates: cell.rates)
    for index in 0..<cell.treatment.frozenBatches {
      memory.keep()
      let update = Update(step: cell.steps + index, rate: 0)
      _ = trial.gradient(at: memory.x, for: update, into: memory.g)
      state.update(memory.x, gradient: memory.g, rate: 0, momentum: momentum)
      memory.putBack()
    }
  }
}

/// The vectors of one run.
struct RunMemory {
  let x: Vector
  let g: Vector
  /// Another point, or another gradient.
  let spare: Vector

  init(dimension: Int) {
    func vector() -> Vector {
      let vector = Vector.allocate(capacity: dimension)
      vector.initialize(repeating: 0)
      return vector
    }
    x = vector()
    g = vector()
    spare = vector()
  }

  func free() {
    x.deallocate()
    g.deallocate()
    spare.deallocate()
  }

  /// Keeps x in `spare`.
  func keep() { _ = spare.update(fromContentsOf: x) }
  /// Takes x from `spare`.
  func putBack() { _ = x.update(fromContentsOf: spare) }
}
