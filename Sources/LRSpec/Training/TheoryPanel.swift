import LRMath
import LRPlotting
import LRTraining

/// What theory says beside what was measured.
enum TheoryPanel {
  /// The bound of the convergence theorem for every arm whose problem is smooth and whose least loss is known:
  /// min_{s≤t} ‖∇f(x_s)‖² ≤ (2(f(x₀) − f*) + L·G²·Σ_{s≤t} η_s²) / (2·Σ_{s≤t} η_s), G the largest norm on the path.
  static func bounds(_ panel: TrainedPanel, _ chart: TrainedChart) -> [FormulaCurve] {
    guard panel.formulas.contains(.theoremBound) else { return [] }
    return panel.entries.compactMap { entry in
      guard let values = TheoremBound(chart.arms[entry.arm], chart.results[entry.arm])?.values else { return nil }
      return FormulaCurve(Curve(samples: values), name: .literal(""), slot: entry.slot)
    }
  }

  /// The level at which a constant rate ends, against the rate.
  static func floors(_ panel: TrainedPanel, _ chart: TrainedChart) -> [FormulaCurve] {
    guard panel.formulas.contains(.noiseFloor) else { return [] }
    return panel.entries.prefix(1).compactMap { entry in
      guard let train = chart.arms[entry.arm].train, case .moments(let problem) = train.problem,
        let noisy = problem as? any NoiseFloored, let momentum = train.optimizer.momentum.constant
      else { return nil }
      let rates = RatePanel.points(of: chart.results[entry.arm], .sweep).map(\.x)
      guard let low = rates.first, let high = rates.last else { return nil }
      let places = (0...200).map { low * Math.exp(Math.log(high / low) * Double($0) / 200) }
      return FormulaCurve(
        Curve(steps: places, values: places.map { noisy.noiseFloor(rate: $0, momentum: momentum) }),
        name: .literal("noise floor, formula"))
    }
  }
}

/// The theorem's bound along one run.
struct TheoremBound {
  /// At t = 0 … T − 1: the bound after t + 1 updates.
  let values: [Double]

  /// Nil where the theorem's constants are not known.
  init?(_ arm: Arm, _ result: ArmResult) {
    guard case .iterates(let problem) = arm.train?.problem, let least = problem.leastLoss,
      let smoothness = (problem as? any Smooth)?.smoothness, let found = result.result,
      let record = found.records.first,
      let losses = arm.quantities?.firstIndex(of: .loss),
      let gradients = arm.quantities?.firstIndex(of: .squaredGradient), let first = record.series[losses].first
    else { return nil }
    let largest = found.records.flatMap { $0.series[gradients] }.filter { !$0.isNaN }.max() ?? 0
    var (sum, squares) = (0.0, 0.0)
    values = (0..<arm.steps).map { step in
      let rate = result.rates[step]
      sum += rate
      squares += rate * rate
      return (2 * (first - least) + smoothness * largest * squares) / (2 * sum)
    }
  }
}
