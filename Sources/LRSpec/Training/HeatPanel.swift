import LRPlotting
import LRTraining

/// Results in cells: peak rates from left to right, what is varied upward.
enum HeatPanel {
  static func map(_ panel: TrainedPanel, _ chart: TrainedChart) -> HeatMap? {
    let rows = panel.entries.map { RatePanel.points(of: chart.results[$0.arm], panel.show) }
    guard let first = rows.first, !first.isEmpty else { return nil }
    let values = rows.flatMap { row in row.map { $0.y.isFinite ? $0.y : .nan } }
    guard panel.show == .sweepShare else {
      let finite = values.filter { !$0.isNaN }
      guard let low = finite.min(), let high = finite.max() else { return nil }
      let isLog = low > 0 && high > 20 * low
      return HeatMap(values: values, low: low, high: high, isLog: isLog, key: .ramp(title: .literal("final loss")))
    }
    let counts = panel.entries.flatMap { entry in
      chart.results[entry.arm].sweep.map { Share(reached: $0.result) }
    }
    let runs = counts.map(\.count).max() ?? 1
    return HeatMap(
      values: counts.map(\.value), texts: counts.map { .literal(String($0.hits)) }, low: 0, high: 1,
      key: .blocks(
        title: .literal("runs of \(runs)"),
        Set(counts.map(\.hits)).sorted().map { (Double($0) / Double(runs), .literal(String($0))) }))
  }

  /// The rates, as names of columns.
  static func columns(_ panel: TrainedPanel, _ chart: TrainedChart) -> [RichText] {
    guard let first = panel.entries.first else { return [] }
    return RatePanel.points(of: chart.results[first.arm], panel.show).map { NumberText.short($0.x, digits: 2) }
  }

  /// What is varied, as names of rows.
  static func rows(_ panel: TrainedPanel) -> [RichText] {
    panel.entries.map { $0.varied.map { NumberText.short($0) } ?? $0.label }
  }
}
