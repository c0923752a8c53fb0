import LRPlotting
import LRResults
import LRSpec
import Testing

/// Panels of runs by their kinds: cells, lines against what is varied, and how a panel's training is laid over the chart's.
@Suite("Kinds of panels") struct PanelKindTests {
  /// x ← (1 − η)x from 1 on ½x².
  private static let quadratic = #""problem": { "type": "quadratic", "curvatures": [1], "start": [1] }"#

  private func panels(_ text: String) throws -> [Panel] { try SpecReading(text).figure().panels }

  @Test("cells hold the final losses, rates across and what is varied upward")
  func cellsOfScores() throws {
    let panel = try panels(
      """
      { "steps": 1, "show": "sweep", "heat": true, "schedule": { "type": "constant", "lr": 1 },
        "vary": { "key": "steps", "values": [1, 2], "name": "length $T$" },
        "train": { \(Self.quadratic), "diverged_above": 1, "sweep": { "rates": [0.5, 1.5, 4] } } }
      """)[0]
    #expect(panel.x.categories.map(\.plain) == ["0.5", "1.5", "4"])
    #expect(panel.y.categories.map(\.plain) == ["1", "2"])
    #expect(panel.y.title?.plain == "length T")
    let map = try #require(panel.heatMap)
    // ½·(1 − η)^2T: at 4 the loss is 4.5 and 40.5, beyond the bound.
    #expect(map.values.prefix(2) == [0.125, 0.125] && map.values[2].isNaN)
    #expect(map.values[3...4] == [0.03125, 0.03125] && map.values[5].isNaN)
    #expect((map.low, map.high) == (0.03125, 0.125))
  }

  @Test("cells of shares hold counts")
  func cellsOfShares() throws {
    let panel = try panels(
      """
      { "steps": 1, "show": "sweep_share", "heat": true, "curves": [
          { "label": "one", "schedule": { "type": "constant", "lr": 1 } },
          { "label": "two", "schedule": { "type": "linear", "lr": 1 } } ],
        "train": { \(Self.quadratic), "target": { "below": 0.01 }, "sweep": { "rates": [0.5, 1] } } }
      """)[0]
    let map = try #require(panel.heatMap)
    #expect(map.values == [0, 1, 0, 1])
    #expect(map.texts?.map(\.plain) == ["0", "1", "0", "1"])
    #expect(panel.y.categories.map(\.plain) == ["one", "two"])
  }

  @Test("a line against what is varied, its tuned points on an edge marked")
  func varied() throws {
    let panel = try panels(
      """
      { "steps": 1, "show": "final", "x": "log", "vary": { "key": "train.problem.curvatures", "values": [1] },
        "schedule": { "type": "constant", "lr": 1 }, "train": { \(Self.quadratic) } }
      """.replacing("\"train.problem.curvatures\", \"values\": [1]", with: "\"steps\", \"values\": [1, 2, 4]")
        .replacing(
          "\(Self.quadratic) }", with: "\(Self.quadratic), \"tune\": { \"from\": 0.1, \"to\": 0.5, \"refine\": 0 } }")
    )[0]
    let series = panel.series[0]
    #expect(series.points.map(\.x) == [1, 2, 4])
    // The best of the range is its end: 0.5 halves x in every step.
    #expect(series.points.map(\.y) == [0.125, 0.03125, 0.001953125])
    #expect(series.callouts.map(\.text.plain) == ["edge", "edge", "edge"])
    #expect(panel.x.title?.plain == "steps")
  }

  @Test("the training of a panel is laid over that of the chart, and that of a curve over both")
  func trainings() throws {
    let panels = try panels(
      """
      { "steps": 1, "train": { \(Self.quadratic), "runs": 1 },
        "curves": [ { "label": "a", "schedule": { "type": "constant", "lr": 0.5 } },
          { "label": "b", "schedule": { "type": "constant", "lr": 0.5 }, "train": { "problem": { "start": [2] } } } ],
        "panels": [ { "show": "final" }, { "show": "final", "train": { "problem": { "start": [4] } } },
          { "show": "final", "schedule": { "type": "constant", "lr": 0.001 },
            "train": { "problem": { "type": "rosenbrock", "start": [1, 1] } } } ] }
      """)
    func values(_ panel: Panel) -> [Double] { panel.series.flatMap(\.bars).map(\.value) }
    // ½(x/2)², from 1 and from 2; from 4, and for the curve that says so from 2; Rosenbrock's least is at (1, 1).
    #expect(values(panels[0]) == [0.125, 0.5])
    #expect(values(panels[1]) == [2, 0.5])
    #expect(values(panels[2])[0] == 0)
  }

  @Test("more curves than colours are told")
  func manyCurves() {
    let curves = (1...9).map { #"{ "label": "c\#($0)", "schedule": { "type": "constant", "lr": \#($0) } }"# }
    let reading = SpecReading(#"{ "steps": 9, "curves": [\#(curves.joined(separator: ","))] }"#)
    #expect(reading.messages.contains { $0.contains("9 curves share eight colours") })
  }

  @Test("work that takes hours is refused before it begins")
  func tooMuchWork() {
    let reading = SpecReading(
      #"""
      { "steps": 100000000, "show": "final", "schedule": { "type": "constant", "lr": 1 },
        "train": { "problem": { "type": "noisy_quadratic", "dimension": 1000000, "sampled": true }, "runs": 1000 } }
      """#)
    #expect(reading.messages.contains { $0.contains("the chart asks for about") && $0.contains("multiplications") })
  }
}
