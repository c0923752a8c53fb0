import LRPlotting
import LRResults
import LRScene
import Testing

@testable import LRSpec

/// What is drawn, printed, named and told of one quantity is one number, whether runs diverge or not: for every quantity
/// there is, without anybody adding it here.
@Suite("One number") struct OneNumberTests {
  struct Case: CustomStringConvertible, Sendable {
    var quantity: String
    /// Above which a run has diverged: at 4 most runs of the second curve have.
    var bound: Double
    var description: String { "\(quantity), diverged above \(bound)" }
  }

  static let cases = Quantity.catalog.names.flatMap { name in
    [1e12, 4].map { Case(quantity: name, bound: $0) }
  }

  private func reading(_ one: Case) -> SpecReading {
    let formulas = one.quantity == "theorem_bound" ? "" : #""formulas": ["theorem_bound"],"#
    let tune = one.quantity == "tuned_lr" || one.quantity == "steps_to_target"
    return SpecReading(
      """
      { "steps": 40, "show": "\(one.quantity)", \(formulas) "curves": [
          { "label": "first", "schedule": { "type": "constant", "lr": 1 } },
          { "label": "second", "schedule": { "type": "cosine", "lr": 2 } } ],
        "train": { "problem": { "type": "quadratic", "curvatures": [1, 0.5], "start": [1, 1], "noise": 1 },
          "optimizer": { "type": "rmsprop", "eps": 1 }, "runs": 8, "seed": 3, "diverged_above": \(one.bound),
          \(tune ? #""tune": { "from": 0.1, "to": 3, "per_decade": 4, "refine": 0 },"# : "")
          "target": { "below": 0.5 }, "sweep": { "rates": [0.5, 1, 2] } } }
      """)
  }

  @Test(arguments: cases)
  func drawnIsPrintedIsNamedIsTold(one: Case) throws {
    let (spec, results) = try reading(one).trained()
    let figure = Resolve.figure(spec, results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
    let table = spec.values(results)
    #expect(table.quantity.name == one.quantity)
    #expect(table.curves.map(\.name) == ["first", "second"])
    let panel = figure.panels[0]
    let printed = PrintedTable(table)
    for (place, curve) in table.curves.enumerated() {
      let rows = printed.rows[place]
      #expect(rows.count == curve.table.count)
      let series = panel.series[place]
      let named = curve.values(of: table.quantity)
      switch table.quantity.form {
      case .steps:
        let numbers = rows.filter { $0.value != nil }
        for row in numbers {
          let drawn = series.curve.value(at: row.x)
          #expect(drawn == row.value, "step \(row.x)")
          #expect(named.value(String(Int(row.x))) == row.value)
        }
        #expect(named.value("last") == numbers.last?.value ?? nil)
        if let last = numbers.last?.value ?? nil { #expect(told(last, in: figure.summary)) }
        #expect(series.label.plain.contains("diverged") == (curve.table.runs > 1 && curve.table.diverged > 0))
        if curve.table.runs > 1, curve.table.diverged > 0 {
          #expect(figure.summary.contains("of 8 runs, \(curve.table.diverged) diverged"))
        }
      case .rates:
        for row in rows {
          guard let value = row.value else { continue }
          #expect(series.curve.value(at: row.x) == value)
        }
        if let best = named.value("best"), table.quantity.unit != .share { #expect(told(best, in: figure.summary)) }
      case .outcome:
        let value = named.value()
        #expect(value == rows.first?.value ?? nil || value == .infinity)
        let drawn = series.bars.first?.value ?? series.points.first?.x
        if let value, value.isFinite {
          #expect(drawn == value)
          #expect(
            told(table.quantity.unit == .share ? value * 100 : value, in: figure.summary) || isCount(figure, value))
        }
      case .plane:
        #expect(series.curve.from == rows.compactMap(\.x).min())
        if let last = rows.last?.value { #expect(told(last, in: figure.summary)) }
      }
    }
  }

  private func told(_ value: Double, in summary: String) -> Bool {
    summary.contains(NumberText.short(value).plain)
  }

  private func isCount(_ figure: Figure, _ share: Double) -> Bool {
    figure.summary.contains("\(Int((share * 8).rounded())) of 8 runs")
  }

  @Test("16 runs of which all but one diverge: the figure, the table and the description say 9,265")
  func theMeanOfTheRunsThatAreLeft() throws {
    let (spec, results) = try SpecReading(
      """
      {"steps":60,"train":{"problem":{"type":"quadratic","curvatures":[1],"start":[0],"noise":1},"runs":16,
       "diverged_above":1e4},"curves":[{"label":"η = 2.1","schedule":{"type":"constant","lr":2.1}}],"show":"loss","y":"log"}
      """
    ).trained()
    let figure = Resolve.figure(spec, results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
    let printed = try #require(PrintedTable(spec.values(results)).rows[0].last)
    #expect(printed.x == 60)
    let value = try #require(printed.value)
    #expect(abs(value - 9264.69) < 0.01)
    #expect(figure.panels[0].series[0].curve.value(at: 60) == value)
    #expect(figure.summary.contains("ends at ≈9,265; mean of 1 of 16 runs, 15 diverged"))
    #expect(
      figure.panels[0].y.title?.plain
        == "loss, mean ± s.e. of those of 16 runs that have not diverged (15 did: loss above 10,000), log scale")
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
      let figure = Resolve.figure(spec, results: results, origin: Origin(digest: "d", spec: nil, generator: "g"))
      let drawn = figure.panels[0].series[0].curve.value(at: 9)
      #expect(drawn == PrintedTable(spec.values(results)).rows[0][9].value)
      return drawn
    }
    let (alone, four) = (try last(1), try last(4))
    #expect(abs(alone - 0.424) < 0.001)
    #expect(abs(four - 0.535) < 0.001)
  }
}

/// A table as its JSON says it, read back.
struct PrintedTable {
  struct Row {
    var x: Double
    var value: Double?
  }

  private(set) var rows: [[Row]] = []

  init(_ table: ValueTable) {
    // The bytes are those of `lrplot values`; reading them back tells what people get.
    var bytes: [UInt8] = []
    table.write(.csv) { chunk in
      bytes += chunk
      return true
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let head = cells[0]
    func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
    for curve in table.curves {
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
