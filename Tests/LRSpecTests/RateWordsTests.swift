import LRPlotting
import LRResults
import LRTraining
import Testing

@testable import LRSpec

/// Numbers against a peak rate or a setting: what is told of rates without a number, and of many values.
@Suite("Words for what is tried") struct RateWordsTests {
  private static let quadratic = #""problem": { "type": "quadratic", "curvatures": [1], "start": [1] }"#

  private func row(_ x: Double, _ value: Double, _ note: ResultNote = []) -> ResultRow {
    ResultRow(x: x, value: value, low: .nan, high: .nan, counted: 1, runs: 1, note: note)
  }

  @Test("rates without a number lie below, between or above those that have one: each once")
  func lost() {
    // Every way in which five rates may have a number, miss the target or diverge.
    for code in 0..<243 {
      let rows = (0..<5).map { place -> ResultRow in
        let kind = (0..<place).reduce(code) { rest, _ in rest / 3 } % 3
        return kind == 0
          ? row(Double(place), 1) : row(Double(place), .infinity, kind == 1 ? .diverged : .notReached)
      }
      let lost = LostRates(rows)
      #expect((lost.low + lost.between + lost.high).map(\.x) == rows.filter { !$0.value.isFinite }.map(\.x))
      let numbers = rows.filter { $0.value.isFinite }.map(\.x)
      guard let first = numbers.first, let last = numbers.last else { continue }
      #expect(lost.low.allSatisfy { $0.x < first } && lost.high.allSatisfy { $0.x > last })
      #expect(lost.between.allSatisfy { (first...last).contains($0.x) })
      for rows in [lost.low, lost.between, lost.high] where !rows.isEmpty {
        let verb = LostRates.verb(rows)
        #expect(verb.contains("diverges") == rows.contains { $0.note == .diverged })
        #expect(verb.contains("reach the target") == rows.contains { $0.note == .notReached })
      }
    }
  }

  @Test("a rate between two others that diverges is told and shaded, and so is one that may do either")
  func between() throws {
    // Only a rate near 1 or 2 leaves ½x² with the loss that the target asks for within the steps.
    let text = """
      { "steps": 6, "show": "sweep", "schedule": { "type": "constant", "lr": 1 }, "train": { \(Self.quadratic),
          "target": { "below": 0.001 }, "score": "steps_to_target", "diverged_above": 1e3,
          "sweep": { "rates": [0.1, 0.6, 1.5, 1.6, 1.7, 1.9, 4, 5] } } }
      """
    let (spec, results) = try SpecReading(text).trained()
    let table = spec.values(results).curves[0].table
    let figure = try SpecReading(text).figure()
    let lost = LostRates(Array(table))
    #expect(!lost.low.isEmpty && !lost.high.isEmpty)
    let low = PanelWords.number(lost.low.last?.x ?? .nan)
    #expect(figure.summary.contains("does not reach the target up to \(low)"), "\(figure.summary)")
    #expect(figure.summary.contains("diverges or does not reach the target from "))
    #expect(figure.panels[0].ranges.map(\.name.plain).contains("diverged or target not reached"))
  }

  @Test("where there is much to tell, of what is varied both ends are told, each with all curves in order")
  func briefLines() throws {
    let curves = (1...8).map {
      #"{ "label": "number \#($0)", "schedule": { "type": "constant", "lr": \#(Double($0) / 10) } }"#
    }
    let panel = #"{ "show": "final", "vary": { "key": "train.problem.start", "values": [[1], [3]], "name": "start" } }"#
    let text = """
      { "steps": 1, "train": { \(Self.quadratic), "diverged_above": 1e3 }, "curves": [\(curves.joined(separator: ", "))],
        "panels": [\(panel), \(panel), \(panel)] }
      """
    let reading = SpecReading(text.replacing("[[1], [3]]", with: "[1, 2, 3]").replacing("problem.start", with: "seed"))
    let summary = try reading.figure().summary
    // ½(1 − η)² of every curve.
    #expect(summary.contains("At start 1, from high to low: number 1 0.405, number 2 0.32"), "\(summary)")
    #expect(summary.contains("At start 3, from high to low: number 1 0.405"))
    #expect(!summary.contains("At start 2,"))
  }

  @Test("of many values of what is varied the ends, the lowest and the highest are told, each with its number")
  func manyValues() throws {
    let values = [0.1, 0.3, 0.9, 1, 1.2, 0.5, 1.7, 1.9, 0.7, 0.6]
    let text = """
      { "steps": 3, "show": "final", "vary": { "key": "schedule.lr", "values": \(values), "name": "rate" },
        "curves": [{ "label": "a", "schedule": { "type": "constant", "lr": 1 } }], "train": { \(Self.quadratic) } }
      """
    let (spec, results) = try SpecReading(text).trained()
    let numbers = spec.values(results).named.map { $0.value() ?? .nan }
    #expect(numbers.count == values.count)
    let low = try #require(numbers.indices.min { numbers[$0] < numbers[$1] })
    let high = try #require(numbers.indices.max { numbers[$0] < numbers[$1] })
    let places = Set([0, low, high, values.count - 1]).sorted()
    let told = places.map { place in
      let word = place == low ? "lowest " : place == high ? "highest " : ""
      return "at rate \(PanelWords.number(values[place])) \(word)\(PanelWords.number(numbers[place]))"
    }
    let summary = try SpecReading(text).figure().summary
    #expect(summary.contains("a: " + told.joined(separator: "; ") + "."), "\(summary)")
  }

  @Test("a formula beside the runs has its numbers in the tables too")
  func formulas() throws {
    let (spec, results) = try SpecReading(
      """
      { "steps": 9, "show": "best_squared_gradient", "formulas": ["theorem_bound"],
        "schedule": { "type": "constant", "lr": 0.5 }, "train": { \(Self.quadratic) } }
      """
    ).trained()
    let bound = try #require(spec.values(of: .theoremBound, results))
    #expect(spec.shows(.theoremBound, panel: nil) && !spec.shows(.theoremBound, panel: 1))
    let alone = try SpecReading(
      """
      { "steps": 9, "show": "theorem_bound", "schedule": { "type": "constant", "lr": 0.5 }, "train": { \(Self.quadratic) } }
      """
    ).trained()
    #expect(
      Array(bound.curves[0].table).map(\.value) == Array(alone.spec.values(alone.results).curves[0].table).map(\.value))
    #expect(spec.values(of: .loss, results) == nil && spec.values(of: .theoremBound, results, panel: 7) == nil)
  }
}
