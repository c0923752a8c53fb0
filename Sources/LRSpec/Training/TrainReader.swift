import LRInput
import LRPlotting
import LRTraining

/// Reads `train` and what belongs to it.
struct TrainReader {
  let sink: DiagnosticSink

  /// The training of a chart, or of a panel or a curve once it is laid over that of the chart; nil if it is wrong.
  func read(_ node: Node) -> TrainSpec? {
    let before = sink.errorCount
    guard
      let reader = ObjectReader(
        node, keys: TrainKeys.train, what: "a training run", aliases: TrainKeys.aliases, sink: sink)
    else { return nil }
    let problemNode = reader.require(TrainKeys.problem)
    let problem = problemNode.flatMap { ProblemReader.read($0, sink: sink) }
    let optimizerNode = reader.read(TrainKeys.optimizer) ?? Self.plainDescent(at: node.offset)
    let optimizer = OptimizerReader.read(optimizerNode, sink: sink)
    let runs = reader.read(TrainKeys.runs)
    let seed = reader.read(TrainKeys.seed)
    let every = reader.read(TrainKeys.every)
    let treatment = treatment(reader)
    let quantity = reader.read(TrainKeys.score)
    let window = reader.read(TrainKeys.scoreWindow)
    let coordinate = reader.read(TrainKeys.coordinate)
    let target = reader.read(TrainKeys.target).flatMap(target)
    let sweep = reader.read(TrainKeys.sweep).flatMap(sweep)
    let tuneNode = reader.read(TrainKeys.tune)
    let shape = reader.read(TrainKeys.shape).flatMap { self.shape($0, problem) }
    guard sink.errorCount == before, let problem, let optimizer, let problemNode, let seed, let treatment, let quantity,
      let window, let coordinate
    else { return nil }
    if quantity == .stepsToTarget, target == nil {
      reader.error(
        at: TrainKeys.score, "`steps_to_target` needs a `target`", hint: "for example \"target\": { \"below\": 0.1 }")
      return nil
    }
    let count = isRepeatable(problem) ? 1 : runs ?? 16
    let tune = tuneNode.flatMap { self.tune($0, runs: count) }
    guard sink.errorCount == before else { return nil }
    return TrainSpec(
      problem: problem, optimizer: optimizer, problemType: problemNode["type"]?.string ?? "",
      optimizerType: optimizer.type, identity: Self.identity(problemNode, optimizerNode), runs: count,
      seed: UInt64(seed), every: every, treatment: treatment, score: quantity.score(window: window),
      coordinate: coordinate, target: target, tune: tune, sweep: sweep, shape: shape, node: node)
  }

  private static func plainDescent(at offset: Int) -> Node {
    Node(.object([Member(key: "type", keyOffset: offset, node: Node(.string("sgd"), offset: offset))]), offset: offset)
  }

  /// Whether every replicate would be the same.
  private func isRepeatable(_ problem: ReadProblem) -> Bool {
    switch problem {
    case .moments: true
    case .iterates(let problem): problem.isDeterministic
    }
  }

  /// Both objects with the defaults of their keys, so that a default that changes changes the name.
  private static func identity(_ problem: Node, _ optimizer: Node) -> String {
    func text(_ node: Node, _ keys: [KeyDeclaration]) -> String {
      let absent = keys.filter { node[$0.name] == nil }.map { "\($0.name)=\($0.defaultText ?? "")" }
      return String(decoding: CanonicalJSON.text(node), as: UTF8.self) + absent.joined(separator: ";")
    }
    let problemKeys = ProblemCatalog.entry(named: problem["type"]?.string ?? "")?.keys ?? []
    let optimizerKeys = OptimizerCatalog.entry(named: optimizer["type"]?.string ?? "")?.keys ?? []
    return text(problem, problemKeys) + "\n" + text(optimizer, optimizerKeys)
  }

  private func treatment(_ reader: ObjectReader) -> Treatment? {
    guard let bound = reader.read(TrainKeys.divergedAbove), let warm = reader.read(TrainKeys.warmState),
      let wiped = reader.read(TrainKeys.wipeAt)
    else { return nil }
    return Treatment(
      divergedAbove: bound, frozenBatches: warm, wipedAt: wiped, longestStep: reader.read(TrainKeys.longestStep))
  }

  private func target(_ node: Node) -> Event? {
    guard
      let reader = ObjectReader(
        node, keys: TrainKeys.targetKeys, what: "a target", aliases: TrainKeys.aliases, sink: sink)
    else { return nil }
    let (above, below) = (reader.read(TrainKeys.above), reader.read(TrainKeys.below))
    if reader.has(TrainKeys.above) == reader.has(TrainKeys.below) {
      sink.error(at: node.offset, "a target needs either `above` or `below`", hint: "for example { \"below\": 0.1 }")
      return nil
    }
    guard let quantity = reader.read(TrainKeys.quantity), let level = above ?? below,
      let isAbsolute = reader.read(TrainKeys.absolute), let after = reader.read(TrainKeys.after),
      let isOfScore = reader.read(TrainKeys.ofScore)
    else { return nil }
    return Event(
      quantity, above != nil ? .above : .below, level, isAbsolute: isAbsolute, after: after,
      until: reader.read(TrainKeys.until) ?? .max, isOfScore: isOfScore)
  }

  private func tune(_ node: Node, runs: Int) -> TuneSpec? {
    guard
      let reader = ObjectReader(
        node, keys: TrainKeys.tuneKeys, what: "a range for tuning", aliases: TrainKeys.aliases, sink: sink),
      let grid = grid(reader), let rounds = reader.read(TrainKeys.rounds)
    else { return nil }
    return TuneSpec(
      tuner: Tuner(grid: grid, rounds: rounds), runs: reader.read(TrainKeys.tuneRuns) ?? min(8, runs))
  }

  private func shape(_ node: Node, _ problem: ReadProblem?) -> ShapeTuner? {
    guard let reader = ObjectReader(node, keys: TrainKeys.shapeKeys, what: "a search of shapes", sink: sink),
      let iterations = reader.read(TrainKeys.iterations), let problem
    else { return nil }
    guard case .moments(let exact) = problem, exact is any RateDifferentiable else {
      sink.error(
        at: node.offset, "`shape` needs a problem whose loss is known exactly",
        hint: "for example { \"type\": \"noisy_quadratic\" }, with plain descent")
      return nil
    }
    return ShapeTuner(iterations: iterations)
  }

  private func sweep(_ node: Node) -> [Double]? {
    guard
      let reader = ObjectReader(
        node, keys: TrainKeys.sweepKeys, what: "a sweep", aliases: TrainKeys.aliases, sink: sink)
    else { return nil }
    if reader.has(TrainKeys.rates) {
      if reader.has(TrainKeys.from) || reader.has(TrainKeys.to) {
        reader.error(at: TrainKeys.rates, "give `rates`, or `from` and `to`, not both")
        return nil
      }
      return reader.read(TrainKeys.rates)?.sorted()
    }
    return grid(reader)?.rates
  }

  /// Largest number of rates in a range.
  private static let mostRates = 10_000

  private func grid(_ reader: ObjectReader) -> RateGrid? {
    let (from, to) = (reader.require(TrainKeys.from), reader.require(TrainKeys.to))
    guard let from, let to, let perDecade = reader.read(TrainKeys.perDecade) else { return nil }
    guard to > from else {
      reader.error(at: TrainKeys.to, "`to` must be greater than `from`")
      return nil
    }
    let grid = RateGrid(from: from, to: to, perDecade: perDecade)
    guard grid.count <= Self.mostRates else {
      reader.error(
        at: TrainKeys.perDecade, "the range has \(NumberText.count(grid.count)) rates",
        hint: "at most \(NumberText.count(Self.mostRates))")
      return nil
    }
    return grid
  }
}
