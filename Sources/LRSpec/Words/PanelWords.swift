import LRPlotting
import LRResults
import LRSchedules

/// What kind of chart a panel is, over which axes.
enum PanelWords {
  /// `Line chart of the loss (mean ± s.e. of 16 runs) over 1,000 steps, logarithmic axis.`
  static func kind(_ facts: PanelFacts) -> String {
    let training = facts.shown.entries.first.flatMap { facts.results.plans[$0.plan].training }
    let own = facts.panel.content.isAcross ? facts.panel.x.title : facts.panel.y.title
    let name = own?.plain ?? facts.shown.quantity.spoken(training)
    let what = name + (basis(facts).map { " (\($0))" } ?? "")
    let (values, other) =
      facts.panel.content.isAcross
      ? (facts.panel.x.scale, ScaleKind.linear) : (facts.panel.y.scale, facts.panel.x.scale)
    let log = AxisWords.log(values: values)
    let x = facts.panel.x.title?.plain
    switch facts.panel.content {
    case .curves: return ""
    case .steps:
      let steps = facts.shown.entries.map { facts.results.plans[$0.plan].steps }.max() ?? facts.steps
      let axes = AxisWords.log(values: values, other: other, across: facts.unit.plural)
      return "Line chart of the \(what) over \(facts.unit.text(steps))\(every(facts))\(axes)."
    case .rates:
      let axes = AxisWords.log(values: values, other: .log, across: "rates")
      return "Chart of the \(what) against the \(x ?? "peak learning rate"), \(range(of: facts))\(axes)."
    case .outcomes: return "Bars of the \(what)\(log)."
    case .varied:
      let across = x ?? facts.shown.variedName?.plain ?? "what is varied"
      return "Chart of the \(what) against \(across)\(AxisWords.log(values: values, other: other, across: across))."
    case .cells:
      return "Table of cells of the \(what): \(x ?? "peak learning rate") across, \(range(of: facts)), "
        + "\(facts.panel.y.title?.plain ?? facts.shown.variedName?.plain ?? "curves") upward."
    case .plane:
      return "Ways through the plane over lines of equal loss: \(x ?? "first coordinate") across, "
        + "\(facts.panel.y.title?.plain ?? "second coordinate") upward."
    }
  }

  /// What the numbers are means of, and what surrounds them where that is drawn.
  private static func basis(_ facts: PanelFacts) -> String? {
    var isDrawn = true
    if case .cells = facts.panel.content { isDrawn = false }
    return ResultTitles.basis(of: facts.curves.map(\.table), isAlongRun: facts.isAlongRun, tellsInterval: isDrawn)
  }

  /// `, every 100th step`, where runs were not recorded at every step.
  private static func every(_ facts: PanelFacts) -> String {
    ResultTitles.stride(of: facts.curves.map(\.table)).map { ", \($0)" } ?? ""
  }

  /// `from 0.01 to 4`, the rates that were tried.
  private static func range(of facts: PanelFacts) -> String {
    let rates = facts.curves.flatMap { $0.table.map(\.x) }
    guard let low = rates.min(), let high = rates.max() else { return "none tried" }
    return "from \(number(low)) to \(number(high))"
  }

  /// Rates and logs beside panels of runs.
  static func sentence(_ spec: ChartSpec, _ panel: PanelSpec) -> String {
    let names = panel.curves.map { spec.curves[$0].label.plain }
    let data = panel.curves.compactMap { spec.curves[$0].data }
    if data.count == names.count, !data.isEmpty {
      return "Line chart of \(DataFigure.y(data)) against \(DataFigure.x(data))\(DataFigure.surroundings(data))"
        + AxisWords.log(values: panel.y.scale, other: panel.x.scale, across: DataFigure.x(data)) + "."
    }
    let log = AxisWords.log(values: panel.y.scale, other: panel.x.scale, across: spec.runUnit.plural)
    return "Line chart of the \(panel.quantity.words) of \(OrderWords.list(names)) over "
      + "\(spec.runUnit.text(spec.steps))\(log)."
  }

  static func number(_ x: Double) -> String { RateText.short(x) }

  /// ` at a tuned peak rate of 0.3 (cliff)`
  static func tuned(_ table: ResultTable) -> String {
    guard let tuned = table.tuned else { return "" }
    let marks = tuned.note.words
    return " at a tuned peak rate of \(number(tuned.rate))"
      + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
  }
}

extension PanelSpec.Content {
  /// Whether values run along x.
  var isAcross: Bool { if case .outcomes = self { true } else { false } }
}
