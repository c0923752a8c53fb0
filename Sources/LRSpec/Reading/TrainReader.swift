import LRInput
import LRPlotting
import LRResults
import LRTraining

/// Reads `train` and what belongs to it.
package struct TrainReader {
  let sink: DiagnosticSink

  /// The training of a chart, or of a panel or a curve once it is laid over that of the chart; nil if it is wrong.
  func read(_ node: Node) -> Training? {
    let before = sink.errorCount
    guard
      let reader = ObjectReader(
        node, keys: TrainKeys.declarations, what: "a training run", aliases: TrainKeys.aliases, sink: sink)
    else { return nil }
    let problemNode = reader.require(TrainKeys.keys.problem)
    let problem = problemNode.flatMap { ProblemReader.read($0, sink: sink) }
    let optimizerNode = reader.read(TrainKeys.keys.optimizer) ?? Self.plainDescent(at: node.offset)
    let optimizer = OptimizerReader.read(optimizerNode, sink: sink)
    let runs = reader.read(TrainKeys.keys.runs)
    let seed = reader.read(TrainKeys.keys.seed)
    let every = reader.read(TrainKeys.keys.every)
    let treatment = treatment(reader)
    let quantity = reader.read(TrainKeys.keys.score)
    let window = reader.read(TrainKeys.keys.scoreWindow)
    let coordinate = reader.read(TrainKeys.keys.coordinate)
    let target = reader.read(TrainKeys.keys.target).flatMap(target)
    let sweep = reader.read(TrainKeys.keys.sweep).flatMap(sweep)
    let tuneNode = reader.read(TrainKeys.keys.tune)
    let shape = reader.read(TrainKeys.keys.shape).flatMap { self.shape($0, problem) }
    guard sink.errorCount == before, let problem, let optimizer, let problemNode, let seed, let treatment, let quantity,
      let window, let coordinate
    else { return nil }
    if quantity == .stepsToTarget, target == nil {
      reader.error(
        at: TrainKeys.keys.score, "`steps_to_target` needs a `target`",
        hint: "for example \"target\": { \"below\": 0.1 }")
      return nil
    }
    let count = isRepeatable(problem) ? 1 : runs ?? 16
    let tune = tuneNode.flatMap { self.tune($0, runs: count) }
    guard sink.errorCount == before else { return nil }
    return Training(
      problem: problem, optimizer: optimizer, problemType: problemNode["type"]?.string ?? "",
      optimizerType: optimizer.type, identity: Self.identity(problemNode, optimizerNode), runs: count,
      seed: UInt64(seed), every: every, treatment: treatment, score: quantity.score(window: window),
      coordinate: coordinate, target: target, tune: tune, sweep: sweep, shape: shape,
      optimizerOffset: optimizerNode.offset)
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
    let problemKeys = ProblemEntry.catalog.entry(named: problem["type"]?.string ?? "")?.keys ?? []
    let optimizerKeys = OptimizerEntry.catalog.entry(named: optimizer["type"]?.string ?? "")?.keys ?? []
    return text(problem, problemKeys) + "\n" + text(optimizer, optimizerKeys)
  }

  private func treatment(_ reader: ObjectReader) -> Treatment? {
    guard let bound = reader.read(TrainKeys.keys.divergedAbove), let warm = reader.read(TrainKeys.keys.warmState),
      let wiped = reader.read(TrainKeys.keys.wipeAt)
    else { return nil }
    return Treatment(
      divergedAbove: bound, frozenBatches: warm, wipedAt: wiped, longestStep: reader.read(TrainKeys.keys.longestStep))
  }

  private func target(_ node: Node) -> Event? {
    guard
      let reader = ObjectReader(
        node, keys: TargetKeys.declarations, what: "a target", aliases: TrainKeys.aliases, sink: sink)
    else { return nil }
    let (above, below) = (reader.read(TargetKeys.keys.above), reader.read(TargetKeys.keys.below))
    if reader.has(TargetKeys.keys.above) == reader.has(TargetKeys.keys.below) {
      sink.error(at: node.offset, "a target needs either `above` or `below`", hint: "for example { \"below\": 0.1 }")
      return nil
    }
    guard let quantity = reader.read(TargetKeys.keys.quantity), let level = above ?? below,
      let isAbsolute = reader.read(TargetKeys.keys.absolute), let after = reader.read(TargetKeys.keys.after),
      let isOfScore = reader.read(TargetKeys.keys.ofScore)
    else { return nil }
    return Event(
      quantity, above != nil ? .above : .below, level, isAbsolute: isAbsolute, after: after,
      until: reader.read(TargetKeys.keys.until) ?? .max, isOfScore: isOfScore)
  }

  private func tune(_ node: Node, runs: Int) -> Tuning? {
    guard
      let reader = ObjectReader(
        node, keys: RangeKeys.declarations + TuneKeys.declarations, what: "a range for tuning",
        aliases: TrainKeys.aliases, sink: sink),
      let grid = grid(reader), let rounds = reader.read(TuneKeys.keys.rounds)
    else { return nil }
    return Tuning(
      tuner: Tuner(grid: grid, rounds: rounds), runs: reader.read(TuneKeys.keys.runs) ?? min(8, runs))
  }

  private func shape(_ node: Node, _ problem: ReadProblem?) -> ShapeTuner? {
    guard let reader = ObjectReader(node, keys: ShapeKeys.declarations, what: "a search of shapes", sink: sink),
      let iterations = reader.read(ShapeKeys.keys.iterations), let problem
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
        node, keys: RangeKeys.declarations + SweepKeys.declarations, what: "a sweep", aliases: TrainKeys.aliases,
        sink: sink)
    else { return nil }
    if reader.has(SweepKeys.keys.rates) {
      if reader.has(RangeKeys.keys.from) || reader.has(RangeKeys.keys.to) {
        reader.error(at: SweepKeys.keys.rates, "give `rates`, or `from` and `to`, not both")
        return nil
      }
      return reader.read(SweepKeys.keys.rates)?.sorted()
    }
    return grid(reader)?.rates
  }

  /// Largest number of rates in a range.
  package static let mostRates = 10_000

  private func grid(_ reader: ObjectReader) -> RateGrid? {
    let (from, to) = (reader.require(RangeKeys.keys.from), reader.require(RangeKeys.keys.to))
    guard let from, let to, let perDecade = reader.read(RangeKeys.keys.perDecade) else { return nil }
    guard to > from else {
      reader.error(at: RangeKeys.keys.to, "`to` must be greater than `from`")
      return nil
    }
    let grid = RateGrid(from: from, to: to, perDecade: perDecade)
    guard grid.count <= Self.mostRates else {
      reader.error(
        at: RangeKeys.keys.perDecade, "the range has \(NumberText.count(grid.count)) rates",
        hint: "at most \(NumberText.count(Self.mostRates))")
      return nil
    }
    return grid
  }
}
