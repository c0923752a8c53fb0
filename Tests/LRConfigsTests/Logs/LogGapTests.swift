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
}
