public import LRTraining

/// Runs what a chart needs: schedules that act on losses are settled, rates are tuned, shapes are searched, and then the
/// final runs are made with fresh noise.
public enum Experiment {
  /// Replicates for choosing a rate are counted from here, so that no final run meets their noise.
  private static let firstTrial = 1_000_000

  /// The results of the plans, in their order.
  ///
  /// - Throws: `Incomplete` if other shards have results that this one needs.
  public static func run(_ plans: [RunPlan], runner: TrainingRunner) throws(Incomplete) -> [RunResult] {
    var results = plans.map { plan in
      RunResult(
        rates: plan.training == nil
          ? .planned(plan.schedule, steps: plan.steps)
          : .trained(plan.schedule, RateTable(plan.schedule, steps: plan.steps)))
    }
    try settle(plans, &results, runner)
    try tune(plans, &results, runner)
    shape(plans, &results, runner)
    try sweep(plans, &results, runner)
    var owners: [Int] = []
    var cells: [TrainingCell] = []
    for (index, plan) in plans.enumerated() where plan.recorded != nil {
      guard let cell = plan.cell(results[index].rates.table, runs: 0..<(plan.training?.runs ?? 1), isTrial: false)
      else {
        continue
      }
      owners.append(index)
      cells.append(cell)
    }
    for (index, result) in zip(owners, try runner.results(of: cells)) { results[index].final = result }
    return results
  }

  private static func settle(
    _ plans: [RunPlan], _ results: inout [RunResult], _ runner: TrainingRunner
  ) throws(Incomplete) {
    for (index, plan) in plans.enumerated() {
      guard plan.isDriven, let training = plan.training else { continue }
      let schedule = try DrivenSchedule.settled(from: plan.schedule, steps: plan.steps) { (rates) throws(Incomplete) in
        guard var cell = plan.cell(rates, runs: 0..<training.runs, isTrial: false) else { return [] }
        cell.recording = Recording(every: 1, quantities: [.loss], score: training.score)
        guard let result = try runner.results(of: [cell]).first else { return [] }
        let replicates = Replicates(result)
        return result.points.indices.map { replicates.row(0, at: $0).value }
      }
      results[index].rates = .trained(schedule, RateTable(schedule, steps: plan.steps))
    }
  }

  private static func tune(
    _ plans: [RunPlan], _ results: inout [RunResult], _ runner: TrainingRunner
  ) throws(Incomplete) {
    var open = plans.indices.filter { plans[$0].training?.tune != nil && results[$0].rates.table.peak > 0 }
    // Plans with the same range go through the rounds side by side, so that all cores are busy.
    while let first = open.first, let tuner = plans[first].training?.tune?.tuner {
      let group = open.filter { plans[$0].training?.tune?.tuner == tuner }
      open.removeAll(where: group.contains)
      let cells = group.compactMap { index in
        let runs = plans[index].training?.tune?.runs ?? 1
        return plans[index].cell(results[index].rates.table, runs: firstTrial..<(firstTrial + runs), isTrial: true)
      }
      let sweeps = try tuner.tune(cells) { (cells) throws(Incomplete) in try runner.results(of: cells) }
      for (index, sweep) in zip(group, sweeps) {
        results[index].tuned = sweep
        if let best = sweep.best { results[index].rates = results[index].rates.scaled(toPeak: best.rate) }
      }
    }
  }

  /// Searches the best rates of every update, from the tuned schedule on.
  private static func shape(_ plans: [RunPlan], _ results: inout [RunResult], _ runner: TrainingRunner) {
    for (index, plan) in plans.enumerated() {
      guard let training = plan.training, let tuner = training.shape, case .moments(let problem) = training.problem,
        let problem = problem as? any RateDifferentiable
      else { continue }
      let start = results[index].rates
      results[index].rates = .found(
        RateTable(
          runner.shape(problem, identity: training.identity, tuner, from: (0..<start.count).map { start[$0] })))
    }
  }

  private static func sweep(
    _ plans: [RunPlan], _ results: inout [RunResult], _ runner: TrainingRunner
  ) throws(Incomplete) {
    var owners: [(plan: Int, rate: Double)] = []
    var cells: [TrainingCell] = []
    for (index, plan) in plans.enumerated() where plan.wantsSweep {
      for rate in plan.training?.sweep ?? [] {
        let rates = results[index].rates.table.scaled(toPeak: rate)
        guard let cell = plan.cell(rates, runs: 0..<(plan.training?.runs ?? 1), isTrial: true) else { continue }
        owners.append((index, rate))
        cells.append(cell)
      }
    }
    for (owner, result) in zip(owners, try runner.results(of: cells)) {
      results[owner.plan].sweep.append((owner.rate, result))
    }
  }
}
