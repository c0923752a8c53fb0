import LRPlotting
import LRResults
import LRScene
import Testing

@testable import LRSpec

/// What is drawn, printed, named and told of one quantity is one number, whether runs diverge or not: for every quantity
/// there is, without anybody adding it here.
@Suite("One number") struct OneNumberTests {
  struct Case: CustomStringConvertible, Sendable {
    var quantity: Quantity
    /// Above which a run has diverged: at 4 most runs of the second curve have.
    var bound: Double
    var form: Form
    var description: String { "\(quantity.name), \(form), diverged above \(bound)" }
  }

  /// How the chart shows the quantity.
  enum Form: String, CaseIterable {
    case plain
    /// Recorded at every seventh step.
    case rare
    /// The first schedule acts on the losses of its own runs.
    case driven
    /// Each curve once with each noise of its gradients.
    case varied
    /// Twice, the second time over fewer steps.
    case panels
  }

  static let cases = Quantity.catalog.all.flatMap { quantity in
    Form.allCases.filter { $0 != .driven || !quantity.isTried }.flatMap { form in
      (form == .plain ? [1e12, 4] : [4]).map { Case(quantity: quantity, bound: $0, form: form) }
    }
  }

  private func reading(_ one: Case) -> SpecReading {
    let (name, form) = (one.quantity.name, one.form)
    let formulas = name == "theorem_bound" ? "" : #""formulas": ["theorem_bound"],"#
    let tune = name == "tuned_lr" || name == "steps_to_target" && form != .driven
    let first =
      #"{ "type": \#(form == .driven ? #""plateau", "metrics": "loss", "patience": 2"# : #""constant""#), "lr": 1 }"#
    let shown = #""show": "\#(name)""#
    let panels = #""panels": [{ \#(shown) }, { \#(shown), "title": "short", "steps": 20 }],"#
    return SpecReading(
      """
      { "steps": 40, \(form == .panels ? panels : shown + ",") \(formulas) "curves": [
          { "label": "first", "schedule": \(first) },
          { "label": "second", "schedule": { "type": "cosine", "lr": 2 } } ],
        \(form == .varied ? #""vary": { "key": "train.problem.noise", "values": [1, 0.5] },"# : "")
        "train": { "problem": { "type": "quadratic", "curvatures": [1, 0.5], "start": [1, 1], "noise": 1 },
          "optimizer": { "type": "rmsprop", "eps": 1 }, "runs": 8, "seed": 3, "diverged_above": \(one.bound),
          \(tune ? #""tune": { "from": 0.1, "to": 3, "per_decade": 4, "refine": 0 },"# : "")
          \(form == .rare ? #""every": 7,"# : "") \(form == .driven ? "" : #""sweep": { "rates": [0.5, 1, 2] },"#)
          "target": { "below": 0.5 } } }
      """)
  }

  @Test(arguments: cases)
  func drawnIsPrintedIsNamedIsTold(one: Case) throws {
    let (spec, results) = try reading(one).trained()
    let figure = spec.figure(results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
    #expect(figure.panels.count == (one.form == .panels ? 2 : 1))
    for (place, panel) in figure.panels.enumerated() {
      let table = try #require(spec.values(of: one.quantity, results, panel: place))
      let names =
        one.form == .varied
        ? ["first, noise 1", "first, noise 0.5", "second, noise 1", "second, noise 0.5"] : ["first", "second"]
      #expect(table.quantity == one.quantity && table.curves.map(\.name) == names)
      try judge(table, panel, figure.summary, isVaried: one.form == .varied)
    }
  }

  /// What is printed and named of a table is drawn in a panel and told in words.
  private func judge(_ table: ValueTable, _ panel: Panel, _ summary: String, isVaried: Bool) throws {
    let printed = PrintedTable(table)
    let outcomes = panel.series.flatMap { $0.bars.map(\.value) + $0.points.map { isVaried ? $0.y : $0.x } }
    for (place, curve) in table.curves.enumerated() {
      let rows = printed.rows[place]
      #expect(rows.count == curve.table.count)
      let named = curve.values(of: table.quantity)
      func told(_ value: Double) -> Bool { isTold(NumberText.short(value).plain, of: curve.name, in: summary) }
      switch table.quantity.form {
      case .steps:
        let series = panel.series[place]
        let numbers = rows.filter { $0.value != nil }
        for row in numbers {
          let drawn = series.curve.value(at: row.x)
          #expect(drawn == row.value, "step \(row.x)")
          #expect(named.value(String(Int(row.x))) == row.value)
        }
        #expect(named.value("last") == numbers.last?.value ?? nil)
        if let last = numbers.last?.value ?? nil { #expect(told(last), "\(last): \(summary)") }
        #expect(series.label.plain.contains("diverged") == (curve.table.runs > 1 && curve.table.diverged > 0))
        if curve.table.runs > 1, curve.table.diverged > 0 {
          #expect(
            isTold("of 8 runs, \(curve.table.diverged) diverged", of: curve.name, in: summary)
              || isTold("all 8 runs diverged", of: curve.name, in: summary))
        }
        if curve.table.stride > 1 { #expect(summary.contains("every \(curve.table.stride)th step")) }
      case .rates:
        for row in rows {
          guard let value = row.value else { continue }
          #expect(panel.series[place].curve.value(at: row.x) == value)
        }
        if let best = named.value("best"), table.quantity.unit != .share { #expect(told(best)) }
      case .outcome:
        let value = named.value()
        #expect(value == rows.first?.value ?? nil || value == .infinity)
        guard let value, value.isFinite else { continue }
        #expect(outcomes.contains(value))
        let count = "\(Int((value * 8).rounded())) of 8 runs"
        #expect(
          told(table.quantity.unit == .share ? value * 100 : value)
            || table.quantity.unit == .share && summary.contains(count), "\(value): \(summary)")
      case .plane:
        #expect(panel.series[place].curve.from == rows.compactMap(\.x).min())
        if let last = rows.last?.value { #expect(told(last)) }
      }
    }
  }

  /// Whether a sentence about a curve, whose name may hold what is varied, says a number or words.
  private func isTold(_ words: String, of name: String, in summary: String) -> Bool {
    let label = String(name.prefix { $0 != "," })
    return summary.ranges(of: "\(name): ").isEmpty
      ? summary.contains("\(label): ") && summary.contains(words)
      : summary.ranges(of: "\(name): ").contains { range in
        let rest = summary[range.upperBound...]
        return rest[..<(rest.firstRange(of: ". ")?.lowerBound ?? rest.endIndex)].contains(words)
      }
  }

  @Test("16 runs of which all but one diverge: the figure, the table and the description say 9,265")
  func theMeanOfTheRunsThatAreLeft() throws {
    let (spec, results) = try SpecReading(
      """
      {"steps":60,"train":{"problem":{"type":"quadratic","curvatures":[1],"start":[0],"noise":1},"runs":16,
       "diverged_above":1e4},"curves":[{"label":"η = 2.1","schedule":{"type":"constant","lr":2.1}}],"show":"loss","y":"log"}
      """
    ).trained()
    let figure = spec.figure(results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
    let printed = try #require(PrintedTable(spec.values(results)).rows[0].last)
    #expect(printed.x == 60)
    let value = try #require(printed.value)
    #expect(abs(value - 9264.69) < 0.01)
    #expect(figure.panels[0].series[0].curve.value(at: 60) == value)
    #expect(figure.summary.contains("ends at ≈9,265; mean of 1 of 16 runs, 15 diverged"))
    #expect(
      figure.panels[0].y.title?.plain
        == "loss, mean ± s.e. of those of 16 runs that have not diverged (15 did: loss above 10,000)")
  }

  @Test("the preconditioner of four runs is the mean of four")
  func preconditionerOfFour() throws {
    func last(_ runs: Int) throws -> Double {
      let (spec, results) = try SpecReading(
        steps: 10, schedule: #"{ "type": "constant", "lr": 0.1 }"#,
        #"""
        "show": "preconditioner", "train": { "problem": { "type": "quadratic", "curvatures": [1, 10], "noise": 1 },
          "optimizer": { "type": "adam" }, "runs": \#(runs) }
        """#
      ).trained()
      let figure = spec.figure(results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
      let drawn = figure.panels[0].series[0].curve.value(at: 9)
      #expect(drawn == PrintedTable(spec.values(results)).rows[0][9].value)
      return drawn
    }
    let (alone, four) = (try last(1), try last(4))
    #expect(abs(alone - 0.424) < 0.001)
    #expect(abs(four - 0.535) < 0.001)
  }
}

extension Quantity {
  /// Whether it needs peak rates that are tried, which a schedule that acts on losses has not.
  fileprivate var isTried: Bool { !needs.filter { [.tune, .sweep, .sweepOrTune].contains($0) }.isEmpty }
}

/// A table as its CSV says it, read back.
struct PrintedTable {
  struct Row {
    var x: Double
    var value: Double?
  }

  private(set) var rows: [[Row]] = []

  init(_ table: ValueTable) {
    // The bytes are those of `lrplot values`; reading them back tells what people get. Names may hold commas.
    let plain = ValueTable(
      table.quantity, curves: table.curves.enumerated().map { NamedTable(name: "c\($0)", table: $1.table) })
    var bytes: [UInt8] = []
    plain.write(.csv) { chunk in
      bytes += chunk
      return true
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let head = cells[0]
    func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
    for curve in plain.curves {
      if table.quantity.form == .steps {
        let column = head.firstIndex(of: curve.name) ?? 0
        let all = cells.dropFirst().map { Row(x: Double($0[0]) ?? .nan, value: number($0[column])) }
        rows.append(Array(all.prefix(curve.table.count)))
        continue
      }
      let own = cells.dropFirst().filter { $0[0] == curve.name }
      let (x, value) = table.quantity.form == .plane ? (2, 3) : table.quantity.form == .rates ? (1, 2) : (1, 1)
      rows.append(own.map { Row(x: Double($0[x]) ?? .nan, value: number($0[value])) })
    }
  }
}
