import LRPlotting
import LRTraining

/// Ways of runs through the plane of their two coordinates, over the loss.
enum PlanePanel {
  /// Updates that are drawn at most: more dots would cover the way.
  private static let mostSteps = 2000
  /// Columns and rows of the grid on which the loss is known.
  private static let cells = 160

  static func series(_ panel: TrainedPanel, _ chart: TrainedChart) -> [Series] {
    panel.entries.map { entry in
      let arm = chart.arms[entry.arm]
      let path = path(of: arm, rates: chart.results[entry.arm].rates)
      let isCut = path.count <= min(arm.steps, mostSteps)
      return Series(
        label: isCut ? entry.label + .literal(" (diverges)") : entry.label, slot: entry.slot,
        curve: Curve(trajectory: path.map { PlanePoint($0.0, $0.1) }),
        line: .trajectory)
    }
  }

  /// The iterates of the first run, up to where it counts as diverged; empty unless the problem has two coordinates.
  static func path(of arm: Arm, rates: RateTable) -> [(Double, Double)] {
    guard case .iterates(let problem) = arm.train?.problem, problem.dimension == 2, let train = arm.train else {
      return []
    }
    let trial = problem.trial(RunKey(seed: train.seed, run: 0))
    let state = train.optimizer.rule.state(dimension: 2)
    let memory = Vector.allocate(capacity: 4)
    defer { memory.deallocate() }
    memory.initialize(repeating: 0)
    let (x, g) = (Vector(rebasing: memory[0..<2]), Vector(rebasing: memory[2..<4]))
    trial.start(x)
    var path = [(x[0], x[1])]
    for step in 0..<min(rates.count, mostSteps) {
      _ = trial.gradient(at: x, for: Update(step: step, rate: rates[step]), into: g)
      state.update(
        x, gradient: g, rate: rates[step], momentum: train.optimizer.momentum.override(at: step, rates: rates))
      guard x[0].isFinite, x[1].isFinite, !train.treatment.hasDiverged(trial.loss(at: x)) else { break }
      path.append((x[0], x[1]))
    }
    return path
  }

  /// The loss around the ways, half as far again as they reach.
  static func contours(_ panel: TrainedPanel, _ chart: TrainedChart) -> Contours? {
    guard let arm = panel.entries.first.map({ chart.arms[$0.arm] }), case .iterates(let problem) = arm.train?.problem,
      problem.dimension == 2
    else { return nil }
    let paths = panel.entries.flatMap { path(of: chart.arms[$0.arm], rates: chart.results[$0.arm].rates) }
    guard let first = paths.first else { return nil }
    var (left, right, low, high) = (first.0, first.0, first.1, first.1)
    for (x, y) in paths {
      (left, right) = (min(left, x), max(right, x))
      (low, high) = (min(low, y), max(high, y))
    }
    let (wide, tall) = (max(right - left, 1e-9), max(high - low, 1e-9))
    let trial = problem.trial(RunKey(seed: 0, run: 0))
    let point = Vector.allocate(capacity: 2)
    defer { point.deallocate() }
    point.initialize(repeating: 0)
    func places(_ from: Double, _ span: Double) -> [Double] {
      (0...cells).map { from - span / 2 + 2 * span * Double($0) / Double(cells) }
    }
    return Contours(xs: places(left, wide), ys: places(low, tall)) { x, y in
      point[0] = x
      point[1] = y
      return trial.loss(at: point)
    }
  }
}
