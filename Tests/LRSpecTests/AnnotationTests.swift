import Testing

@testable import LRPlotting
@testable import LRSpec

/// Lines, levels, spans and notes of a spec.
@Suite("Annotations") struct AnnotationTests {
  private static let four =
    #""annotations": [{ "x": 50, "label": "resumed" }, { "y": 0.01, "label": "floor" }, "#
    + #"{ "from": 10, "to": 30, "label": "hold" }, { "x": 70, "y": 0.05, "label": "here" }]"#

  @Test("a chart has them in its numbers, and its description says them")
  func told() throws {
    let figure = try SpecReading(schedule: #"{ "type": "cosine", "lr": 0.1 }"#, Self.four).figure()
    #expect(
      figure.panels[0].annotations.map(\.kind) == [.upright(50), .level(0.01), .span(10, 30), .note(x: 70, y: 0.05)])
    #expect(
      figure.summary.hasSuffix(
        "Marked: resumed at step 50; floor at 0.01; hold from step 10 to 30; here at step 70, 0.05."))
  }

  @Test("those of a chart stand in all panels, values only beside their quantity; a panel has its own too")
  func panels() throws {
    let figure = try SpecReading(
      #"{ "steps": 100, "schedule": { "type": "constant", "lr": 0.1 }, "train": { "problem": { "type": "noisy_quadratic" } }, "#
        + Self.four + #", "panels": [{ "show": "lr" }, { "show": "loss", "annotations": [{ "y": 1 }] }] }"#
    ).figure()
    #expect(figure.panels[0].annotations.count == 4)
    #expect(figure.panels[1].annotations.map(\.kind) == [.level(1), .upright(50), .span(10, 30)])
  }

  @Test("every kind of panel takes them", arguments: ["sweep", "final", "loss", "tuned_lr"])
  func kinds(show: String) throws {
    let train =
      show == "sweep"
      ? #"{ "problem": { "type": "noisy_quadratic" }, "sweep": { "rates": [0.1, 1, 2] } }"#
      : #"{ "problem": { "type": "noisy_quadratic" }, "tune": { "from": 0.1, "to": 1, "per_decade": 3 } }"#
    let reading = SpecReading(
      schedule: #"{ "type": "constant", "lr": 1 }"#,
      "\"show\": \"\(show)\", \"train\": \(train), \"annotations\": [{ \"x\": 1, \"label\": \"one\" }, { \"y\": 1 }]")
    let figure = try reading.figure()
    #expect(figure.panels[0].annotations.count == 2, "\(reading.messages)")
    #expect(figure.summary.contains("Marked: one at "))
  }

  @Test("among cells a number stands where its cell is, between two in proportion of their logarithms, else nowhere")
  func cells() throws {
    func places(_ annotations: String) throws -> [Annotation.Kind] {
      try SpecReading(
        schedule: #"{ "type": "linear", "lr": 1 }"#,
        #""show": "sweep", "heat": true, "train": { "problem": { "type": "noisy_quadratic" }, "#
          + #""sweep": { "rates": [0.1, 1, 4] } }, "vary": { "key": "schedule.lr", "values": [0.5, 1] }, "#
          + "\"annotations\": [\(annotations)]"
      ).figure().panels[0].annotations.map(\.kind)
    }
    #expect(try places(#"{ "x": 1 }, { "x": 2 }, { "y": 0.5 }"#) == [.upright(1), .upright(1.5), .level(0)])
    for kind in try places(#"{ "x": 0.01 }, { "x": 9 }"#) {
      guard case .upright(let place) = kind else { return #expect(Bool(false), "\(kind)") }
      #expect(place.isNaN)
    }
  }

  @Test("what is wrong is told at its place")
  func mistakes() {
    func said(_ annotation: String, _ more: String = "") -> [String] {
      SpecReading(
        "{ \"steps\": 9, \"schedule\": { \"type\": \"constant\", \"lr\": 1 },\(more)\n\"annotations\": [\n\(annotation)] }"
      ).messages
    }
    #expect(
      said(#"{ "x": 1, "y": 2 }"#) == ["3:1: error: a note at a point needs a `label` | with `x` alone it is a line"])
    #expect(said(#"{ "from": 5, "to": 5 }"#) == ["3:20: error: `to` must be greater than `from`"])
    #expect(
      said(#"{ "label": "a" }"#) == [
        "3:1: error: an annotation is a line at `x`, a level at `y`, a span `from` … `to`, or a note at `x` and `y` | "
          + "for example { \"x\": 500, \"label\": \"resumed\" }"
      ])
    #expect(said(#"{ "x": 1, "text": "a" }"#).first?.hasPrefix("3:11: error: unknown key `text`") == true)
    #expect(
      said(#"{ "y": 0 }"#, #" "y": "log","#) == ["3:8: error: `y` must be above 0 on a log axis, not 0"])
  }
}
