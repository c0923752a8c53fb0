import LRPlotting
import LRResults

/// Numbers in cells: peak rates from left to right, what is varied upward.
enum CellsFigure {
  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let tables = shown.entries.map { shown.table($0, results) }
    let columns = tables.first?.map { NumberText.short($0.x, digits: 2) } ?? []
    let rows = shown.entries.map { entry in entry.varied.map { NumberText.short($0) } ?? entry.label }
    return Panel(
      title: spec.title, x: Axis(title: spec.x.title ?? .literal("peak learning rate"), categories: columns),
      y: Axis(title: spec.y.title ?? shown.variedName ?? .literal(""), categories: rows), series: [],
      heatMap: shown.quantity.isShare ? shares(tables) : scores(tables, shown, results))
  }

  private static func scores(_ tables: [ResultTable], _ panel: ResultsPanel, _ results: Results) -> HeatMap? {
    let values = tables.flatMap { table in table.map { $0.value.isFinite ? $0.value : .nan } }
    let finite = values.filter { !$0.isNaN }
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let isLog = low > 0 && high > 20 * low
    let training = panel.entries.first.flatMap { results.plans[$0.plan].training }
    return HeatMap(
      values: values, low: low, high: high, isLog: isLog,
      key: .ramp(title: ResultTitles.text(panel.quantity.title(training))))
  }

  private static func shares(_ tables: [ResultTable]) -> HeatMap {
    let rows = tables.flatMap { $0 }
    let runs = rows.map(\.runs).max() ?? 1
    // Few counts are all told, those of no cell too: a scale has no holes.
    let counts = runs <= mostCounts ? Array(0...runs) : Set(rows.map(\.counted)).sorted()
    return HeatMap(
      values: rows.map(\.value), texts: rows.map { .literal(String($0.counted)) }, low: 0, high: 1,
      key: .blocks(
        title: .literal("runs of \(runs)"),
        counts.map { (Double($0) / Double(runs), .literal(String($0))) }))
  }

  private static let mostCounts = 8
}
