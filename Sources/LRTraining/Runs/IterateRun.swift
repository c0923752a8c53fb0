extension TrainingCell {
  /// One of its runs, which moves an iterate by sampled or exact gradients.
  ///
  /// - Parameter visit: sees the iterate before each update and after the last, as long as the run has not diverged; false ends it.
  func iteration(
    of problem: any Problem, run: Int, visit: (([Double]) -> Bool)? = nil
  ) -> RunRecord {
    let trial = problem.trial(RunKey(seed: seed, run: run))
    let state = optimizer.rule.state(dimension: problem.dimension)
    var memory = RunMemory(trial, dimension: problem.dimension)
    warm(state, trial, &memory)
    var recorder = Recorder(recording, steps: steps)
    let observer = Observer(self, problem, trial, recorder)
    let wiped = Set(treatment.wipedAt)

    for step in 0...steps {
      let isLast = step == steps
      let rate = isLast ? 0 : rates[step]
      // A gradient without noise comes with the loss at the same point.
      var seen: Double?
      if !isLast {
        memory.move(trial, before: step)
        let batchLoss = memory.gradient(trial, for: Update(step: step, rate: rate))
        if problem.isDeterministic { seen = batchLoss }
        if recorder.wants(.batchLoss, at: step) { recorder.take(.batchLoss, batchLoss, at: step) }
        // A batch alone proves nothing: its loss may be far above the loss that counts.
        if seen == nil, recorder.record.outcome.isFinished, treatment.hasDiverged(batchLoss) {
          seen = trial.loss(at: memory.x.span)
        }
      }
      let loss = observer.observeIterate(step, &memory, knownLoss: seen, into: &recorder)
      if let loss, treatment.hasDiverged(loss) { recorder.diverged(at: step) }
      if let visit, !recorder.record.outcome.isFinished || !visit(memory.x) { break }
      if isLast || recorder.isSettled || !recorder.record.outcome.isFinished && treatment.stopsAtDivergence {
        break
      }
      if wiped.contains(step) { state.reset() }
      observer.beforeUpdate(&memory)
      memory.update(state, rate: rate, momentum: optimizer.momentum.override(at: step, rates: rates))
      observer.observeUpdate(step, &memory, rate: rate, state: state, into: &recorder)
    }
    return recorder.finish()
  }

  /// Shows the optimizer batches from beyond the run, with the momentum of its first update, and puts the weights back
  /// after each.
  private func warm(_ state: any OptimizerState, _ trial: any Trial, _ memory: inout RunMemory) {
    guard treatment.frozenBatches > 0, steps > 0 else { return }
    let momentum = optimizer.momentum.override(at: 0, rates: rates)
    for index in 0..<treatment.frozenBatches {
      memory.keep()
      memory.move(trial, before: steps + index)
      _ = memory.gradient(trial, for: Update(step: steps + index, rate: 0))
      memory.update(state, rate: 0, momentum: momentum)
      memory.putBack()
    }
  }

  /// The iterates of one of its runs: the start and the point after each update, up to where the run counts as diverged.
  ///
  /// - Parameters:
  ///   - run: which of the runs, from 0.
  ///   - most: updates that are followed at most.
  /// - Returns: nothing for a problem whose moments are computed in place of iterates.
  public func path(run: Int, most: Int) -> [[Double]] {
    guard case .iterates(let problem) = problem else { return [] }
    var path: [[Double]] = []
    _ = iteration(of: problem, run: run) { x in
      guard x.allSatisfy(\.isFinite) else { return false }
      path.append(x)
      return path.count <= most
    }
    return path
  }
}

/// The vectors of one run.
struct RunMemory {
  private(set) var x: [Double]
  private var g: [Double]
  /// Another point, or another gradient.
  private(set) var spare: [Double]

  /// A run at its start.
  init(_ trial: any Trial, dimension: Int) {
    x = Array(repeating: 0, count: dimension)
    g = x
    spare = x
    var point = x.mutableSpan
    trial.start(&point)
  }

  /// Takes the gradient that an update sees.
  ///
  /// - Returns: The loss that comes with it.
  mutating func gradient(_ trial: any Trial, for update: Update) -> Double {
    Self.at(x, into: &g) { trial.gradient(at: $0, for: update, into: &$1) }
  }

  /// Lets spans of two of the vectors live side by side.
  private static func at(
    _ x: [Double], into g: inout [Double], _ body: (Span<Double>, inout MutableSpan<Double>) -> Double
  ) -> Double {
    var slopes = g.mutableSpan
    return body(x.span, &slopes)
  }

  /// Lets the problem move the iterate.
  mutating func move(_ trial: any Trial, before step: Int) {
    var point = x.mutableSpan
    trial.move(&point, before: step)
  }

  /// Makes an update with the gradient.
  mutating func update(_ state: any OptimizerState, rate: Double, momentum: Double?) {
    Self.update(&x, &g) { state.update(&$0, gradient: &$1, rate: rate, momentum: momentum) }
  }

  private static func update(
    _ x: inout [Double], _ g: inout [Double], _ body: (inout MutableSpan<Double>, inout MutableSpan<Double>) -> Void
  ) {
    var point = x.mutableSpan
    var slopes = g.mutableSpan
    body(&point, &slopes)
  }

  /// The squared norm of the exact gradient at x, which then is `spare`.
  mutating func squaredGradient(_ trial: any Trial) -> Double {
    Self.at(x, into: &spare) { point, slopes in
      trial.exactGradient(at: point, into: &slopes)
      var sum = 0.0
      for index in slopes.indices { sum += slopes[index] * slopes[index] }
      return sum
    }
  }

  /// The preconditioner, which then is `spare`; false where there is none.
  mutating func preconditioner(_ state: any OptimizerState) -> Bool {
    var factors = spare.mutableSpan
    return state.preconditioner(into: &factors)
  }

  /// Keeps x in `spare`.
  mutating func keep() {
    for index in x.indices { spare[index] = x[index] }
  }

  /// Takes x from `spare`.
  mutating func putBack() { shorten(by: 0) }

  /// Takes x towards `spare`: a factor of 1 leaves it, 0 takes it all the way.
  mutating func shorten(by factor: Double) {
    for index in x.indices { x[index] = factor == 0 ? spare[index] : spare[index] + (x[index] - spare[index]) * factor }
  }

  /// ‖x − spare‖².
  var squaredMove: Double {
    var sum = 0.0
    for index in x.indices {
      let move = x[index] - spare[index]
      sum += move * move
    }
    return sum
  }
}
