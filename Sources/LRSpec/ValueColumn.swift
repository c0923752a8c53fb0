import LRConfigs
import LRSchedules
import LRTraining

/// One curve of a table of values: a rate for every step, or samples where there are some.
struct ValueColumn: Sendable {
  var name: String
  var schedule: (any Schedule)?
  /// What the rates are multiplied by, since they were tuned.
  var scale = 1.0
  /// Updates of the run, where they are not those of the chart.
  var steps: Int?
  var samples: [LogSample] = []
  /// Standard errors of the samples, where they are means of several runs.
  var errors: [Double]?
  /// Whether the samples are those of steps 0, 1, 2, … without a gap.
  var isEveryStep = false
  /// How many runs there were, and how many of them diverged.
  var runs: (count: Int, diverged: Int)?

  func rate(_ schedule: any Schedule, at step: Double) -> Double {
    scale == 1 ? schedule.rate(at: step) : schedule.rate(at: step) * scale
  }

  /// The columns of a panel that shows a quantity of runs against the step.
  static func columns(_ panel: TrainedPanel, _ chart: TrainedChart) -> [ValueColumn] {
    panel.entries.map { entry in
      let (arm, result) = (chart.arms[entry.arm], chart.results[entry.arm])
      let name = entry.name(of: panel)
      if panel.show == .lr, result.isShaped {
        let rates = (0..<arm.steps).map { LogSample(step: Double($0), value: result.rates[$0]) }
        return ValueColumn(name: name, samples: rates, isEveryStep: true)
      }
      if panel.show == .lr {
        return ValueColumn(name: name, schedule: result.schedule, scale: result.rates.scale, steps: arm.steps)
      }
      guard let quantity = panel.show.quantity else {
        let values = StepPanel.sums(arm, result, panel.show)
        return ValueColumn(name: name, samples: values.enumerated().map { LogSample(step: Double($0), value: $1) })
      }
      guard let found = result.result, let place = arm.quantities?.firstIndex(of: quantity) else {
        return ValueColumn(name: name)
      }
      let points = found.points.filter { !quantity.isOfUpdates || $0 < arm.steps }
      let means = found.points.indices.prefix(points.count).map { Sample.ofFinite(found.values(place, at: $0)) }
      return ValueColumn(
        name: name, samples: zip(points, means).map { LogSample(step: Double($0), value: $1.mean) },
        errors: found.records.count > 1 ? means.map(\.standardError) : nil,
        isEveryStep: points.count == (points.last ?? -1) + 1,
        runs: found.records.count > 1 ? (found.records.count, found.diverged) : nil)
    }
  }
}

extension Sample {
  /// The summary of a list; a single value is its own mean, however it is.
  fileprivate static func ofFinite(_ values: [Double]) -> Sample {
    var sample = Sample(values)
    if sample.count == 0, let first = values.first { sample.mean = first }
    return sample
  }
}

extension TrainedPanel.Entry {
  /// The curve's name, with the value of what is varied.
  func name(of panel: TrainedPanel) -> String {
    guard let varied else { return label.plain }
    return "\(label.plain), \(panel.variedName ?? "") \(Int(exactly: varied).map(String.init) ?? varied.description)"
  }
}
