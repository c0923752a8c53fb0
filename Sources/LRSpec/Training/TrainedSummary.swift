import LRPlotting
import LRTraining

/// Says in words what the panels of a training chart show, for those who do not see them.
enum TrainedSummary {
  /// What was run, then a sentence a panel with a number for each of its curves.
  static func sentences(_ spec: ChartSpec, _ chart: TrainedChart) -> [String] {
    setting(spec) + spec.panels.compactMap { $0.trained.map { sentence($0, chart) } }
  }

  private static func setting(_ spec: ChartSpec) -> [String] {
    var said: [String] = []
    for train in spec.arms.compactMap(\.train) {
      let runs = train.runs > 1 ? ", \(NumberText.count(train.runs)) runs a curve" : ""
      let text = "Trained: \(words(train.problemType)) with \(train.optimizerType)\(runs)."
      if !said.contains(text) { said.append(text) }
    }
    return Array(said.prefix(3))
  }

  private static func sentence(_ panel: TrainedPanel, _ chart: TrainedChart) -> String {
    let parts = panel.entries.prefix(24).map { entry in
      let varied = entry.varied.map { ", \(panel.variedName ?? "") \(NumberText.short($0).plain)" } ?? ""
      return "\(entry.label.plain)\(varied): \(outcome(of: entry, panel.show, chart))"
    }
    let more = panel.entries.count > 24 ? "; and \(panel.entries.count - 24) more" : ""
    return "\(name(of: panel.show)): \(parts.joined(separator: "; "))\(more)."
  }

  private static func name(of show: Show) -> String {
    let words = words(show.rawValue)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }

  private static func outcome(of entry: TrainedPanel.Entry, _ show: Show, _ chart: TrainedChart) -> String {
    let (arm, result) = (chart.arms[entry.arm], chart.results[entry.arm])
    let peak = result.tuned?.best.map { " at a tuned peak rate of \(NumberText.short($0.rate).plain)" } ?? ""
    switch show {
    case .lr: return "peak \(NumberText.short(abs(result.rates.scale) * result.rates.peak).plain)"
    case .partialSum, .partialSumOfSquares:
      let sum = (0..<arm.steps).reduce(0.0) { total, step in
        total + (show == .partialSum ? result.rates[step] : result.rates[step] * result.rates[step])
      }
      return NumberText.short(sum).plain
    case .sweep, .sweepShare:
      let points = RatePanel.points(of: result, show).filter { $0.y.isFinite }
      let best = show == .sweep ? points.min { $0.y < $1.y } : points.max { $0.y < $1.y }
      guard let best else { return "every run diverged" }
      return "best \(NumberText.short(best.y).plain) at peak rate \(NumberText.short(best.x).plain)"
    case .plane:
      guard let end = PlanePanel.path(of: arm, rates: result.rates).last else { return "no path" }
      return "ends at (\(NumberText.short(end.0).plain), \(NumberText.short(end.1).plain))"
    case _ where show.isAgainstSteps:
      guard let found = result.result, let quantity = show.quantity,
        let place = arm.quantities?.firstIndex(of: quantity)
      else { return "nothing" }
      if found.records.count == 1, case .diverged(let step) = found.records[0].outcome {
        return "diverged at step \(NumberText.count(step))\(peak)"
      }
      let lost = found.diverged > 0 ? ", \(found.diverged) of \(found.records.count) runs diverged" : ""
      guard let end = RunBand(found, quantity: place).middle.last else { return "nothing\(lost)" }
      return "ends at \(NumberText.short(end).plain)\(peak)\(lost)"
    default:
      let value = OutcomePanel.outcome(of: entry, show, chart).value
      return value.isNaN ? "unknown" : value.isFinite ? NumberText.short(value).plain : "diverged"
    }
  }
}
