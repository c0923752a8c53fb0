import Foundation
import LRConfigs
import LRInput
import Testing

@Suite("A log over its plan")
struct LogComparisonTests {
  /// 50 steps of warmup to 1e-3, then a line to 0 at 1000.
  static func plan(_ t: Int) -> Double {
    t < 50 ? 1e-3 * Double(t) / 50 : max(0, 1e-3 * (1000 - Double(t)) / 950)
  }

  static func column(_ value: (Int) -> Double, every: Int = 10, to end: Int = 1000) -> LogColumn {
    let samples = stride(from: every, through: end, by: every).map { LogSample(step: Double($0), value: value($0)) }
    return LogColumn(name: "lr", quantity: .lr, samples: samples, isReduced: false)
  }

  @Test("The conventions are found, and are no differences", arguments: [0, -1, 1])
  func conventions(offset: Int) throws {
    let comparison = try #require(LogComparison(Self.column { Self.plan($0 + offset) }, plan: Self.plan))
    #expect(comparison.stretches == [LogComparison.Stretch(from: 10, offset: offset)])
    #expect(comparison.largest <= 1e-18)
    #expect(comparison.sentence.hasPrefix("the log follows the plan"))
  }

  @Test("A shift within the run is said with the step where it begins", arguments: [0, -1])
  func shift(base: Int) throws {
    let log = Self.column { Self.plan($0 >= 500 ? $0 + base + 1 : $0 + base) }
    let comparison = try #require(LogComparison(log, plan: Self.plan))
    #expect(comparison.sentence == "the log is one step ahead of the plan from step 500")
    // As a figure draws both: nothing is moved that does not follow.
    #expect(abs(comparison.largest - (base == 0 ? 1e-3 / 950 : 1e-3 / 50)) < 1e-12)
    let behind = Self.column { Self.plan($0 >= 500 ? $0 + base - 1 : $0 + base) }
    #expect(LogComparison(behind, plan: Self.plan)?.sentence == "the log is one step behind the plan from step 500")
  }

  @Test("Rates that were printed with few digits follow the plan as well")
  func rounded() throws {
    let log = Self.column { (Self.plan($0) * 1e7).rounded() / 1e7 }
    #expect(LogComparison(log, plan: Self.plan)?.sentence == "the log follows the plan")
  }

  @Test(
    "A log that is right follows, with so many decimals or digits, a row at step 0 or none, and with either convention",
    arguments: ["%.6f", "%.7f", "%.8f", "%.12f", "%.2e", "%.3g", "%.17g"])
  func written(format: String) throws {
    func plan(_ t: Int) -> Double {
      t < 1000 ? 3e-4 * Double(t + 1) / 1000 : 1.5e-4 * (1 + cos(.pi * Double(t - 1000) / 19000))
    }
    for (offset, first) in [(0, 0), (0, 20), (-1, 0), (-1, 20)] {
      let samples = stride(from: first, through: 19_980, by: 20).map { step in
        LogSample(step: Double(step), value: Double(String(format: format, plan(max(0, step + offset)))) ?? .nan)
      }
      let log = LogColumn(name: "lr", quantity: .lr, samples: samples, isReduced: false)
      let sentence = try #require(LogComparison(log, plan: plan)).sentence
      #expect(sentence.hasPrefix("the log follows the plan"), "\(offset) from \(first): \(sentence)")
      // Where the digits tell one update from the next, the convention is told.
      if format == "%.17g" { #expect(sentence.contains("that are done") == (offset == -1)) }
    }
  }

  @Test("A factor that reads as 1 is none")
  func noFactor() throws {
    let log = Self.column { Self.plan($0) * 1.0001 }
    #expect(LogComparison(log, plan: Self.plan)?.sentence.contains("times") == false)
  }

  @Test("A log that leaves its plan, and one that never followed it")
  func parted() throws {
    let left = Self.column { $0 > 600 ? 5e-4 : Self.plan($0) }
    #expect(
      LogComparison(left, plan: Self.plan)?.sentence
        == "the log leaves the plan at step 610; the largest difference is 5×10⁻⁴, at step 1000")
    let other = Self.column { _ in 2e-3 }
    #expect(
      LogComparison(other, plan: Self.plan)?.sentence
        == "the log does not follow the plan; the largest difference is 0.002, at step 1000")
  }

  @Test("A flat stretch fits every offset and changes none")
  func flat() throws {
    func plan(_ t: Int) -> Double { t < 100 ? Double(t) : t < 500 ? 100 : 100 - Double(t - 500) / 10 }
    let comparison = try #require(LogComparison(Self.column { plan($0 - 1) }, plan: plan))
    #expect(comparison.stretches == [LogComparison.Stretch(from: 10, offset: -1)])
  }

  @Test("Epochs and empty columns are not compared")
  func none() {
    let halves = LogColumn(
      name: "lr", quantity: .lr, samples: [LogSample(step: 0.5, value: 1), LogSample(step: 1, value: .nan)],
      isReduced: false)
    #expect(LogComparison(halves, plan: Self.plan) == nil)
  }

  private static func linear(_ t: Int) -> Double { max(0, 1 - Double(t) / 100) }

  private static func log(_ values: [(Int, Double)]) -> LogColumn {
    LogColumn(
      name: "lr", quantity: .lr, samples: values.map { LogSample(step: Double($0.0), value: $0.1) }, isReduced: false)
  }

  /// Real runs of five repositories: the loss scaler of fp16 skips updates, and with them steps of the scheduler.
  @Test("A log that falls behind says by how many updates, and is as far from the plan as the figure draws it")
  func behind() throws {
    let values = [(10, 0.92), (20, 0.84), (30, 0.74), (40, 0.64), (50, 0.54), (60, 0.44), (70, 0.34)]
    let comparison = try #require(LogComparison(Self.log(values), plan: Self.linear))
    #expect(
      comparison.sentence == "the log falls behind the plan: 2 updates from step 10, 4 from step 20 "
        + "(updates skipped by the fp16 loss scaler are not counted)")
    #expect(!comparison.follows && abs(comparison.largest - 0.04) < 1e-12 && comparison.largestStep == 30)
    // Counted from how the logger counts.
    let late = (1...40).map { ($0 * 2, Self.linear($0 * 2 - ($0 < 10 ? 1 : $0 < 20 ? 3 : 7))) }
    #expect(
      LogComparison(Self.log(late), plan: Self.linear)?.sentence.hasPrefix(
        "the log falls behind the plan: 2 updates from step 20, 6 from step 40 (") == true)
  }

  /// accelerate #1382, #2773: each of two processes steps the scheduler.
  @Test("A log whose clock is another says which", arguments: [2, 4, 8])
  func clock(k: Int) throws {
    let fast = Self.log((1...20).map { ($0, Self.linear(k * ($0 - 1))) })
    #expect(
      LogComparison(fast, plan: Self.linear)?.sentence
        == "the log runs at \(k) times the clock of the plan (as where each of \(k) devices steps the scheduler)")
    let slow = Self.log((0..<100).map { ($0, Self.linear($0 / k)) })
    #expect(
      LogComparison(slow, plan: Self.linear)?.sentence.hasPrefix("the log runs at 1/\(k) of the clock of the plan")
        == true)
    // What is held says nothing of a clock.
    let held = Self.log((1...20).map { ($0, 0.5) })
    #expect(LogComparison(held, plan: Self.linear)?.sentence.contains("clock") == false)
  }

  @Test("A log of other rates says how many times they are the plan's", arguments: [0.5, 2, 8])
  func factor(k: Double) throws {
    let scaled = Self.log((0..<100).map { ($0, k * Self.plan($0 + 100)) })
    #expect(
      LogComparison(scaled) { Self.plan($0 + 100) }?.sentence
        == "the log has \(ShortNumber(k, digits: 4).plain) times the rate of the plan")
  }

  /// transformers #34053: a run that is resumed with a fresh scheduler.
  @Test("A log that starts over says where, and from which update")
  func resumed() throws {
    let values = (1...60).map { ($0, Self.linear($0 < 40 ? $0 - 1 : $0 - 40)) }
    #expect(
      LogComparison(Self.log(values), plan: Self.linear)?.sentence
        == "the log jumps back to update 0 of the plan at step 40 (as where a run is resumed with a fresh scheduler)")
  }

  @Test("What counts epochs is told in epochs")
  func epochs() throws {
    func told(_ values: [Double]) -> String? {
      let log = Self.log(values.enumerated().map { ($0.offset, $0.element) })
      return LogComparison(log, counting: .epoch) { pow(0.5, Double($0)) }?.sentence
    }
    #expect(told([1, 0.5, 0.25, 0.125]) == "the log follows the plan")
    let late = Self.log([(1, 1), (2, 0.5), (3, 0.25)])
    #expect(
      LogComparison(late, counting: .epoch) { pow(0.5, Double($0)) }?.sentence
        == "the log follows the plan, counting epochs that are done: at epoch e stands the rate of epoch e − 1")
    #expect(told([1, 0.5, 0.5, 0.25, 0.125]) == "the log is one epoch behind the plan from epoch 2")
    #expect(
      told([1, 0.5, 7, 9, 3])?.hasPrefix("the log leaves the plan at epoch 2; the largest difference is") == true)
  }

  @Test("A log that is quite another is told so in little time")
  func another() throws {
    let noise = Self.log((0..<4000).map { ($0, Double(($0 &* 7919) % 1009) / 1009) })
    #expect(LogComparison(noise, plan: Self.plan)?.follows == false)
  }
}
