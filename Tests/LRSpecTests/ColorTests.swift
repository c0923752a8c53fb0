import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting
@testable import LRSpec

/// Colours and sizes of one's own.
@Suite("Colours and sizes of a spec") struct ColorTests {
  private func curves(_ colors: [String?], _ more: String = "") -> SpecReading {
    let list = colors.enumerated().map { index, color in
      let own = color.map { ", \"color\": \"\($0)\"" } ?? ""
      return "{ \"label\": \"\(index)\", \"schedule\": { \"type\": \"constant\", \"lr\": \(index + 1) }\(own) }"
    }
    return SpecReading("{ \"steps\": 9\(more), \"curves\": [\n\(list.joined(separator: ",\n"))] }")
  }

  @Test("a colour of one's own is drawn, and the others keep away from it")
  func own() throws {
    let reading = curves([nil, "#8a3ffc", nil])
    let figure = try reading.figure()
    let slots = figure.panels[0].series.map(\.slot)
    let theme = Theme(appearance: .light, own: figure.colors)
    #expect(slots.map { theme.series($0).line.color.css } == ["#1c4bb5", "#8a3ffc", "#057f5a"])
    #expect(Set(slots.map { theme.dash($0, lineWidth: 1) }).count == 3)
    #expect(theme.series(slots[1]).label.color.contrast(with: Palette.light(.background)) >= 4.5)
  }

  @Test("one that can hardly be seen, or told from another, is warned of")
  func warned() {
    #expect(
      curves(["#ffff00"]).messages == [
        "2:71: warning: #ffff00 has a contrast of 1.1:1 with the light page, and a line needs 3:1 | take a darker one"
      ])
    #expect(curves(["#ffff00"], #", "theme": "dark""#).messages.isEmpty)
    #expect(curves(["#1c4bb6", "blue"]).messages.count == 1)
    #expect(curves(["#c00000", "#00a000"]).messages.allSatisfy { $0.contains("hard to tell apart") })
    #expect(curves(["#8a3ffc", "orange"]).messages.isEmpty)
  }

  @Test("a ramp follows the order of the curves, which keep their dashes; a colour of one's own stays")
  func ramp() throws {
    let reading = curves([nil, nil, "red", nil], #", "ramp": true"#)
    #expect(reading.messages.isEmpty)
    let figure = try reading.figure()
    let theme = Theme(appearance: .auto, own: figure.colors)
    let slots = figure.panels[0].series.map(\.slot)
    let inks = slots.map { theme.series($0).line }
    #expect([0, 1, 3].map { inks[$0].color } == [0, 0.5, 1].map { PageColors.ramp(at: $0).light })
    #expect([0, 1, 3].map { inks[$0].dark } == [0, 0.5, 1].map { PageColors.ramp(at: $0).dark })
    #expect(inks[2] == theme.series(SeriesColor.red.place).line)
    #expect(Set(slots.map { theme.dash($0, lineWidth: 1) }).count == 4)
    #expect(curves([nil], #", "ramp": true"#).spec?.colors.isEmpty == true)
    #expect(curves(["ramp 0.5"]).messages.isEmpty && CurveColor("ramp 0.5")?.text == "ramp 0.5")
    #expect(["ramp", "ramp 2", "ramp x"].allSatisfy { CurveColor($0) == nil })
    #expect(curves([nil, nil], #", "ramp": 1"#).messages.first?.contains("`ramp` must be") == true)
  }

  @Test("what is no colour is told with what there is")
  func wrong() {
    for color in ["#ff", "#gg0000", "#ff00000", "ff0000", ""] {
      #expect(curves([color]).messages.first?.contains("or #rrggbb, not") == true, "\(color)")
    }
    #expect(curves(["grean"]).messages.first?.hasSuffix("did you mean `green`?") == true)
  }

  @Test("a palette ties names to colours, goes before their own, and is told where it does")
  func palette() throws {
    let reading = curves(["red", nil], ##", "palette": { "0": "green", "1": "#8a3ffc", "other": "blue" }"##)
    let spec = try reading.good()
    #expect(spec.curves[0].slot == 2 && spec.ownColor(spec.curves[1]) == CurveColor("#8a3ffc"))
    #expect(
      reading.messages.map { $0.split(separator: " | ")[0] } == [
        "2:71: warning: `0` is green by the palette, which goes before its `color`"
      ])
    #expect(
      curves([nil, nil], #", "palette": { "0": "green", "1": "green" }"#).messages.first?.contains(
        "have the same colour in one panel") == true)
  }

  @Test(
    "lengths have units",
    arguments: [
      ("\"3.3in\"", 316.8), ("\"84mm\"", 317.48), ("\"240pt\"", 320), ("\"8.4 cm\"", 317.48), ("\"500px\"", 500),
      ("500", 500),
    ])
  func lengths(text: String, px: Double) throws {
    let spec = try SpecReading(schedule: #"{ "type": "cosine", "lr": 1 }"#, "\"width\": \(text)").good()
    #expect(spec.width == px)
  }

  @Test("what is no length, or too short or too long, is told")
  func wrongLengths() {
    func said(_ text: String) -> [String] {
      SpecReading(schedule: #"{ "type": "cosine", "lr": 1 }"#, "\"width\": \(text)").messages.map {
        String($0.split(separator: " | ")[0].split(separator: " error: ")[1])
      }
    }
    #expect(said("\"3.3\"") == ["`width` must be a length, not `3.3`"])
    #expect(said("\"in\"") == ["`width` must be a length, not `in`"])
    #expect(said("\"-3in\"") == ["`width` must be a length, not `-3in`"])
    #expect(said("\"1in\"") == ["`width` must be at least 120 px"])
    #expect(said("\"900in\"") == ["`width` must be between 16 and 8000 px, and `900in` is 86,400 px"])
  }

  @Test("a slide is 16:9 with large type; a line of text has neither axes nor words")
  func sizes() throws {
    let slide = try SpecReading(schedule: #"{ "type": "cosine", "lr": 1 }"#, "\"size\": \"slide\"").figure()
    #expect(slide.width * 9 == slide.height * 16 && slide.purpose == .slide)
    let spark = try SpecReading(
      schedule: #"{ "type": "cosine", "lr": 1 }"#, "\"size\": \"spark\", \"title\": \"t\", \"marks\": [\"peak\"]"
    ).figure()
    let scene = try FigureLayout.layout(spark, measurer: FixedMeasurer()).scene
    #expect(scene.width == 120 && scene.height == 24 && scene.title == "t")
    #expect(Set(scene.layers.map(\.role)) == ["curve", "dots"])
    #expect(
      SpecReading(
        schedule: #"{ "type": "cosine", "lr": 1 }"#,
        "\"size\": \"spark\", \"panels\": [{ \"title\": \"a\" }, { \"title\": \"b\" }]"
      ).messages.first?.contains("has one panel, not 2") == true)
  }
}
