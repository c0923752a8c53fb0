import LRPlotting
import LRResults
import LRTraining

/// Ways of runs through the plane of their two coordinates, over the loss.
enum PlaneFigure {
  /// Columns and rows of the grid on which the loss is known.
  private static let cells = 240

  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let tables = shown.entries.map { shown.table($0, results) }
    let contours = contours(shown, tables, results)
    return Panel(
      title: spec.title,
      x: ResultTitles.axis(
        spec.x, title: .literal("first coordinate" + (limit(shown, results).map { ", \($0)" } ?? "")), unit: .value),
      y: ResultTitles.axis(spec.y, title: ResultTitles.text(shown.quantity.title(nil)), unit: .value),
      series: zip(shown.entries, tables).map(series), contours: contours,
      landmarks: landmarks(tables, contours, problem(shown, results)))
  }

  /// Where the ways start, if they all start there, and where the loss is least, if that lies among its lines.
  private static func landmarks(_ tables: [ResultTable], _ contours: Contours?, _ problem: (any Problem)?) -> [Landmark]
  {
    var found: [Landmark] = []
    let starts = tables.compactMap { table in table.first { _ in true } }
    if let start = starts.first, starts.allSatisfy({ $0.x == start.x && $0.value == start.value }) {
      found.append(Landmark(.ring, x: start.x, y: start.value, name: .literal("start")))
    }
    if let minimum = problem?.minimum, let contours, minimum.count == 2 {
      func holds(_ places: [Double], _ value: Double) -> Bool {
        value >= places.first ?? .infinity && value <= places.last ?? -.infinity
      }
      if holds(contours.xs, minimum[0]), holds(contours.ys, minimum[1]) {
        found.append(Landmark(.plus, x: minimum[0], y: minimum[1], name: .literal("minimum")))
      }
    }
    return found
  }

  private static func problem(_ panel: ResultsPanel, _ results: Results) -> (any Problem)? {
    guard let plan = panel.entries.first.map({ results.plans[$0.plan] }),
      case .iterates(let problem) = plan.training?.problem
    else { return nil }
    return problem
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

  /// The loss around the ways, at least half as far again as they reach, and further where their plane is flat or steep:
  /// both axes have one unit.
  private static func contours(_ panel: ResultsPanel, _ tables: [ResultTable], _ results: Results) -> Contours? {
    guard let problem = problem(panel, results), problem.dimension == 2 else { return nil }
    let rows = tables.flatMap { $0 }
    guard let first = rows.first else { return nil }
    var (left, right, low, high) = (first.x, first.x, first.value, first.value)
    for row in rows {
      (left, right) = (min(left, row.x), max(right, row.x))
      (low, high) = (min(low, row.value), max(high, row.value))
    }
    let (wide, tall) = (max(right - left, 1e-9), max(high - low, 1e-9))
    let (across, up) = (max(wide, 2 * tall), max(tall, 0.75 * wide))
    let trial = problem.trial(RunKey(seed: 0, run: 0))
    func places(_ middle: Double, _ span: Double) -> [Double] {
      (0...cells).map { middle - span + 2 * span * Double($0) / Double(cells) }
    }
    return Contours(
      xs: places((left + right) / 2, across), ys: places((low + high) / 2, up), isEqual: true, unit: "loss"
    ) { x, y in
      let point = [x, y]
      return trial.loss(at: point.span)
    }
  }
}
