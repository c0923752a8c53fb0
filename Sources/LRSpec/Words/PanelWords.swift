import LRPlotting
import LRResults

/// What kind of chart a panel is, over which axes.
enum PanelWords {
  /// `Line chart of the loss (mean ± s.e. of 16 runs) over 1,000 steps, logarithmic axis.`
  static func kind(_ facts: PanelFacts) -> String {
    let training = facts.shown.entries.first.flatMap { facts.results.plans[$0.plan].training }
    let title = facts.shown.quantity.title(training)
    // Words where the axis has formulas: those are not for the ear.
    let own = facts.panel.content.isAcross ? facts.panel.x.title : facts.panel.y.title
    let name = own?.plain ?? (title.contains("$") ? facts.shown.quantity.words : title)
    let rest = ResultTitles.rest(of: facts.curves.map(\.table)).map { rest in
      rest.hasPrefix(", ") ? " (\(rest.dropFirst(2)))" : rest
    }
    let what = "\(name)\(rest ?? "")"
    let isLog = (facts.panel.content.isAcross ? facts.panel.x.scale : facts.panel.y.scale) == .log
    let log = isLog ? ", logarithmic axis" : ""
    let x = facts.panel.x.title?.plain
    switch facts.panel.content {
    case .curves: return ""
    case .steps:
      let steps = facts.shown.entries.map { facts.results.plans[$0.plan].steps }.max() ?? facts.steps
      let across = facts.panel.x.scale == .log ? ", both axes logarithmic" : log
      let both =
        isLog && facts.panel.x.scale == .log ? across : facts.panel.x.scale == .log ? ", steps logarithmic" : log
      return "Line chart of the \(what) over \(NumberText.count(steps)) steps\(both)."
    case .rates:
      return "Chart of the \(what) against the \(x ?? "peak learning rate"), \(range(of: facts)), logarithmic\(log)."
    case .outcomes: return "Bars of the \(what)\(log)."
    case .varied:
      return "Chart of the \(what) against \(x ?? facts.shown.variedName?.plain ?? "what is varied")\(log)."
    case .cells:
      return "Table of cells of the \(what): \(x ?? "peak learning rate") across, \(range(of: facts)), "
        + "\(facts.panel.y.title?.plain ?? facts.shown.variedName?.plain ?? "curves") upward."
    case .plane:
      return "Ways through the plane over lines of equal loss: \(x ?? "first coordinate") across, "
        + "\(facts.panel.y.title?.plain ?? "second coordinate") upward."
    }
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
    let log = panel.y.scale == .log ? ", logarithmic axis" : ""
    return "Line chart of the \(panel.quantity.words) of \(names.joined(separator: ", ")) over "
      + "\(NumberText.count(spec.steps)) steps\(log)."
  }

  /// The curve's name, with the value of what is varied.
  static func name(_ entry: ResultsPanel.Entry, _ panel: ResultsPanel) -> String {
    guard let varied = entry.varied else { return entry.label.plain }
    let name = "\(panel.variedName?.plain ?? "") \(number(varied))"
    return panel.groups.count > 1 ? "\(entry.label.plain), \(name)" : name
  }

  static func number(_ x: Double) -> String { NumberText.short(x).plain }

  /// `From high to low: a 3, b 2.`, of numbers that are there.
  static func order(_ numbers: [(name: String, value: Double)], _ place: String) -> [String] {
    guard numbers.count > 1, numbers.count <= 12, numbers.allSatisfy({ !$0.value.isNaN }) else { return [] }
    let sorted = numbers.enumerated().sorted { a, b in
      a.element.value == b.element.value ? a.offset < b.offset : a.element.value > b.element.value
    }
    return [
      (place.isEmpty ? "From" : place + " from") + " high to low: " + sorted.map(\.element.name).joined(separator: ", ")
        + "."
    ]
  }

  /// ` at a tuned peak rate of 0.3 (cliff)`
  static func tuned(_ table: ResultTable, _ note: ResultNote = []) -> String {
    guard let rate = table.tunedRate else { return "" }
    let marks = note.intersection([.edge, .cliff]).words
    return " at a tuned peak rate of \(number(rate))" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
  }
}

extension PanelSpec.Content {
  /// Whether values run along x.
  var isAcross: Bool { if case .outcomes = self { true } else { false } }
}
