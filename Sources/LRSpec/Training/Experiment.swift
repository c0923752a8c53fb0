import LRTraining

/// Runs what a chart needs: schedules that act on losses are settled, rates are tuned, shapes are searched, and then the
/// final runs are made with fresh noise.
enum Experiment {
  /// Replicates for choosing a rate are counted from here, so that no final run meets their noise.
  private static let firstTrial = 1_000_000

  /// The results of the arms, in their order.
  static func run(_ arms: [Arm], runner: CellRunner) throws(Incomplete) -> [ArmResult] {
    var results = arms.map { ArmResult(schedule: $0.schedule, rates: RateTable($0.schedule, steps: $0.steps)) }
    try settle(arms, &results, runner)
    try tune(arms, &results, runner)
    shape(arms, &results, runner)
    try sweep(arms, &results, runner)
    var owners: [Int] = []
    var cells: [Cell] = []
    for (index, arm) in arms.enumerated() where arm.quantities != nil {
      guard let cell = arm.cell(results[index].rates, runs: 0..<(arm.train?.runs ?? 1), isTrial: false) else {
        continue
      }
      owners.append(index)
      cells.append(cell)
    }
    for (index, result) in zip(owners, try runner.results(of: cells)) { results[index].result = result }
    return results
  }

  private static func settle(
    _ arms: [Arm], _ results: inout [ArmResult], _ runner: CellRunner
  ) throws(Incomplete) {
    for (index, arm) in arms.enumerated() {
      guard let driven = arm.driven, let train = arm.train else { continue }
      let schedule = try driven.settled(from: arm.schedule) { (rates) throws(Incomplete) in
        guard var cell = arm.cell(rates, runs: 0..<train.runs, isTrial: false) else { return [] }
        cell.recording = Recording(every: 1, quantities: [.loss], score: train.score)
        guard let result = try runner.results(of: [cell]).first else { return [] }
        return result.points.indices.map { Sample(result.values(0, at: $0)).mean }
      }
      results[index].schedule = schedule
      results[index].rates = RateTable(schedule, steps: arm.steps)
    }
  }

  private static func tune(
    _ arms: [Arm], _ results: inout [ArmResult], _ runner: CellRunner
  ) throws(Incomplete) {
    var open = arms.indices.filter { arms[$0].train?.tune != nil && results[$0].rates.peak > 0 }
    // Arms with the same range go through the rounds side by side, so that all cores are busy.
    while let first = open.first, let tuner = arms[first].train?.tune?.tuner {
      let group = open.filter { arms[$0].train?.tune?.tuner == tuner }
      open.removeAll(where: group.contains)
      let cells = group.compactMap { index in
        let runs = arms[index].train?.tune?.runs ?? 1
        return arms[index].cell(results[index].rates, runs: firstTrial..<(firstTrial + runs), isTrial: true)
      }
      let sweeps = try tuner.tune(cells) { (cells) throws(Incomplete) in try runner.results(of: cells) }
      for (index, sweep) in zip(group, sweeps) {
        results[index].tuned = sweep
        if let best = sweep.best { results[index].rates = results[index].rates.scaled(toPeak: best.rate) }
      }
    }
  }

  /// Searches the best rates of every update, from the tuned schedule on.
  private static func shape(_ arms: [Arm], _ results: inout [ArmResult], _ runner: CellRunner) {
    for (index, arm) in arms.enumerated() {
      guard let train = arm.train, let tuner = train.shape, case .moments(let problem) = train.problem,
        let problem = problem as? any RateDifferentiable
      else { continue }
      let start = results[index].rates
      results[index].rates = RateTable(
        runner.shape(problem, identity: train.identity, tuner, from: (0..<start.count).map { start[$0] }))
      results[index].isShaped = true
    }
  }

  private static func sweep(
    _ arms: [Arm], _ results: inout [ArmResult], _ runner: CellRunner
  ) throws(Incomplete) {
    var owners: [(arm: Int, rate: Double)] = []
    var cells: [Cell] = []
    for (index, arm) in arms.enumerated() where arm.wantsSweep {
      for rate in arm.train?.sweep ?? [] {
        let rates = results[index].rates.scaled(toPeak: rate)
        guard let cell = arm.cell(rates, runs: 0..<(arm.train?.runs ?? 1), isTrial: true) else { continue }
        owners.append((index, rate))
        cells.append(cell)
      }
    }
    for (owner, result) in zip(owners, try runner.results(of: cells)) {
      results[owner.arm].sweep.append((owner.rate, result))
    }
  }
}
