import LRPlotting
import LRResults
import LRTraining

/// Ways of runs through the plane of their two coordinates, over the loss.
enum PlaneFigure {
  /// Columns and rows of the grid on which the loss is known.
  private static let cells = 160

  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let tables = shown.entries.map { shown.table($0, results) }
    return Panel(
      title: spec.title,
      x: ResultTitles.axis(
        spec.x, title: .literal("first coordinate" + (limit(shown, results).map { ", \($0)" } ?? "")), unit: .value),
      y: ResultTitles.axis(spec.y, title: ResultTitles.text(shown.quantity.title(nil)), unit: .value),
      series: zip(shown.entries, tables).map(series), contours: contours(shown, tables, results))
  }

  /// That only the beginning of longer runs is followed, and only the first of several.
  private static func limit(_ panel: ResultsPanel, _ results: Results) -> String? {
    let plans = panel.entries.map { results.plans[$0.plan] }
    let isShortened = plans.contains { $0.steps > Quantity.longestPath }
    let parts = [
      isShortened ? "first \(NumberText.count(Quantity.longestPath)) steps" : nil, plans.lazy.compactMap(run).first,
    ]
    let said = parts.compactMap { $0 }
    return said.isEmpty ? nil : said.joined(separator: ", ")
  }

  /// `run 1 of 4`; nil where there is but one.
  static func run(_ plan: RunPlan) -> String? {
    guard let runs = plan.training?.runs, runs > 1 else { return nil }
    return "run 1 of \(NumberText.count(runs))"
  }

  private static func series(_ entry: ResultsPanel.Entry, _ table: ResultTable) -> Series {
    Series(
      label: table.diverged > 0 ? entry.label + .literal(" (diverges)") : entry.label, slot: entry.slot,
      curve: Curve(trajectory: table.map { PlanePoint($0.x, $0.value) }), line: .trajectory)
  }

  /// The loss around the ways, half as far again as they reach.
  private static func contours(_ panel: ResultsPanel, _ tables: [ResultTable], _ results: Results) -> Contours? {
    guard let plan = panel.entries.first.map({ results.plans[$0.plan] }),
      case .iterates(let problem) = plan.training?.problem, problem.dimension == 2
    else { return nil }
    let rows = tables.flatMap { $0 }
    guard let first = rows.first else { return nil }
    var (left, right, low, high) = (first.x, first.x, first.value, first.value)
    for row in rows {
      (left, right) = (min(left, row.x), max(right, row.x))
      (low, high) = (min(low, row.value), max(high, row.value))
    }
    let (wide, tall) = (max(right - left, 1e-9), max(high - low, 1e-9))
    let trial = problem.trial(RunKey(seed: 0, run: 0))
    func places(_ from: Double, _ span: Double) -> [Double] {
      (0...cells).map { from - span / 2 + 2 * span * Double($0) / Double(cells) }
    }
    return Contours(xs: places(left, wide), ys: places(low, tall)) { x, y in
      let point = [x, y]
      return trial.loss(at: point.span)
    }
  }
}
