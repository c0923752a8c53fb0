import LRPlotting
import LRResults

/// What the axes of panels of results say.
struct ResultTitles {
  let panel: ResultsPanel
  let results: Results

  /// The name of the quantity, with what surrounds its numbers and of how many runs they are.
  func quantity(isLog: Bool) -> RichText {
    let training = panel.entries.first.flatMap { results.plans[$0.plan].training }
    let tables = panel.entries.map { panel.table($0, results) }
    let name = panel.quantity.title(training)
    return Self.text(name + (Self.rest(of: tables) ?? "")) + .literal(isLog ? ", log scale" : "") + bound
  }

  private var bound: RichText {
    panel.formulas.contains(.theoremBound) ? .literal(", dashed: the theorem’s bound") : .literal("")
  }

  /// `, mean ± s.e. of 16 runs`; nil where the numbers are not of several runs.
  static func rest(of tables: [ResultTable]) -> String? {
    let runs = tables.map(\.runs).max() ?? 0
    let count = NumberText.count(runs)
    // A mean along the run is of the runs that are left.
    let isThinned = tables.contains { $0.runs > 1 && $0.diverged > 0 }
    let mean = isThinned ? "those of \(count) runs that have not diverged" : "\(count) runs"
    let interval = tables.first { $0.interval != .none }?.interval
    switch interval {
    case .standardError where runs > 1: return ", mean ± s.e. of \(mean)"
    case .quantiles: return ", median and 5–95 % of the coordinates" + (runs > 1 ? ", mean of \(mean)" : "")
    case .wilson: return " of \(count) \(runs == 1 ? "run" : "runs"), 95 % interval"
    default: return nil
    }
  }

  /// Of rates as they are planned.
  static func rate(_ scale: ScaleKind) -> RichText {
    text(Quantity.rate.title(nil)) + .literal(scale == .log ? ", log scale" : "")
  }

  static func text(_ markup: String) -> RichText { (try? RichText(markup)) ?? .literal(markup) }

  /// An axis as the spec asks for it, with a title where it names none.
  static func axis(_ spec: AxisSpec, title: RichText, unit: Axis.Unit, scale: ScaleKind? = nil) -> Axis {
    Axis(title: spec.title ?? title, unit: unit, scale: scale ?? spec.scale, lower: spec.lower, upper: spec.upper)
  }
}
