public import LRTraining

/// The plans of a chart with what came of them.
public struct Results: Sendable {
  /// What was to be run, in the order in which results are asked for.
  public let plans: [RunPlan]
  let results: [RunResult]

  /// Makes the runs of plans; plans without a training need no time.
  ///
  /// - Throws: `Incomplete` if other shards have results that this one needs.
  public init(_ plans: [RunPlan], runner: TrainingRunner) throws(Incomplete) {
    self.plans = plans
    results = try Experiment.run(plans, runner: runner)
  }

  /// What comes of no plans at all: a chart of schedules and logs alone has none.
  public static let none = Results()

  private init() { (plans, results) = ([], []) }

  /// The rates of the final runs of a plan, by its place: tuned, searched for, driven, or as they are planned.
  public func rates(of plan: Int) -> RunRates { results[plan].rates }

  /// The tuned peak of those rates; nil where nothing was tuned.
  public func tunedPeak(of plan: Int) -> TunedPeak? { results[plan].tunedPeak }
}
