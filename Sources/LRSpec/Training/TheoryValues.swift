import LRConfigs
import LRTraining

/// What theory says of a chart's runs, as numbers: for documents that set it beside what was measured.
extension TrainedChart {
  /// The bound of the convergence theorem along every run whose problem has the constants that it asks for.
  public func theoremBounds(_ spec: ChartSpec) -> [NamedValues] {
    spec.panels.compactMap(\.trained).first { $0.formulas.contains(.theoremBound) }.map { panel in
      panel.entries.compactMap { entry in
        guard let values = TheoremBound(arms[entry.arm], results[entry.arm])?.values else { return nil }
        let samples = values.enumerated().map { LogSample(step: Double($0), value: $1) }
        return NamedValues(ValueColumn(name: entry.name(of: panel), samples: samples), steps: values.count)
      }
    } ?? []
  }

  /// Constants of the first problem that is run, as far as they are known: `dimension`, `smoothness` (L), `least_loss`.
  public var problemConstants: NamedValues? {
    guard let problem = arms.lazy.compactMap(\.train?.problem).first else { return nil }
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
