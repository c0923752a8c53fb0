import LRInput
import LRPlotting
import LRScene
import Testing

@testable import LRSpec

@Suite("Comparisons")
struct ComparisonTests {
  private static func comparison(
    _ a: String, _ b: String, names: (String, String) = ("x/a.json", "x/b.json")
  ) throws -> Comparison {
    try Comparison(ExplanationTests.spec(a), ExplanationTests.spec(b), names: names)
  }

  private static func one(_ schedule: String, steps: Int = 1000) -> String {
    #"{"steps": \#(steps), "schedule": \#(schedule)}"#
  }

  private static let cosine = one(#"{"type": "cosine", "lr": 0.1}"#)
  private static let linear = one(#"{"type": "linear", "lr": 0.1}"#)

  @Test("A whole comparison")
  func whole() throws {
    let a = Self.one(#"{"type": "wsd", "lr": 0.1, "decay": 200}"#)
    let b = Self.one(#"{"type": "wsd", "lr": 0.1, "decay": 400}"#)
    let comparison = try Self.comparison(a, b)
    #expect(!comparison.isEqual)
    #expect(
      comparison.written(as: .text) == """
        a                   peak 0.1 at step 0, final 5×10⁻⁴
        b                   peak 0.1 at step 0, final 2.5×10⁻⁴
        largest difference  0.05, 50 % of the peak, at step 800: 0.1 and 0.05
        they differ         from step 601 to step 999, by more than 10⁻⁹ of the peak

        """)
  }

  @Test("Equal but for rounding")
  func equal() throws {
    let same = try Self.comparison(Self.cosine, Self.cosine)
    #expect(same.isEqual)
    #expect(same.written(as: .text).contains("difference  none: the same rate at all 1,000 steps"))
    let near = try Self.comparison(
      Self.one(#"{"type": "constant", "lr": 0.3}"#), Self.one(#"{"type": "constant", "lr": 0.30000000000000004}"#))
    #expect(near.isEqual)
    #expect(near.written(as: .text).contains("none but rounding: at most"))
  }

  @Test("Shifts and factors are said")
  func relations() throws {
    let later = try Self.comparison(
      Self.one(#"{"type": "piecewise", "points": [[10, 0.1], [900, 0.01]]}"#),
      Self.one(#"{"type": "piecewise", "points": [[11, 0.1], [901, 0.01]]}"#))
    #expect(later.written(as: .text).contains("relation            b is a, 1 step later"))
    let scaled = try Self.comparison(Self.cosine, Self.one(#"{"type": "cosine", "lr": 0.2}"#))
    #expect(scaled.written(as: .text).contains("relation            b is 2 times a"))
  }

  @Test("Runs of unlike length are compared as far as both go, and are not equal")
  func lengths() throws {
    let comparison = try Self.comparison(
      Self.one(#"{"type": "constant", "lr": 0.1}"#, steps: 1000),
      Self.one(#"{"type": "constant", "lr": 0.1}"#, steps: 2000))
    #expect(!comparison.isEqual)
    #expect(comparison.written(as: .text).hasPrefix("the runs have 1,000 steps and 2,000 steps; the first 1,000 are"))
  }

  @Test("Several curves are matched by label; those without a twin are named")
  func pairs() throws {
    func curves(_ labels: [String]) -> String {
      let list = labels.map { #"{"label": "\#($0)", "schedule": {"type": "constant", "lr": 0.1}}"# }
      return #"{"steps": 10, "curves": [\#(list.joined(separator: ","))]}"#
    }
    let comparison = try Self.comparison(curves(["p", "q"]), curves(["q", "r"]))
    #expect(comparison.pairs.map(\.a.name) == ["q"])
    #expect(!comparison.isEqual)
    let text = comparison.written(as: .text)
    #expect(text.contains("only in x/a.json: p\n") && text.contains("only in x/b.json: r\n"))
    #expect(try !Self.comparison(curves(["p", "q"]), curves(["r", "s"])).hasPairs)
    #expect(try Self.comparison(curves(["p"]), curves(["s"])).pairs.count == 1)
  }

  @Test("Curves go by their labels, or by their specs, or by A and B")
  func names() throws {
    let unlike = try Self.comparison(Self.cosine, Self.linear)
    #expect(unlike.names(unlike.pairs[0]) == ("cosine", "linear"))
    let alike = try Self.comparison(Self.cosine, Self.cosine)
    #expect(alike.names(alike.pairs[0]) == ("a", "b"))
    let folders = try Self.comparison(Self.cosine, Self.cosine, names: ("x/a.json", "y/a.json"))
    #expect(folders.names(folders.pairs[0]) == ("x/a.json", "y/a.json"))
    let itself = try Self.comparison(Self.cosine, Self.cosine, names: ("a.json", "a.json"))
    #expect(itself.names(itself.pairs[0]) == ("A", "B"))
  }

  @Test("JSON is JSON, with the keys that the help names")
  func json() throws {
    let text = try Self.comparison(Self.cosine, Self.linear).written(as: .json)
    let sink = DiagnosticSink(Source(name: "out.json", text: text))
    let node = try #require(JSONReader.parse(sink))
    #expect(node.members?.map(\.key) == ["equal", "steps", "only_a", "only_b", "curves"])
    let curve = try #require(node["curves"]?.array?.first)
    #expect(
      curve.members?.map(\.key) == [
        "a", "b", "equal", "peak", "largest", "differ", "exact", "shift", "factor",
      ])
    #expect(curve["largest"]?.members?.map(\.key) == ["difference", "relative", "step", "a", "b"])
    #expect(curve["equal"]?.bool == false)
    // Between a cosine and a line, at a quarter of the way: (√2/2 − 1/2)/2 · 0.1 is 0.0104; the greatest is 0.0105.
    #expect(abs((curve["largest"]?["relative"]?.double ?? 0) - 0.10526) < 1e-5)
    #expect(curve["shift"]?.value == .null)
  }

  @Test("The figure has both curves above and their difference below")
  func figure() throws {
    let comparison = try Self.comparison(Self.cosine, Self.linear)
    let figure = comparison.figure(origin: Origin(digest: "d", spec: nil, generator: "test"))
    #expect(figure.columns == 1)
    #expect(figure.panels.map(\.series.count) == [2, 1])
    #expect(figure.panels[0].series.map(\.label.plain) == ["cosine", "linear"])
    let difference = figure.panels[1].series[0].curve
    for step in [0.0, 100, 250.5, 500, 999, 1000] {
      let values = figure.panels[0].series.map { $0.curve.value(at: step) }
      #expect(abs(difference.value(at: step) - (values[1] - values[0])) < 1e-15)
    }
    #expect(figure.panels[1].series[0].callouts.count == 1)
    #expect(figure.subtitle?.plain.hasPrefix("Largest difference") == true)
  }

  @Test("Several pairs stand side by side")
  func severalPairs() throws {
    let a =
      #"{"steps": 10, "curves": [{"schedule": {"type": "cosine", "lr": 0.1}}, {"schedule": {"type": "linear", "lr": 0.1}}]}"#
    let figure = try Self.comparison(a, a).figure(origin: Origin(digest: "d", spec: nil, generator: "test"))
    #expect(figure.columns == 2)
    #expect(figure.panels.map(\.series.count) == [2, 2, 1, 1])
  }
}
