import LRInput
import LRResults
import LRSchedules
import LRTraining
import Testing

@testable import LRSpec

@Suite("Explanations")
struct ExplanationTests {
  static func explanation(_ json: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Explanation {
    Explanation(try spec(json, sourceLocation: sourceLocation))
  }

  static func spec(_ json: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> ChartSpec {
    let sink = DiagnosticSink(Source(name: "spec.json", text: json))
    let node = try #require(JSONReader.parse(sink), sourceLocation: sourceLocation)
    return try #require(
      ChartReader.read(node, sink: sink), "\(sink.sorted.map(\.message))", sourceLocation: sourceLocation)
  }

  @Test("A whole explanation")
  func whole() throws {
    let text = try Self.explanation(
      #"{"steps": 1000, "schedule": {"type": "wsd", "lr": 0.1, "warmup": 100, "decay": 200}, "label": "ours"}"#
    ).written(as: .text)
    #expect(
      text == """
        ours
          Over 1,000 steps the rate warms up from 0.001 to 0.1 in 100 steps, then holds 0.1 until step 800,
          then falls from 0.1 to 5×10⁻⁴ at the end, and reaches 0 at step 1,000.

          phase   updates     from   to
          warmup  0 to 99     0.001  0.1
          hold    100 to 799  0.1    0.1
          decay   800 to 999  0.1    5×10⁻⁴

          peak              0.1 at step 99
          lowest            5×10⁻⁴ at step 999
          first update      0.001
          last update       5×10⁻⁴
          end of the curve  0 at step 1,000
          sum               85.1
          sum of squares    ≈8.01002
          mean              0.0851, 85.1 % of the peak

          no findings

        """)
  }

  @Test(
    "What happens, in a sentence",
    arguments: [
      (#"{"type": "constant", "lr": 0.1}"#, "Over 1,000 steps the rate stays at 0.1."),
      (#"{"type": "step", "lr": 0.1, "every": 300}"#, "the rate falls in stairs from 0.1 to 10⁻⁴ at the end."),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 250}"#, "the rate goes through 4 cycles."),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 10}"#, "the rate goes through 100 cycles."),
      (
        #"{"type": "table", "values": [0.1, 0.2, 0.05]}"#,
        "the rate goes to and fro between 0.05 and 0.2, from 0.1 to 0.05."
      ),
      (
        #"{"type": "piecewise", "points": [[0, 0.1], [500, 0.2], [1000, 0.1]]}"#,
        "the rate rises from 0.1 to 0.2 at step 500, then falls from 0.2 to 0.1002 at the end, and reaches 0.1 at step 1,000."
      ),
    ])
  func sentence(_ schedule: String, words: String) throws {
    let text = try Self.explanation(#"{"steps": 1000, "schedule": \#(schedule)}"#).written(as: .text)
    let sentence = text.split(separator: "\n")[1...].joined(separator: " ").replacing(#/ +/#, with: " ")
    #expect(sentence.contains(words), "\(sentence)")
  }

  @Test("Many phases are told by the first and the last of them")
  func manyPhases() throws {
    let text = try Self.explanation(
      #"{"steps": 1000, "schedule": {"type": "cosine_restarts", "lr": 0.1, "first": 20}}"#
    ).written(as: .text)
    #expect(text.contains("\n  cycle 9"))
    #expect(!text.contains("\n  cycle 10 "))
    #expect(text.contains("\n  … 39 more\n  cycle 49"))
    #expect(text.contains("\n  cycle 50"))
  }

  @Test("Findings are told with their rule, reason and source")
  func findings() throws {
    let explanation = try Self.explanation(
      #"{"steps": 1000, "schedule": {"type": "cosine", "lr": 0.1, "warmup": 800}}"#)
    #expect(explanation.hasFindings)
    let text = explanation.written(as: .text)
    #expect(text.contains("  warning: 800 steps of warmup are 80 % of the run [long-warmup]\n      in a short run"))
  }

  @Test("JSON is JSON, with the keys that the help names, and every curve")
  func json() throws {
    let text = try Self.explanation(
      #"""
      {"steps": 1000, "curves": [
        {"label": "a \"b\"", "schedule": {"type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 50}},
        {"schedule": {"type": "linear", "lr": 0.1, "steps": 500}}]}
      """#
    ).written(as: .json)
    let sink = DiagnosticSink(Source(name: "out.json", text: text))
    let curves = try #require(JSONReader.parse(sink)?["curves"]?.array)
    #expect(curves.count == 2)
    #expect(
      curves[0].members?.map(\.key) == [
        "label", "type", "steps", "phases", "peak", "first", "last", "final", "end", "min", "min_step", "sum",
        "sum_error",
        "sum_of_squares", "sum_of_squares_error", "mean", "findings",
      ])
    #expect(curves[0]["label"]?.string == "a \"b\"")
    #expect(curves[0]["peak"]?["rate"]?.double == 0.1)
    #expect(curves[0]["peak"]?["step"]?.integer == 49)
    #expect(curves[0]["phases"]?.array?.map { $0["end"]?.integer } == [50, 1000])
    #expect(curves[0]["findings"]?.array?.isEmpty == true)
    #expect(curves[1]["findings"]?.array?.map { $0["rule"]?.string } == ["own-length", "zero-rate"])
    #expect(text.hasSuffix("\n]}\n"))
  }

  @Test("A sum beyond all numbers is null")
  func huge() throws {
    #expect(Explanation.number(.infinity) == "null")
    #expect(Explanation.number(0.1) == "0.1")
  }

  @Test("A panel with a length of its own is explained at that length")
  func ownLength() throws {
    let spec = try Self.spec(
      #"""
      { "steps": 100, "schedule": {"type": "linear", "lr": 1, "warmup": "10%"}, "panels": [
        {"title": "long", "show": "lr"}, {"title": "short", "show": "lr", "steps": 20},
        {"title": "again", "show": "partial_sum", "steps": 20} ] }
      """#)
    let parts = Explanation(spec).curves.compactMap { curve -> Explanation.Part? in
      if case .planned(let part) = curve { part } else { nil }
    }
    #expect(parts.map(\.label) == ["linear", "linear, short"])
    #expect(parts.map(\.report.steps) == [100, 20])
    // Two of twenty updates, and not ten of a hundred.
    #expect(parts.map(\.report.peak.step) == [9, 1])
    #expect(Explanation(spec).written(as: .text).contains("Over 20 steps the rate warms up"))
    // What no panel shows is not told, and `diff` compares runs of the chart's length.
    let alone = try Self.spec(
      #"""
      { "steps": 100, "schedule": {"type": "linear", "lr": 1}, "panels": [ {"title": "short", "show": "lr", "steps": 20} ] }
      """#)
    #expect(Explanation(alone).curves.count == 1)
    #expect(Explanation(alone).written(as: .text).contains("Over 20 steps"))
    #expect(Comparison(alone, spec, names: ("a", "b")).hasPairs)
    #expect(Comparison(alone, alone, names: ("a", "b")).isEqual)
  }

  @Test("Lengths that are varied are not told, and that is said")
  func variedLengths() throws {
    let spec = try Self.spec(
      #"""
      { "steps": 100, "schedule": {"type": "linear", "lr": 1}, "panels": [ {"title": "left", "show": "moderate_share",
        "vary": {"key": "steps", "values": [20, 40]}} ] }
      """#)
    #expect(Explanation(spec).written(as: .text).hasSuffix("The lengths that are varied in left are not told.\n"))
  }

  @Test("A formula of more steps than can be looked at says so", arguments: [1, 3])
  func looks(gap: Int) throws {
    var spec = try Self.spec(#"{"steps": 100, "schedule": {"type": "expression", "formula": "0.1"}}"#)
    var read = try #require(spec.curves[0].schedule)
    #expect(read.facts.formulaGap == 1)
    // As a run of thirty million steps has it.
    read.facts.formulaGap = gap
    spec.curves[0].content = .schedule(read)
    let explanation = Explanation(spec)
    let words = "formula is looked at every 3rd step"
    #expect(explanation.written(as: .text).contains("Its \(words): what lies between is not seen.") == (gap > 1))
    #expect(explanation.written(as: .json).contains("\"looked_at_every\":3,") == (gap > 1))
    let facts = CurveFacts(read.schedule, steps: 100)
    #expect(
      Summary.text(spec, facts: [facts], results: try noRuns(spec)).contains("; its \(words)") == (gap > 1))
  }

  private func noRuns(_ spec: ChartSpec) throws -> Results {
    try Results(spec.plans, runner: TrainingRunner(workers: Workers(threads: 1)))
  }
}
