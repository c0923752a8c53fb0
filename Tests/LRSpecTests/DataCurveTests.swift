import LRInput
import LRResults
import Testing

@testable import LRPlotting
@testable import LRSpec

/// Curves of tables that a spec names.
@Suite("Data of a spec") struct DataCurveTests {
  private static let bands = "step,opt,q10,q50,q90,seed\n0,a,1,2,4,7\n10,a,0.5,1,2,7\n0,b,2,3,5,7\n20,b,1,1.5,2,7\n"

  private func read(_ curves: String, _ more: String = "", _ table: String = bands) -> SpecReading {
    SpecReading("{ \(more)\"curves\": [\(curves)] }", logs: ["t.csv": table])
  }

  @Test("a band is drawn, printed and named, and `steps` may be left out")
  func band() throws {
    let reading = read(
      #"{ "label": "A", "data": "t.csv", "x": "step", "y": "q50", "band": ["q10", "q90"], "where": { "opt": "a" } }, "#
        + #"{ "label": "B", "data": "t.csv", "y": "q50", "band": ["q10", "q90"], "where": { "opt": "b", "seed": 7 } }"#)
    let figure = try reading.figure()
    #expect(reading.messages.isEmpty)
    #expect(try reading.good().steps == 20)
    let series = figure.panels[0].series
    #expect(series.map(\.label.plain) == ["A", "B"])
    #expect(series[0].ribbon == Ribbon(steps: [0, 10], lower: [1, 0.5], upper: [4, 2]))
    #expect(figure.panels[0].y.title?.plain == "q50, shaded: q10 to q90")
    #expect(figure.panels[0].x.upper == 20)
    #expect(
      figure.summary
        == "Line chart of q50 against step, shaded: q10 to q90, from t.csv. "
        + "A (opt a): from 2 at step 0 to 1 at step 10, highest 2 at 0, lowest 1 at 10; q10 to q90 at 10: 0.5 to 2. "
        + "B (opt b, seed 7): from 3 at step 0 to 1.5 at step 20, highest 3 at 0, lowest 1.5 at 20; q10 to q90 at 20: 1 to 2."
    )
    let (spec, results) = try reading.trained()
    var text = ""
    spec.values(results).write(.csv) {
      text += String(decoding: $0, as: UTF8.self)
      return true
    }
    #expect(
      text == """
        step,A,A q10,A q90,B,B q10,B q90
        0,2.0,1.0,4.0,3.0,2.0,5.0
        10,1.0,0.5,2.0,,,
        20,,,,1.5,1.0,2.0

        """)
  }

  @Test("marks of a table say where its highest and last value are")
  func marks() throws {
    let series = try read(
      #"{ "data": "t.csv", "x": "lr", "y": "acc" }"#, #""marks": ["peak", "final"], "#, "lr,acc\n1,2\n2,5\n3,4\n"
    )
    .figure().panels[0].series
    #expect(series[0].callouts.map { [$0.x, $0.y] } == [[2, 5], [3, 4]])
    #expect(series[0].callouts.map(\.text.plain) == ["peak 5 at lr 2", "final 4"])
  }

  @Test("bands and conditions that are none are told at their place")
  func noConditions() {
    func said(_ more: String) -> [String] {
      read("\n{ \"data\": \"t.csv\", \"y\": \"q50\",\n\(more) }").messages
    }
    #expect(said(#""band": ["q10", 3]"#) == ["3:17: error: `band` must hold the names of two columns, not a number"])
    #expect(
      said(#""where": 3"#) == [
        "3:10: error: `where` must be an object, not a number | for example { \"opt\": \"SGD\" }"
      ])
    #expect(
      said(#""where": { "opt": ["a"] }"#) == [
        "3:19: error: a value of `where` must be a text, a number or a truth value, not a list | "
          + "one value for each column; several curves may pick several"
      ])
  }

  @Test("an explanation as JSON has the numbers of the table")
  func explained() throws {
    let text = try Explanation(
      read(#"{ "label": "A", "data": "t.csv", "x": "step", "y": "q50", "where": { "opt": "b" } }"#).good()
    ).written(as: .json)
    let curve = try #require(
      JSONReader.parse(DiagnosticSink(Source(name: "out.json", text: text)))?["curves"]?.array?[0])
    #expect(curve["label"]?.string == "A" && curve["type"]?.string == "data")
    #expect(curve["x"]?.string == "step" && curve["y"]?.string == "q50" && curve["band"]?.array?.isEmpty == true)
    #expect(curve["count"]?.integer == 2 && curve["rows"]?.integer == 4)
    #expect(curve["peak"]?["value"]?.double == 3 && curve["peak"]?["x"]?.double == 0)
    #expect(curve["min"]?["value"]?.double == 1.5 && curve["min"]?["x"]?.double == 20)
    #expect(curve["first"]?.double == 3 && curve["last"]?.double == 1.5)
  }

  @Test("an average is that of the formula, with the line as it is faint behind it")
  func smooth() throws {
    let figure = try read(
      #"{ "data": "t.csv", "x": "x", "y": "loss", "smooth": 0.5 }"#, "", "x,loss\n1,4\n2,1\n3,nan\n4,2\n"
    ).figure()
    let series = figure.panels[0].series
    #expect(series.map(\.isNamed) == [false, true])
    #expect(series[0].line == .faint && series[0].curve.value(at: 2) == 1)
    let curve = series[1].curve
    #expect(curve.value(at: 1) == 4 && curve.value(at: 2) == (1 + 0.5 * 4) / 1.5 && curve.value(at: 3).isNaN)
    #expect(curve.value(at: 4) == (2 + 0.5 * (1 + 0.5 * 4)) / 1.75)
    #expect(figure.panels[0].y.title?.plain == "loss, faint: as measured")
  }

  @Test("x of any column, on a log axis too")
  func anyColumn() throws {
    let reading = read(
      #"{ "data": "t.csv", "x": "lr", "y": "loss" }"#, #""x": "log", "#, "lr,loss,note\n1e-4,2,a\n1e-2,1,b\n1,3,c\n")
    let panel = try reading.figure().panels[0]
    #expect(panel.x.unit == .value && panel.x.scale == .log && panel.x.title?.plain == "lr")
    #expect(panel.y.title?.plain == "loss")
    #expect(try reading.figure().summary.hasSuffix("Not drawn of t.csv: the column note."))
  }

  @Test("a loss against rates is read: where it falls fastest")
  func finder() throws {
    var rate = 1e-5
    let rows = (0...40).map { step -> String in
      defer { rate *= 1.2589254117941673 }
      let decade = -5 + Double(step) / 10
      let loss = decade < -3 ? 2.3 : decade < -2 ? 2.3 - (decade + 3) : 1.3 + 0.3 * (decade + 2)
      return "\(rate),\(loss)"
    }
    let figure = try read(
      #"{ "data": "t.csv", "x": "lr", "y": "loss" }"#, #""x": "log", "#, "lr,loss\n\(rows.joined(separator: "\n"))\n"
    ).figure()
    #expect(figure.summary.contains("falls fastest around 0.00"), "\(figure.summary)")
  }

  @Test("data stands beside schedules and beside runs")
  func beside() throws {
    let data = #"{ "label": "mine", "data": "t.csv", "y": "q50", "where": { "opt": "a" } }"#
    let plan = read("{ \"schedule\": { \"type\": \"constant\", \"lr\": 1 } }, \(data)", "\"steps\": 20, ")
    #expect(try plan.figure().panels[0].series.map(\.label.plain) == ["constant", "mine"])
    #expect(
      read("{ \"schedule\": { \"type\": \"constant\", \"lr\": 1 } }, \(data)").messages.first?.contains(
        "`steps` is missing")
        == true)
    let runs = read(
      "{ \"schedule\": { \"type\": \"constant\", \"lr\": 1 } }, \(data)",
      #""steps": 20, "show": "loss", "train": { "problem": { "type": "noisy_quadratic" } }, "#)
    #expect(try runs.figure().panels[0].series.map(\.label.plain) == ["constant", "mine"])
  }

  @Test("what is wrong is told at its place")
  func mistakes() {
    let wrong = read(
      #"{ "data": "t.csv", "y": "q51", "band": ["q10", "q99"], "where": { "opt": "c", "sed": 7 } }"#)
    #expect(wrong.messages.map { $0.prefix(5) } == ["1:38:", "1:61:", "1:92:"])
    #expect(
      read(#"{ "data": "t.csv", "y": "q50", "where": { "opt": "c" } }"#).messages == [
        "1:63: error: no row has `c` in the column `opt` | it has `a` and `b`"
      ])
    #expect(
      read(#"{ "data": "t.csv", "y": "q50", "steps": 3, "smooth": 1 }"#).messages == [
        "1:45: error: a curve of `data` takes no `steps`",
        "1:67: error: `smooth` must be at least 0 and below 1, not 1 | "
          + "Draws an average over the faint line: w, where row i − k of `data` counts w^k. Left out, it is 0.",
      ])
    #expect(
      read(#"{ "schedule": { "type": "constant", "lr": 1 }, "band": ["a", "b"] }"#, #""steps": 2, "#).messages == [
        "1:73: error: `band` of a curve stands without the `data` that it is a part of | "
          + "`data` names a table; the axes are `x` and `y` of the chart or of a panel"
      ])
  }
}
