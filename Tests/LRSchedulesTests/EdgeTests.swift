import Testing

@testable import LRDialects
@testable import LRInput
@testable import LRSchedules

/// An edge of a schedule type or of a framework's schedule, with the spec that leads there.
struct EdgeCase: Sendable, CustomTestStringConvertible {
  let name: String
  let edge: Edge
  let spec: String
  /// Keras computes in 32 bits.
  var isSingle = false
  var testDescription: String { "\(name): \(edge.text)" }

  static let all: [EdgeCase] =
    ScheduleEntry.catalog.all.flatMap { entry in
      entry.edges.map { EdgeCase(name: entry.name, edge: $0, spec: entry.example(of: $0)) }
    }
    + ScheduleEntry.modifiers.flatMap { entry in
      entry.edges.map { EdgeCase(name: entry.name, edge: $0, spec: entry.example(of: $0)) }
    }
    + DialectEntry.all.flatMap { entry in
      let name = "\(entry.dialect) \(entry.name)"
      return entry.edges.map {
        EdgeCase(name: name, edge: $0, spec: entry.example(of: $0), isSingle: entry.dialect == .keras)
      }
    }
}

@Suite("What the reference says of edges")
struct EdgeTests {
  @Test("The rates are those that the schedule has, and what is refused is refused", arguments: EdgeCase.all)
  func rates(_ it: EdgeCase) {
    let form = DialectForm(it.spec, steps: it.edge.steps)
    guard !it.edge.isRefused else {
      #expect(form.read == nil, "\(it.spec)")
      #expect(form.errors.count == 1, "\(form.errors) \(it.spec)")
      return
    }
    guard let read = form.read else {
      Issue.record("refused: \(form.errors) \(it.spec)")
      return
    }
    let largest = it.edge.rates.map { abs($0.value) }.max() ?? 0
    for (step, rate) in it.edge.rates {
      let found = read.schedule.rate(at: Double(step))
      // Four digits are written; where they are all there are, they must be exact.
      let tolerance = 5e-4 * abs(rate) + (it.isSingle ? 1e-7 : 1e-15) * largest
      #expect(
        abs(found - rate) <= tolerance && DecimalText.short(found) == DecimalText.short(rate), "t = \(step): \(found)")
    }
  }

  @Test("Every schedule has edges, told in sentences", arguments: ScheduleEntry.catalog.all.map(\.name))
  func told(name: String) throws {
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    #expect(!entry.edges.isEmpty)
    #expect(entry.edges.contains { !$0.isRefused && $0.rates.count > 1 })
    for edge in entry.edges { #expect(edge.text.hasSuffix(".") || edge.text.hasSuffix("…"), "\(edge.text)") }
  }

  @Test("Every framework's schedule has edges and a formula", arguments: Dialect.allCases)
  func toldOfDialects(_ dialect: Dialect) {
    for entry in dialect.catalog.all {
      #expect(entry.edges.contains { !$0.isRefused && !$0.rates.isEmpty }, "\(entry.name)")
      for edge in entry.edges { #expect(edge.text.hasSuffix(".") || edge.text.hasSuffix("…"), "\(edge.text)") }
      #expect(!entry.formula.isEmpty && !entry.source.isEmpty && entry.summary.hasSuffix("."), "\(entry.name)")
    }
  }

  @Test(
    "Formulas hold nothing that GitHub would take for Markdown or HTML",
    arguments: ScheduleEntry.catalog.all.map(\.latex) + ScheduleEntry.modifiers.map(\.latex)
      + DialectEntry.all.map(\.latex))
  func latex(_ latex: String) {
    #expect(latex.hasPrefix(#"\eta_"#))
    // A backslash before a sign escapes the sign: `\,` comes out as a comma.
    #expect(!latex.contains(/\\[^a-zA-Z]/), "\(latex)")
    #expect(!latex.contains(/[<>*`$]/), "\(latex)")
    #expect(latex.count { $0 == "{" } == latex.count { $0 == "}" }, "\(latex)")
    let lefts = latex.matches(of: /\\left\b/).count
    #expect(lefts == latex.matches(of: /\\right\b/).count, "\(latex)")
  }
}
