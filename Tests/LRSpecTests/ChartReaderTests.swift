import LRPlotting
import LRSpec
import Testing

@Suite struct ChartReaderTests {
  private static let cosine = #"{ "type": "cosine", "lr": 0.1 }"#

  @Test func theSmallestSpecHasEveryDefault() throws {
    let spec = try SpecReading(schedule: Self.cosine).good()
    #expect(spec.title == nil && spec.subtitle == nil && spec.description == nil)
    #expect(spec.steps == 100 && spec.stepsPerEpoch == nil)
    #expect(spec.width == 720 && spec.height == 432 && spec.columns == 1)
    #expect(spec.appearance == .light && spec.text == .outlines && spec.naming == .auto)
    #expect(spec.curves.map(\.name) == ["cosine"] && spec.curves[0].slot == 0)
    let panel = try #require(spec.panels.first)
    #expect(spec.panels.count == 1 && panel.curves == [0] && panel.quantity == .rate)
    #expect(!panel.showsPhases && panel.marks.isEmpty && panel.title == nil)
    #expect(panel.x.scale == .linear && panel.y.scale == .linear)
  }

  @Test func phasesThatAreNotThoseOfAllCurvesAreSaid() {
    let curves = [10, 10, 40].map {
      #"{ "label": "w\#($0)", "schedule": { "type": "cosine", "lr": 1, "warmup": \#($0) } }"#
    }
    func messages(_ chosen: [Int]) -> [String] {
      SpecReading(
        #"{ "steps": 100, "phases": true, "curves": ["# + chosen.map { curves[$0] }.joined(separator: ", ") + "] }"
      ).messages.filter { $0.contains("phases") }
    }
    #expect(messages([0]) == [])
    #expect(
      messages([0, 2]) == [
        "1:17: warning: the phases that are shaded are those of `w10`; `w40` has others"
          + " | give each its own panel, or leave `phases` out"
      ])
  }

  @Test func everyKeyArrives() throws {
    let spec = try SpecReading(
      #"""
      { "$schema": "lrplot.schema.json", "title": "T $x^2$", "subtitle": "S", "description": "D", "epochs": 2.5,
        "steps_per_epoch": 40, "schedule": { "type": "constant", "lr": 1 }, "label": "L", "color": "plum",
        "x": { "title": "X", "min": 5, "max": 90 }, "y": "log", "phases": true, "marks": ["final", "peak"],
        "labels": "key", "size": "column", "theme": "auto", "text": "live" }
      """#
    ).good()
    #expect(spec.title?.plain == "T x²" || spec.title?.plain == "T x^2" || spec.title?.plain == "T x2")
    #expect(spec.subtitle?.plain == "S" && spec.description == "D")
    #expect(spec.steps == 100 && spec.stepsPerEpoch == 40)
    #expect(spec.curves[0].label.plain == "L" && spec.curves[0].slot == 3 && spec.curves[0].hasOwnColor)
    let panel = spec.panels[0]
    #expect(panel.x.title?.plain == "X" && panel.x.lower == 5 && panel.x.upper == 90 && panel.y.scale == .log)
    #expect(panel.showsPhases && panel.marks == [.final, .peak])
    #expect(spec.naming == .key && spec.width == 317 && spec.height == 256)
    #expect(spec.appearance == .auto && spec.text == .live)
  }

  @Test(arguments: [("3", "40", 120), ("0.5", "3", 2), ("1e3", "0.5", 500), ("0.1", "25", 3)])
  func epochsGiveTheRun(epochs: String, perEpoch: String, steps: Int) throws {
    let spec = try SpecReading(
      #"{ "epochs": \#(epochs), "steps_per_epoch": \#(perEpoch), "schedule": \#(Self.cosine) }"#
    ).good()
    #expect(spec.steps == steps)
  }

  @Test func aPanelTakesFromTheChartWhatItDoesNotSay() throws {
    let spec = try SpecReading(
      #"""
      { "steps": 10, "y": "log", "phases": true, "marks": ["peak"], "schedule": \#(Self.cosine), "panels": [
        { "title": "as the chart" },
        { "y": "linear", "phases": false, "marks": [], "schedule": { "type": "linear", "lr": 1 } },
        { "x": { "max": 5 },
          "curves": [{ "schedule": \#(Self.cosine) }, { "schedule": { "type": "constant", "lr": 2 } }] }
      ] }
      """#
    ).good()
    #expect(spec.curves.map(\.name) == ["cosine", "linear", "cosine", "constant"])
    #expect(spec.panels.map(\.curves) == [[0], [1], [2, 3]])
    #expect(spec.panels.map(\.y.scale) == [.log, .linear, .log])
    #expect(spec.panels.map(\.showsPhases) == [true, false, true])
    #expect(spec.panels.map(\.marks) == [[.peak], [], [.peak]])
    #expect(spec.panels[2].x.upper == 5 && spec.panels[0].title?.plain == "as the chart")
  }

  @Test func mistakesInSchedulesAreSaidWhereTheRunIsWrongToo() {
    let reading = SpecReading(#"{ "steps": 0, "schedule": { "type": "cosine", "lr": -1 } }"#)
    #expect(reading.spec == nil)
    #expect(reading.messages.count == 2)
  }

  @Test func manyCurvesAreWarnedAbout() throws {
    let curves = (1...9).map { #"{ "label": "c\#($0)", "schedule": { "type": "constant", "lr": \#($0) } }"# }
    let reading = SpecReading(#"{ "steps": 10, "curves": [\#(curves.joined(separator: ", "))] }"#)
    #expect(try reading.good().curves.map(\.slot) == Array(0...8))
    #expect(
      reading.messages == [
        "1:16: warning: 9 curves share eight colours; from the ninth on only the dashes differ | "
          + "several `panels` with fewer curves each are easier to read"
      ])
  }

  @Test func textsAreCollectedWithTheirPlaces() throws {
    let reading = SpecReading(
      #"""
      { "title": "T", "steps": 10, "description": "not drawn", "y": { "title": "Y" },
        "panels": [{ "title": "P", "curves": [{ "label": "L", "schedule": { "type": "constant", "lr": 1 } }] }] }
      """#)
    let texts = try reading.good().texts
    #expect(texts.map(\.text) == ["T", "Y", "P", "L"])
    #expect(texts.map { reading.sink.source.place(at: $0.offset).description } == ["1:12", "1:74", "2:25", "2:52"])
  }
}
