public import LRTraining

/// The plans of a chart with what came of them.
public struct Results: Sendable {
  public let plans: [RunPlan]
  private let results: [RunResult]

  /// Makes the runs of plans; plans without a training need no time.
  ///
  /// - Throws: `Incomplete` if other shards have results that this one needs.
  public init(_ plans: [RunPlan], runner: CellRunner) throws(Incomplete) {
    self.plans = plans
    results = try Experiment.run(plans, runner: runner)
  }

  /// The numbers of a quantity under a plan, by its place.
  public func table(_ quantity: Quantity, of plan: Int) -> ResultTable { quantity.table(plans[plan], results[plan]) }

  /// The rates of the final runs of a plan, by its place: tuned, searched for, driven, or as they are planned.
  public func rates(of plan: Int) -> RunRates { results[plan].rates }

  /// The tuned peak of those rates; nil where nothing was tuned.
  public func tunedPeak(of plan: Int) -> TunedPeak? { results[plan].tunedPeak }

  /// Constants of the first problem that is run, as far as they are known: `dimension`, `smoothness` (L), `least_loss`.
  public var problemConstants: NamedValues? {
    guard let problem = plans.lazy.compactMap(\.training?.problem).first else { return nil }
    var numbers: [(String, Double)] = []
    switch problem {
    case .iterates(let problem):
      numbers = [("dimension", Double(problem.dimension))]
      if let smoothness = (problem as? any Smooth)?.smoothness { numbers.append(("smoothness", smoothness)) }
      if let least = problem.leastLoss { numbers.append(("least_loss", least)) }
    case .moments(let problem):
      numbers = [("dimension", Double(problem.dimension))]
      if let least = problem.leastLoss { numbers.append(("least_loss", least)) }
    }
    return NamedValues(label: "problem", numbers: numbers)
  }
}
