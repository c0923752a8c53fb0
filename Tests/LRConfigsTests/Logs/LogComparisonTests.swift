import LRConfigs
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
    #expect(abs(comparison.largest - 1e-3 / 950) < 1e-12)
    let behind = Self.column { Self.plan($0 >= 500 ? $0 + base - 1 : $0 + base) }
    #expect(LogComparison(behind, plan: Self.plan)?.sentence == "the log is one step behind the plan from step 500")
  }

  @Test("Rates that were printed with few digits follow the plan as well")
  func rounded() throws {
    let log = Self.column { (Self.plan($0) * 1e7).rounded() / 1e7 }
    #expect(LogComparison(log, plan: Self.plan)?.sentence == "the log follows the plan")
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
}
