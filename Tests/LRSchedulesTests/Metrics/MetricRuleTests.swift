import Testing

@testable import LRSchedules

@Suite("Rules that act on a metric")
struct MetricRuleTests {
  private func rates(_ rule: PlateauRule, from rate: Double = 1, _ metrics: [Double]) -> [Double] {
    var state = rule.start(from: rate)
    return metrics.map { metric in
      state.step(metric)
      return state.rate
    }
  }

  private func rates(_ rule: GreedyRule, from rate: Double = 0.1, _ metrics: [Double]) -> [Double] {
    var state = rule.start(from: rate)
    return metrics.map { metric in
      state.step(metric)
      return state.rate
    }
  }

  @Test("One bad metric more than the patience lowers the rate; the first metric is good")
  func patience() {
    let rule = PlateauRule(factor: 0.5, patience: 2)
    #expect(rates(rule, [1, 1, 1, 1, 1, 1, 1]) == [1, 1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test("A cooldown comes before the patience")
  func cooldown() {
    let rule = PlateauRule(factor: 0.5, patience: 0, cooldown: 2)
    #expect(rates(rule, [1, 1, 1, 1, 1]) == [1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test("The floor holds, and a change below eps is not made")
  func floor() {
    #expect(rates(PlateauRule(factor: 0.1, patience: 0, floor: 0.4), [1, 1, 1]) == [1, 0.4, 0.4])
    #expect(rates(PlateauRule(factor: 0.5, patience: 0, eps: 0.6), [1, 1, 1]) == [1, 1, 1])
  }

  @Test("Better by a share of a negative best is stricter in the mode max, as the formula has it")
  func threshold() {
    let rule = MetricThreshold(mode: .max, kind: .relative, size: 0.1)
    #expect(rule.isBetter(-1, than: -.infinity))
    #expect(rule.isBetter(-1.05, than: -1))
    #expect(!rule.isBetter(-1.2, than: -1))
    #expect(!MetricThreshold(mode: .min, kind: .absolute, size: 0.1).isBetter(0.95, than: 1))
  }

  @Test("The greedy rule raises and lowers")
  func greedy() {
    let rule = GreedyRule(factor: 0.5, patience: 1, ceiling: 0.3)
    #expect(rates(rule, [5, 4, 3, 2, 2, 2, 2, 2]) == [0.1, 0.2, 0.2, 0.3, 0.3, 0.15, 0.15, 0.075])
  }

  @Test("After enough lowerings at the floor it starts over, its best forgotten")
  func reset() {
    let rule = GreedyRule(factor: 0.5, patience: 0, floor: 0.05, ceiling: 0.1, reset: 2)
    #expect(rates(rule, [1, 1, 1, 1, 1]) == [0.1, 0.05, 0.1, 0.1, 0.05])
  }

  @Test("The running average forgets what is older than its window")
  func average() {
    var average = RunningAverage(window: 2)
    #expect([2, 4, 6, 0].map { average.add($0) } == [2, 3, 5, 3])
  }
}
