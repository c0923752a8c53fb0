import LRSpec
import Testing

/// Logs that a spec names.
@Suite("Logs of a spec") struct LogCurveTests {
  private func read(_ spec: String, _ logs: [String: String]) -> (spec: ChartSpec?, said: [String]) {
    let reading = SpecReading(spec, logs: logs)
    return (reading.spec, reading.sink.sorted.map(\.message))
  }

  private func named(_ spec: ChartSpec?) -> [String] { spec?.curves.map(\.name) ?? [] }

  @Test("rates and losses are curves, named after their columns, their file or the label")
  func names() throws {
    let csv = "step,lr,loss,val_loss\n0,0.1,2,3\n10,0.2,1,2\n"
    let alone = read(#"{ "log": "runs/a.csv", "panels": [{ "show": "lr" }, { "show": "loss" }] }"#, ["runs/a.csv": csv])
    #expect(named(alone.spec) == ["lr", "loss", "val_loss"])
    #expect(alone.spec?.steps == 10)
    let labelled = read(
      #"{ "curves": [{ "label": "mine", "log": "a.csv" }], "panels": [{ "show": "loss" }] }"#, ["a.csv": csv])
    #expect(named(labelled.spec) == ["mine", "mine, loss", "mine, val_loss"])
    let plain = read(#"{ "log": "runs/a.csv" }"#, ["runs/a.csv": "step,lr\n0,0.1\n1,0.2\n"])
    #expect(named(plain.spec) == ["a"])
    let planned = read(
      #"{ "steps": 2, "schedule": { "type": "constant", "lr": 0.1 }, "log": "a.csv" }"#,
      ["a.csv": "step,lr\n0,0.1\n1,0.1\n"])
    #expect(named(planned.spec) == ["constant", "a"] || named(planned.spec).count == 2)
    #expect(planned.spec?.curves[1].log?.plan?.comparison.follows == true)
  }

  @Test("what cannot be drawn of a log is told at its place")
  func refusals() {
    #expect(read(#"{ "log": "none.csv" }"#, [:]).said == ["there is no such file"])
    #expect(
      read(#"{ "log": "a.csv" }"#, ["a.csv": "step,accuracy\n0,1\n1,2\n"]).said.first?.contains("no rate and no loss")
        == true)
    // A chart of TensorBoard has no name for its values but that of the file.
    let chart = SpecReading(#"{ "log": "tb.csv" }"#, logs: ["tb.csv": "Wall time,Step,Value\n1,0,0.1\n2,1,0.2\n"])
    #expect(
      chart.sink.diagnostics.first?.hint
        == "its values go by the name of the file: rename it to lr.csv or loss.csv, whichever it holds")
    let shown = read(
      #"{ "log": "a.csv", "panels": [{ "show": "loss" }] }"#, ["a.csv": "step,lr\n0,0.1\n1,0.2\n"])
    #expect(shown.said == ["no curve of the panel has a loss"])
  }

  @Test("columns that are the same are one curve, and of very many the first are drawn")
  func manyColumns() throws {
    let same = read(#"{ "log": "a.csv" }"#, ["a.csv": "step,lr_0,lr_1\n0,1,1\n1,2,2\n"])
    #expect(named(same.spec).count == 1)
    let head = (0..<12).map { "lr_\($0)" }.joined(separator: ",")
    let rows = (0..<3).map { row in "\(row)," + (0..<12).map { "\($0 + row)" }.joined(separator: ",") }
    let many = read(#"{ "log": "a.csv" }"#, ["a.csv": "step,\(head)\n" + rows.joined(separator: "\n") + "\n"])
    #expect(named(many.spec).count == 8)
    #expect(many.said.contains { $0.contains("of 12 columns of the log the first 8 are drawn") })
  }

  @Test("the axis counts what the log counts, and epochs become steps where the spec says how long they are")
  func epochs() throws {
    let csv = ["a.csv": "epoch,lr\n0,0.1\n1,0.2\n2,0.3\n"]
    let alone = read(#"{ "log": "a.csv" }"#, csv)
    #expect(alone.spec?.stepName == "epoch")
    let beside = read(#"{ "steps": 3, "schedule": { "type": "constant", "lr": 0.1 }, "log": "a.csv" }"#, csv)
    #expect(beside.said.contains { $0.contains("the log counts epochs") })
    let steps = read(#"{ "log": "a.csv", "steps_per_epoch": 100 }"#, csv)
    #expect(steps.spec?.steps == 200)
    #expect(steps.spec?.curves[0].log?.samples.map(\.step) == [0, 100, 200])
  }
}
