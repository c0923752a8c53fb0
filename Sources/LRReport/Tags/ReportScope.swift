import LRInput
import LRResults

/// What a name in a tag may lead to.
protocol ReportNames {
  /// What it is that has the names: `the chart fig-a`.
  var what: String { get }
  /// The names that lead on, for hints.
  var names: [String] { get }
  /// Names, a `ReportNumber`, a `String` of words, or a `MarkdownBlock`; nil where there is nothing of the name.
  func child(named name: String) -> Any?
}

/// Everything that tags of a report may name.
final class ReportScope: ReportNames {
  private var charts: [String: ChartScope] = [:]
  private var values: [String: ReportNumber] = [:]
  private var texts: [String: String] = [:]
  private var blocks: [String: MarkdownBlock] = [:]
  private(set) var broken: Set<String> = []

  var what: String { "the report" }
  var names: [String] { (Array(charts.keys) + Array(values.keys) + Array(texts.keys) + Array(blocks.keys)).sorted() }

  /// - Parameter id: as the document has it.
  func add(_ chart: any ReportChart, id: String) { charts[ReportName.of(id)] = ChartScope(chart, id: id) }

  /// Notes a chart that could not be read: what is asked of it is no further mistake.
  func addBroken(id: String) { broken.insert(ReportName.of(id)) }

  /// Whether a chart could not be read whose name is not known: no name is a further mistake then.
  var hasNamelessMistake = false

  func add(_ value: Double, name: String) { values[name] = ReportNumber(value: value) }

  /// Adds words of this program, which are the same in Markdown.
  func add(_ text: String, name: String) { texts[name] = text }

  func add(_ block: MarkdownBlock, name: String) { blocks[name] = block }

  func child(named name: String) -> Any? { values[name] ?? charts[name] ?? texts[name] ?? blocks[name] }

  func has(_ name: String) -> Bool { child(named: name) != nil }
}

/// The quantities of a chart.
struct ChartScope: ReportNames {
  let chart: any ReportChart
  let id: String
  /// The panel that is asked, from 0; nil for the first that fits.
  var panel: Int?

  init(_ chart: any ReportChart, id: String, panel: Int? = nil) {
    self.chart = chart
    self.id = id
    self.panel = panel
  }

  var what: String { "the chart \(DiagnosticText.quoted(id))" }
  var names: [String] {
    (panel == nil && chart.panels.count > 1 ? chart.panels.indices.map { "panel_\($0 + 1)" } : [])
      + chart.columns(panel: panel).map(ReportName.of) + Quantity.catalog.names + ["problem"]
  }

  func child(named name: String) -> Any? {
    if panel == nil, !Self.isQuantity(name), let place = place(name) { return ChartScope(chart, id: id, panel: place) }
    if panel == nil, name == "problem" { return chart.problem.map { CurveScope(curve: $0, id: id) } }
    if let quantity = Quantity.named(name), let curves = chart.curves(quantity, panel: panel) {
      return QuantityScope(curves: curves, quantity: quantity.name, id: id)
    }
    return chart.columns(panel: panel).first { ReportName.of($0) == name }.map { column in
      QuantityScope(curves: chart.curves(ofColumn: column, panel: panel), quantity: name, id: id)
    }
  }

  /// Whether a name is that of a quantity, which some other chart may have.
  static func isQuantity(_ name: String) -> Bool { Quantity.named(name) != nil }

  /// `panel_2`, or the title of a panel.
  private func place(_ name: String) -> Int? {
    if name.hasPrefix("panel_"), let number = Int(name.dropFirst(6)), chart.panels.indices.contains(number - 1) {
      return number - 1
    }
    return chart.panels.firstIndex { !$0.isEmpty && ReportName.of($0.words) == name }
  }
}

/// The curves of a quantity.
struct QuantityScope: ReportNames {
  let curves: [NamedValues]
  let quantity: String
  let id: String

  var what: String { "`\(quantity)` of \(DiagnosticText.quoted(id))" }
  var names: [String] {
    curves.enumerated().map { index, curve in
      let name = ReportName.of(curve.label)
      return isAmbiguous(name) ? "curve_\(index + 1)" : name
    } + ["table"]
  }

  func child(named name: String) -> Any? {
    if name == "table" { return table }
    if name.hasPrefix("curve_"), let number = Int(name.dropFirst(6)), curves.indices.contains(number - 1) {
      return CurveScope(curve: curves[number - 1], rivals: self, id: id)
    }
    let fitting = curves.filter { ReportName.of($0.label) == name }
    return isAmbiguous(name) ? nil : fitting.first.map { CurveScope(curve: $0, rivals: self, id: id) }
  }

  /// Whether several curves that are not alike have the name: “0.5/√t” and “0.5/t²” are both `0_5_t`.
  ///
  /// Curves of one label are those of several panels, of which the first answers.
  private func isAmbiguous(_ name: String) -> Bool {
    Set(curves.map(\.label).filter { ReportName.of($0) == name }).count > 1
  }

  /// The names of the curves, and a column for each number that all of them share.
  private var table: MarkdownBlock {
    var columns: [String] = []
    for curve in curves { for name in curve.names where !columns.contains(name) { columns.append(name) } }
    if curves.first?.isAgainstSteps == true { columns = ["first", "peak", "last", "mean", "diverged"] }
    columns = columns.filter { name in
      !["low", "high", "runs", "edge", "cliff"].contains(name)
        && (name != "diverged" || curves.contains { ($0.value(name) ?? 0) > 0 })
    }
    let heads = ["schedule"] + columns.map { PlainText($0.replacing("_", with: " ")).markdown }
    return MarkdownBlock { [columns, curves] language in
      let rows = curves.map { curve in
        [PlainText(markup: curve.label).markdown]
          + columns.map { name in curve.value(name).map { ReportNumber(value: $0).written(in: language) } ?? "–" }
      }
      let lines = [heads, ["---"] + columns.map { _ in "--:" }] + rows
      return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
  }
}

/// The numbers of a curve; by itself it is the usual one.
struct CurveScope: ReportNames {
  let curve: NamedValues
  /// The curves of its quantity, which it can be compared with; nil where there are none.
  var rivals: QuantityScope?
  let id: String

  var what: String { "the curve \(DiagnosticText.quoted(curve.label)) of \(DiagnosticText.quoted(id))" }
  var names: [String] { curve.names + (curve.arm == nil || rivals == nil ? [] : ["over"]) }

  /// The number that stands for the curve.
  var number: ReportNumber? { curve.value().map { ReportNumber(value: $0) } }

  func child(named name: String) -> Any? {
    if name == "over", curve.arm != nil, let rivals { return RivalsScope(curve: curve, rivals: rivals) }
    return curve.value(name).map { ReportNumber(value: $0) }
  }
}

/// What a curve is of the others of its quantity: `over.cosine`.
struct RivalsScope: ReportNames {
  let curve: NamedValues
  let rivals: QuantityScope

  var what: String { "the curve \(DiagnosticText.quoted(curve.label)) over others" }
  var names: [String] { rivals.names.filter { $0 != "table" } }

  func child(named name: String) -> Any? {
    guard let rival = rivals.child(named: name) as? CurveScope, let arm = curve.arm, let other = rival.curve.arm,
      let comparison = ArmComparison(arm, over: other, among: rivals.curves.count - 1)
    else { return nil }
    return ComparisonScope(comparison: comparison, label: "\(curve.label) over \(rival.curve.label)")
  }
}

/// A ratio with its interval, and the word that the interval allows.
struct ComparisonScope: ReportNames {
  let comparison: ArmComparison
  let label: String

  var what: String { "the comparison \(DiagnosticText.quoted(label))" }
  var names: [String] { ["ratio", "low", "high", "verdict"] }

  func child(named name: String) -> Any? {
    switch name {
    case "ratio": ReportNumber(value: comparison.ratio)
    case "low": ReportNumber(value: comparison.low)
    case "high": ReportNumber(value: comparison.high)
    case "verdict": comparison.verdict.rawValue
    default: nil
    }
  }
}
