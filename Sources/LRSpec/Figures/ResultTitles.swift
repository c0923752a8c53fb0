import LRPlotting
import LRResults

/// What the axes of panels of results say.
struct ResultTitles {
  let panel: ResultsPanel
  let results: Results

  /// The name of the quantity, with what surrounds its numbers and of how many runs they are.
  ///
  /// - Parameter isAlongRun: whether they are means along the run, of the runs that are left.
  func quantity(isAlongRun: Bool = false) -> RichText {
    let training = panel.entries.first.flatMap { results.plans[$0.plan].training }
    let tables = panel.entries.map { panel.table($0, results) }
    var title = panel.quantity.title(training)
    if let basis = Self.basis(of: tables, isAlongRun: isAlongRun) {
      title += (panel.quantity.isShare ? " " : ", ") + basis
    }
    let lost = isAlongRun ? diverged(tables).map { " (\($0))" } ?? "" : ""
    let every = isAlongRun ? Self.stride(of: tables).map { ", \($0)" } ?? "" : ""
    return Self.text(title) + .literal(lost + every) + bound
  }

  private var bound: RichText {
    panel.formulas.contains(.theoremBound) ? .literal(", pale: the theorem’s bound") : .literal("")
  }

  /// By which bound runs diverged, and how many did where no name of a curve says it; nil where none did.
  private func diverged(_ tables: [ResultTable]) -> String? {
    guard let bound = DivergenceWords.bound(panel, results), tables.contains(where: { $0.diverged > 0 }) else {
      return nil
    }
    guard tables.count == 1, tables[0].runs > 1 else { return "diverged: \(bound)" }
    return "\(NumberText.count(tables[0].diverged)) did: \(bound)"
  }

  /// `mean ± s.e. of 16 runs`, `of 6 runs, 95 % interval`; nil where the numbers are not of several runs.
  static func basis(of tables: [ResultTable], isAlongRun: Bool, tellsInterval: Bool = true) -> String? {
    let runs = tables.map(\.runs).max() ?? 0
    let count = NumberText.count(runs)
    // A mean along the run is of the runs that are left; a score is of all, or there is none.
    let isThinned = isAlongRun && tables.contains { $0.runs > 1 && $0.diverged > 0 }
    let mean = isThinned ? "those of \(count) runs that have not diverged" : "\(count) runs"
    switch tables.first(where: { $0.interval != .none })?.interval {
    case .standardError where runs > 1: return "mean \(tellsInterval ? "± s.e. " : "")of \(mean)"
    case .quantiles: return "median and 5–95 % of the coordinates" + (runs > 1 ? ", mean of \(mean)" : "")
    case .wilson: return "of \(count) \(runs == 1 ? "run" : "runs")" + (tellsInterval ? ", 95 % interval" : "")
    default: return nil
    }
  }

  /// `every 100th step`, where runs were not recorded at each; nil where they were.
  static func stride(of tables: [ResultTable]) -> String? {
    guard let stride = tables.map(\.stride).max(), stride > 1 else { return nil }
    return "every \(every(stride))"
  }

  /// `100th step`
  static func every(_ stride: Int) -> String {
    let teens = (11...13).contains(stride % 100)
    let ending = teens ? "th" : [1: "st", 2: "nd", 3: "rd"][stride % 10] ?? "th"
    return "\(NumberText.count(stride))\(ending) step"
  }

  /// Of rates as they are planned.
  static var rate: RichText { text(Quantity.rate.title(nil)) }

  /// How an axis of its numbers is divided: rates and shares from zero, whole shares to one.
  static func unit(_ quantity: Quantity) -> Axis.Unit {
    switch quantity.unit {
    case .rate, .share: .rate
    case .value, .steps: .value
    }
  }

  static func text(_ markup: String) -> RichText { (try? RichText(markup)) ?? .literal(markup) }

  /// An axis as the spec asks for it, with a title where it names none.
  static func axis(_ spec: AxisSpec, title: RichText, unit: Axis.Unit, scale: ScaleKind? = nil) -> Axis {
    Axis(title: spec.title ?? title, unit: unit, scale: scale ?? spec.scale, lower: spec.lower, upper: spec.upper)
  }
}
