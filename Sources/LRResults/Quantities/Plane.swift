import LRTraining

extension Quantity {
  /// The iterates of the first run in the plane of their two coordinates, up to where it counts as diverged.
  static var plane: Quantity {
    Quantity(
      "plane", otherNames: ["trajectory", "path", "contours"],
      summary: "The way of the first run through the plane of two coordinates, over the loss.",
      words: "way through the plane", title: { _ in "second coordinate" }, form: .plane,
      needs: [.training, .twoCoordinates], runs: .path, columns: [.index("step"), .x("x"), .value("y")]
    ) { plan, result in
      let path = path(of: plan, rates: result.rates)
      let isCut = path.count <= min(plan.steps, longestPath)
      return ResultTable(
        .rows(path), runs: 1, diverged: isCut ? 1 : 0, tuned: result.tunedPeak)
    }
  }

  /// Updates of a way through the plane that are followed at most: more dots would cover the way.
  public static let longestPath = 2000

  private static func path(of plan: RunPlan, rates: RunRates) -> [ResultRow] {
    guard case .iterates(let problem) = plan.training?.problem, problem.dimension == 2, let training = plan.training
    else { return [] }
    let table = rates.table
    let trial = problem.trial(RunKey(seed: training.seed, run: 0))
    let state = training.optimizer.rule.state(dimension: 2)
    var memory = RunMemory(trial, dimension: 2)
    var path = [ResultRow(x: memory.x[0], value: memory.x[1])]
    for step in 0..<min(table.count, longestPath) {
      _ = memory.gradient(trial, for: Update(step: step, rate: table[step]))
      memory.update(
        state, rate: table[step], momentum: training.optimizer.momentum.override(at: step, rates: table))
      let x = memory.x
      guard x[0].isFinite, x[1].isFinite, !training.treatment.hasDiverged(trial.loss(at: x.span)) else { break }
      path.append(ResultRow(x: x[0], value: x[1]))
    }
    return path
  }
}
