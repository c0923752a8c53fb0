import LRConfigs
import Testing

/// What cannot be read of a log is told, and takes nothing else with it.
@Suite("Gaps of logs")
struct LogGapTests {
  @Test("a rate of which nothing can be read is no reason to show the loss")
  func unreadableRates() {
    #expect(throws: LogError.self) { try LogReaderTests.read("step,lr,loss\n1,tensor(0.1),2\n2,tensor(0.05),1\n") }
    do {
      _ = try LogReaderTests.read("step,lr,loss\n1,[0.1],2\n")
    } catch let error as LogError {
      #expect(error.line == 2 && error.message == "`lr` is `[0.1]`, which is no number")
    } catch {}
  }

  @Test("a single bad rate is left out, and told; a missing one is not")
  func badCell() throws {
    let log = try LogReaderTests.read("step,lr\n1,0.1\n2,tensor(0.05)\n3,\n4,null\n5,0.01\n")
    #expect(LogReaderTests.pairs(log.rates.first) == [[1, 0.1], [5, 0.01]])
    #expect(log.notes == ["1 rate is left out: in line 3 `lr` is `tensor(0.05)`, which is no number"])
  }

  @Test("the name of a schedule is no rate")
  func words() throws {
    let log = try LogReaderTests.read("step,loss,lr_scheduler_type\n1,2,cosine\n2,1,cosine\n")
    #expect(log.rates.isEmpty && log.losses.count == 1 && log.notes == [])
  }

  @Test("of a list of rates the first is drawn, and it is told")
  func list() throws {
    let log = try LogReaderTests.read("{\"step\": 1, \"lr\": [0.1, 0.01]}\n{\"step\": 2, \"lr\": [0.2, 0.02]}\n")
    #expect(LogReaderTests.pairs(log.rates.first) == [[1, 0.1], [2, 0.2]])
    #expect(log.notes == ["`lr` is a list, of which the first number is drawn"])
  }

  @Test("rows of an evaluation are no steps of the training")
  func evaluations() throws {
    let log = try LogReaderTests.read(
      """
      {"mode": "train", "epoch": 1, "iter": 50, "lr": 0.02, "loss": 1.5}
      {"mode": "train", "epoch": 1, "iter": 100, "lr": 0.02, "loss": 1.2}
      {"mode": "val", "epoch": 1, "iter": 5000, "lr": 0.5, "bbox_mAP": 0.1}
      {"mode": "train", "epoch": 1, "iter": 150, "lr": 0.01, "loss": 1.1}

      """)
    #expect(LogReaderTests.pairs(log.rates.first) == [[50, 0.02], [100, 0.02], [150, 0.01]])
    #expect(log.notes == ["1 row of evaluations left out, first line 3"])
  }

  @Test("steps that start over with the epoch are counted by rows")
  func epochs() throws {
    let log = try LogReaderTests.read("epoch,iter,lr\n1,50,0.3\n1,100,0.2\n2,50,0.1\n2,100,0.05\n")
    #expect(LogReaderTests.pairs(log.rates.first) == [[0, 0.3], [1, 0.2], [2, 0.1], [3, 0.05]])
    #expect(log.axis == .row)
  }

  @Test("a loss that was never finite takes no rate with it")
  func lossWithoutNumbers() throws {
    let log = try LogReaderTests.read("step,lr,loss\n1,0.1,nan\n2,0.05,nan\n")
    #expect(log.losses.isEmpty && log.rates.count == 1)
  }

  @Test("a line that a killed run left unfinished costs that line")
  func cutOff() throws {
    let log = try LogReaderTests.read(
      "{\"step\": 1, \"lr\": 0.1}\n{\"step\": 2, \"lr\": 0.2}\n{\"step\": 3, \"lr\": tr")
    #expect(LogReaderTests.pairs(log.rates.first) == [[1, 0.1], [2, 0.2]])
    #expect(log.notes.count == 1)
  }

  @Test("what stands before the first step is no sample, and hides no epoch")
  func header() throws {
    let log = try LogReaderTests.read(
      "{\"hook_msgs\": {}, \"lr\": 9}\n"
        + (1...2).flatMap { epoch in
          (1...3).map { "{\"mode\": \"train\", \"epoch\": \(epoch), \"iter\": \($0), \"lr\": 0.\(epoch)\($0)}\n" }
        }.joined())
    #expect(LogReaderTests.pairs(log.rates.first).map { $0[1] } == [0.11, 0.12, 0.13, 0.21, 0.22, 0.23])
    #expect(log.axis == .row)
    #expect(log.notes.last == "1 row without `iter` left out, first line 1")
  }

  @Test("several rows an epoch are all drawn")
  func rowsOfAnEpoch() throws {
    let log = try LogReaderTests.read(
      "{\"epoch\": 1, \"loss\": 3}\n{\"epoch\": 1, \"loss\": 2}\n{\"epoch\": 2, \"loss\": 1}\n")
    #expect(LogReaderTests.pairs(log.losses.first) == [[0, 3], [1, 2], [2, 1]])
    #expect(log.notes == ["`epoch` is that of the row before, first in line 2, so the rows are counted"])
    let twice = try LogReaderTests.read("step,loss\n1,3\n1,2\n2,1\n")
    #expect(LogReaderTests.pairs(twice.losses.first) == [[1, 2], [2, 1]])
    #expect(twice.notes == ["`step` is that of the row before once, first in line 3; the later value is shown"])
  }

  @Test("a column that tells the part of the run is read, in CSV too")
  func parts() throws {
    let log = try LogReaderTests.read("step,split,loss,lr\n1,train,2.5,0.1\n1,val,9,\n2,train,1.5,0.2\n2,Test,8,\n")
    #expect(LogReaderTests.pairs(log.losses.first) == [[1, 2.5], [2, 1.5]])
    #expect(log.notes == ["2 rows of evaluations left out, first line 3"])
  }

  @Test("results that are counted by epochs do not disturb the steps")
  func results() throws {
    let log = try LogReaderTests.read(
      (1...3).map { "{\"lr\": 0.0\($0), \"step\": \(69 * $0)}\n{\"accuracy/top1\": 5\($0), \"step\": \($0)}\n" }
        .joined())
    #expect(LogReaderTests.pairs(log.rates.first) == [[69, 0.01], [138, 0.02], [207, 0.03]])
    #expect(log.notes == [] && log.axis == .step)
  }

  @Test(
    "the column that counts",
    arguments: [
      ("micro_step,opt_step,lr", "8,1,0.1\n16,2,0.2\n"), ("epoch,step,global_step,lr", "0,0,1,0.1\n1,0,2,0.2\n"),
      ("time/total_timesteps,time/iterations,train/lr,train/n_updates", "2048,5,0.1,1\n4096,6,0.2,2\n"),
      ("episode,steps,lr", "1,34,0.1\n2,12,0.2\n"), ("train_step,epoch,lr", "1,1,0.1\n2,1,0.2\n"),
    ])
  func counters(header: String, rows: String) throws {
    #expect(LogReaderTests.pairs(try LogReaderTests.read(header + "\n" + rows).rates.first) == [[1, 0.1], [2, 0.2]])
  }

  @Test("LLaMA-Factory's log counts by its steps, not by their total")
  func total() throws {
    let rows = [(10, 2.0, 1e-4), (20, 1.5, 5e-5), (30, 1.2, 0)].map { step, loss, rate in
      "{\"current_steps\": \(step), \"total_steps\": 30, \"loss\": \(loss), \"lr\": \(rate), \"epoch\": \(Double(step) / 10), "
        + "\"percentage\": \(step * 10 / 3), \"elapsed_time\": \"0:00:0\(step / 10)\"}\n"
    }
    let log = try LogReaderTests.read(
      rows[0] + "{\"current_steps\": 10, \"total_steps\": 30, \"eval_loss\": 2.5}\n" + rows[1] + rows[2])
    #expect(LogReaderTests.pairs(log.rates.first) == [[10, 1e-4], [20, 5e-5], [30, 0]])
    #expect(LogReaderTests.pairs(log.losses.first) == [[10, 2], [20, 1.5], [30, 1.2]])
    #expect(log.notes == [] && log.axis == .step)
  }

  @Test(
    "a column that never changes does not count, whatever it is called",
    arguments: [
      ("total_steps,lr", "30,0.1\n30,0.2\n", RunLog.Axis.row, 0), ("step,lr", "0,0.1\n0,0.2\n", .row, 0),
      ("total_steps,epoch,lr", "30,1,0.1\n30,2,0.2\n", .epoch, 1),
      ("epochs,epoch,lr", "90,1,0.1\n90,2,0.2\n", .epoch, 1),
      ("steps,batch,lr", "30,1,0.1\n30,2,0.2\n", .step, 1), ("step,epoch,lr", "0,1,0.1\n0,2,0.2\n", .epoch, 1),
      ("batch,iter,lr", "32,1,0.1\n32,2,0.2\n", .step, 1), ("global_step,step,lr", ",1,0.1\n,2,0.2\n", .step, 1),
      ("time/total_timesteps,train/lr", "1,0.1\n2,0.2\n", .step, 1),
      ("Total Steps,Step,LR", "30,1,0.1\n30,2,0.2\n", .step, 1),
    ])
  func constants(header: String, rows: String, axis: RunLog.Axis, first: Double) throws {
    let log = try LogReaderTests.read(header + "\n" + rows)
    #expect(LogReaderTests.pairs(log.rates.first) == [[first, 0.1], [first + 1, 0.2]] && log.axis == axis)
    let name = header.prefix { $0 != "," }
    #expect(
      log.notes
        == (axis == .row ? ["`\(name)` is that of the row before, first in line 3, so the rows are counted"] : []))
  }

  @Test("updates that have a hundred rows each count, and a single step is one")
  func slow() throws {
    let rows = (1...300).map { "\(($0 - 1) / 100),\($0),\(0.001 * Double($0))\n" }.joined()
    for header in ["global_step,micro_step,lr", "step,batch,lr"] {
      let log = try LogReaderTests.read("\(header)\n\(rows)")
      #expect(LogReaderTests.pairs(log.rates.first).map { $0[0] } == [0, 1, 2])
    }
    let total = try LogReaderTests.read(
      "total_steps,batch,lr\n"
        + rows.split(separator: "\n").map { "7," + $0.drop { $0 != "," }.dropFirst() + "\n" }.joined())
    #expect(LogReaderTests.pairs(total.rates.first).map { $0[0] } == (1...300).map(Double.init))
    let one = try LogReaderTests.read("{\"step\": 5, \"lr\": 0.1}\n{\"step\": 5, \"loss\": 2}\n")
    #expect(LogReaderTests.pairs(one.rates.first) == [[5, 0.1]] && LogReaderTests.pairs(one.losses.first) == [[5, 2]])
    #expect(one.notes == [])
    let frozen = try LogReaderTests.read("step,lr\n" + (1...100).map { "0,0.\($0)\n" }.joined())
    #expect(LogReaderTests.pairs(frozen.rates.first).count == 100 && frozen.axis == .row)
  }

  @Test("an epoch behind a hundred columns still counts")
  func lateEpoch() throws {
    let names = (0..<100).map { "m\($0)" } + ["train_lr", "epoch"]
    let rows = (7...8).map { epoch in (0..<100).map { _ in "1" }.joined(separator: ",") + ",0.\(epoch),\(epoch)\n" }
    let log = try LogReaderTests.read(names.joined(separator: ",") + "\n" + rows.joined())
    #expect(LogReaderTests.pairs(log.rates.first) == [[7, 0.7], [8, 0.8]] && log.axis == .epoch)
  }

  @Test(
    "what a column is",
    arguments: [
      ("resnet_lr0.1 - val_loss", LogColumn.Quantity.loss), ("base lr0.001 - train/lr", .lr), ("lr-AdamW/pg1", .lr),
      ("lr_0.001_val_acc", .other), ("Success Rate", .other), ("eta", .other), ("rate", .lr), ("learning_rate_g", .lr),
      ("train_loss_scale", .other), ("train_min_lr", .lr), ("loss/total", .loss), ("LearningRate", .lr),
      ("lr/group0", .lr),
    ])
  func quantities(name: String, quantity: LogColumn.Quantity) throws {
    let log = try LogReaderTests.read("step,\(name)\n1,0.5\n")
    #expect(log.columns.map(\.quantity) == [quantity])
  }

  @Test("a history by columns, as Keras has it, is counted by epochs")
  func history() throws {
    let text = "{\"loss\": [0.3, 0.2, NaN], \"val_loss\": [0.5, 0.4, 0.3],\n \"learning_rate\": [0.001, 0.001, 3e-4]}"
    #expect(InputFormat.of(name: "history.json", bytes: Array(text.utf8)) == .log)
    let log = try LogReaderTests.read(text)
    #expect(log.axis == .epoch && log.losses.count == 2)
    #expect(LogReaderTests.pairs(log.rates.first) == [[0, 0.001], [1, 0.001], [2, 3e-4]])
    #expect(InputFormat.of(name: "a.json", bytes: Array("{\"size\": [1, 2], \"curves\": []}".utf8)) == .json)
  }

  @Test("a list of records is a log; a pointer of Git LFS is told")
  func lists() throws {
    let text = "[\n  {\"loss\": 0.3, \"learning_rate\": 1e-5, \"step\": 500}\n]"
    #expect(InputFormat.of(name: "log_history.json", bytes: Array(text.utf8)) == .log)
    #expect(LogReaderTests.pairs(try LogReaderTests.read(text).rates.first) == [[500, 1e-5]])
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 2351\n"
    #expect(InputFormat.of(name: "trainer_state.json", bytes: Array(pointer.utf8)) == .log)
    let error = #expect(throws: LogError.self) { try LogReaderTests.read(pointer) }
    #expect(error?.message == "this is a pointer of Git LFS, not the file itself")
  }
}
