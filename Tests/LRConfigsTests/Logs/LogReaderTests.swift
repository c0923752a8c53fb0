import LRConfigs
import LRInput
import Testing

@Suite("Logs of runs")
struct LogReaderTests {
  /// Reads a text in chunks of a size, so that every place is a border once.
  static func read(_ text: [UInt8], chunk: Int = 1 << 16) throws -> RunLog {
    var reader = LogReader()
    for start in stride(from: 0, to: text.count, by: chunk) {
      try reader.feed(Array(text[start..<min(start + chunk, text.count)]))
    }
    return try reader.finish()
  }

  static func read(_ text: String) throws -> RunLog { try read(Array(text.utf8)) }

  static func pairs(_ column: LogColumn?) -> [[Double]] {
    (column?.samples ?? []).map { [$0.step, $0.value] }
  }

  @Test(
    "TensorBoard names the quantity in the name of the file",
    arguments: [
      ("logs/run-a_b-tag-train_learning_rate.csv", 1, 0), ("lr-AdamW.csv", 1, 0), ("run-tag-x-tag-eval_loss.csv", 0, 1),
      ("accuracy.csv", 0, 0),
    ])
  func tensorBoard(name: String, rates: Int, losses: Int) throws {
    var reader = LogReader(named: name)
    try reader.feed(Array("Wall time,Step,Value\n1.7e9,0,0.5\n1.7e9,10,0.4\n".utf8))
    let log = try reader.finish()
    #expect(log.rates.count == rates && log.losses.count == losses && log.columns.count == 1)
    #expect(Self.pairs(log.columns.first) == [[0, 0.5], [10, 0.4]])
  }

  @Test(
    "trainer_state.json: entries without a rate are skipped, the convention is said", arguments: [1, 2, 7, 1 << 16])
  func trainerState(chunk: Int) throws {
    let log = try Self.read(try ConfigFile.bytes(of: "trainer_state.json"), chunk: chunk)
    #expect(
      Self.pairs(log.rates.first) == [[10, 3.6000000000000003e-06], [20, 7.600000000000001e-06], [30, 1.16e-05]])
    #expect(log.columns.map(\.name) == ["grad_norm", "learning_rate", "loss", "eval_loss"])
    #expect(log.maxSteps == 30 && log.rows == 4 && log.axis == .step)
    #expect(log.notes == [] && log.convention?.contains("update s − 1") == true)
  }

  /// Tables of experiments that public repositories keep: a row for each, in columns of words.
  @Test("A table of runs is refused, and a score with `lr` in its name is no rate")
  func tableOfRuns() throws {
    let rows = ["nell,gat,mean,0.1,3,1.5", "cora,gcn,sum,0.01,9,1.2", "cora,gat,max,0.001,9,1.1"]
    #expect(throws: LogError.self) { try Self.read("data,model,agg,lr,epoch,loss\n" + rows.joined(separator: "\n")) }
    // A log with a few words in its rows is one.
    let log = try Self.read("time,mode,step,lr\n0:01:00,train,1,0.1\n0:02:00,train,2,0.2\n")
    #expect(log.rates.count == 1 && log.notes == [])
    // Nor do days, durations and sizes make it a table of runs.
    let measured = try Self.read("day,took,memory,step,lr\n2026-01-31,3.2s,12GB,1,0.1\n2026-02-01,3.1s,13GB,2,0.2\n")
    #expect(measured.rates.count == 1 && measured.notes == [])
    #expect(
      LogColumn.Quantity.other == (try Self.read("step,agi_eval_lsat_lr,loss\n1,0.2,1\n2,0.3,1\n")).columns[0].quantity)
  }

  @Test("NaN and Infinity, as Python writes them, are breaks")
  func notFinite() throws {
    let log = try Self.read(try ConfigFile.bytes(of: "trainer_state_old.json"))
    #expect(log.losses.first { $0.name == "loss" }?.samples.map(\.value) == [2.66, 1.71, .infinity, 1.4])
    #expect(log.losses.first { $0.name == "eval_loss" }?.samples.first?.value.isNaN == true)
    #expect(log.rates.first?.samples.last == LogSample(step: 40, value: 0))
  }

  @Test("CSV of Lightning: missing cells are skipped", arguments: [1, 3, 1 << 16])
  func lightning(chunk: Int) throws {
    let log = try Self.read(try ConfigFile.bytes(of: "metrics.csv"), chunk: chunk)
    #expect(Self.pairs(log.rates.first) == [[0, 0], [10, 0.0002], [20, 0.0004]])
    #expect(log.losses.map(\.name) == ["train_loss", "val_loss"])
    #expect(log.notes == [])
  }

  @Test("JSON lines", arguments: [1, 5, 1 << 16])
  func jsonLines(chunk: Int) throws {
    let log = try Self.read(try ConfigFile.bytes(of: "scalars.jsonl"), chunk: chunk)
    #expect(Self.pairs(log.rates.first) == [[50, 0.02], [100, 0.02], [150, 0.002]])
  }

  @Test(
    "RFC 4180 and its neighbours",
    arguments: [
      "step,lr\n1,0.5\n2,0.25\n", "step,lr\r\n1,0.5\r\n2,0.25", "\u{FEFF}\"step\",\"lr\"\n\"1\",\"0.5\"\n2,0.25\n",
      "step;lr\n1;0,5\n2;0,25\n", "step\tlr\n1\t.5\n2\t2.5e-1\n",
      "# a comment\nstep,lr,text\n1,0.5,\"a, b\"\n2,0.25,\"c\nd\"\n",
      "Step,run - train/learning_rate,run - train/learning_rate__MIN\n1,0.5,0\n2,0.25,0\n",
      "step, lr\n1, 0.5\n2, 0.25\n",
      "lr,global_step\n0.5,1\n\n0.25,2\n", "step,lr,\"a \"\"b\"\"\"\n1,0.5,x\n2,0.25,y\n",
    ])
  func csv(text: String) throws {
    let log = try Self.read(text)
    #expect(Self.pairs(log.rates.first) == [[1, 0.5], [2, 0.25]])
    #expect(log.notes == [])
  }

  @Test("Rows that cannot be read are counted, the first is named")
  func malformed() throws {
    let log = try Self.read("step,lr\n1,0.5\n2\n3,0.25,7\n4,0.125\n")
    #expect(Self.pairs(log.rates.first) == [[1, 0.5], [4, 0.125]])
    #expect(log.notes == ["2 rows could not be read and are left out, first line 3: 1 cells where the header has 2"])
    let lines = try Self.read("{\"step\": 1, \"lr\": 1}\n{\"step\": 2, \"l\n{\"step\": 3, \"lr\": 3}\n")
    #expect(Self.pairs(lines.rates.first) == [[1, 1], [3, 3]])
    #expect(lines.notes.count == 1 && lines.notes[0].contains("line 2"))
  }

  @Test("A run that was resumed: the later value of a step is shown")
  func resumed() throws {
    let log = try Self.read("step,lr\n1,1\n2,2\n3,3\n2,20\n3,30\n4,40\n")
    #expect(Self.pairs(log.rates.first) == [[1, 1], [2, 20], [3, 30], [4, 40]])
    #expect(
      log.notes == ["`step` goes back once, first in line 5; of a step that stands twice the later value is shown"])
  }

  @Test("Steps that start over in every epoch: the rows are counted")
  func epochs() throws {
    let log = try Self.read("epoch,iter,lr\n0,1,1\n0,2,2\n1,1,3\n1,2,4\n2,1,5\n")
    #expect(log.axis == .row)
    #expect(Self.pairs(log.rates.first) == [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]])
    #expect(log.notes == ["`iter` starts over 2 times, first in line 4, so the rows are counted"])
  }

  @Test("Without steps there are epochs, and without epochs rows")
  func axes() throws {
    #expect(try Self.read("epoch,train_loss,lr\n0,3,0.1\n1,2,0.2\n").axis == .epoch)
    let rows = try Self.read("lr,loss\n0.1,3\n0.2,2\n")
    #expect(Self.pairs(rows.rates.first) == [[0, 0.1], [1, 0.2]])
    #expect(rows.notes == ["the log has no column of steps, so its rows are counted"])
  }

  @Test(
    "What is no log is said",
    arguments: [
      ("", "the log has no rows"), ("1,2\n3,4\n", "the first line has no names of columns"),
      ("step,lr\n", "the log has no rows"), ("step\n1\n", "the first line has one name only"),
      ("step,name\n1,a\n", "the log has no column of numbers beside what it counts"),
      ("{\"log_history\": []}", "the log has no rows"), ("[1, 2}", "a bracket is closed where it cannot be"),
      ("{\"log_history\": [{\"step\" 1}]}", "a value stands where it cannot"),
    ])
  func noLog(text: String, message: String) {
    let error = #expect(throws: LogError.self) { try Self.read(text) }
    #expect(error?.message == message)
  }

  @Test("A file that ends early is drawn as far as it goes")
  func truncated() throws {
    let log = try Self.read("{\"log_history\": [{\"step\": 1, \"learning_rate\": 1e-3}, {\"step\": 2, \"lear")
    #expect(Self.pairs(log.rates.first) == [[1, 1e-3]])
    #expect(log.notes.contains("the text ends within line 1, before its last bracket is closed"))
  }

  @Test("Every cut and every changed byte is survived")
  func cuts() throws {
    for name in ["trainer_state.json", "metrics.csv", "scalars.jsonl"] {
      let bytes = try ConfigFile.bytes(of: name)
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 0x1F
        _ = try? Self.read(changed)
        _ = try? Self.read(Array(bytes[..<place]))
      }
    }
  }

  @Test("A long log is reduced, and its extremes stay")
  func reduced() throws {
    var text = "step,lr,loss\n"
    for step in 0..<50_000 { text += "\(step),0.1,\(step == 31_234 ? "9" : step == 17 ? "-9" : "1")\n" }
    let log = try Self.read(text)
    let loss = try #require(log.losses.first)
    #expect(loss.isReduced && loss.samples.count < 20_000)
    #expect(loss.samples.contains(LogSample(step: 31_234, value: 9)))
    #expect(loss.samples.contains(LogSample(step: 17, value: -9)))
    #expect(loss.samples.first?.step == 0 && loss.samples.last?.step == 49_999)
  }

  @Test("The rate is found among hundreds of metrics")
  func manyColumns() throws {
    let names = (0..<300).map { "m\($0)" } + ["step", "lr"]
    let row = (0..<300).map { _ in "1" } + ["5", "0.5"]
    let log = try Self.read(names.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n")
    #expect(Self.pairs(log.rates.first) == [[5, 0.5]])
    #expect(log.notes.count == 1)
  }
}
