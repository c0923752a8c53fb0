import LRMath
import LRSchedules
import Testing

@testable import LRResults

@Suite("Tables of results") struct ResultTableTests {
  /// η_t = t + 1.
  private struct Rising: Schedule {
    func rate(at step: Double) -> Double { step + 1 }
    func piece(at step: Double) -> Piece {
      Piece(start: 0, end: .infinity, shape: .line(from: 1, to: 2))
    }
    var phases: [Phase] { [] }
  }

  @Test func sumsBeginAtZeroAndEndBehindTheLastUpdate() {
    let rates = RunRates.planned(Rising(), steps: 3)
    #expect(ResultTable(.sums(rates, power: 1)).map(\.value) == [0, 1, 3, 6])
    #expect(ResultTable(.sums(rates, power: 2)).map(\.value) == [0, 1, 5, 14])
    #expect(ResultTable(.sums(rates, power: 1)).map(\.x) == [0, 1, 2, 3])
  }

  @Test("Long sums are known at any step, and are those of a walk", arguments: [1, 2])
  func longSums(power: Int) throws {
    let steps = 400_000
    for schedule in [
      Cosine(peak: 0.1, steps: steps), Exponential(peak: 0.1, gamma: 0.99999), Step(peak: 0.1, every: 70_000),
    ] as [any Schedule] {
      let table = ResultTable(.sums(.planned(schedule, steps: steps), power: power))
      let walked = table.map(\.value)
      let stops = [0, 1, 1000, 69_999, 70_000, 70_001, 250_000, steps]
      let known = try #require(table.values(atSteps: stops))
      for (stop, value) in zip(stops, known) {
        #expect(abs(value - walked[stop]) <= 1e-9 * walked[stop], "\(schedule) at \(stop)")
      }
      let facts = try #require(table.facts)
      #expect(facts.peak == facts.last && facts.peak.step == Double(steps) && facts.lowest.value == 0)
      #expect(abs(facts.peak.value - walked[steps]) <= 1e-9 * walked[steps])
    }
    // Where the last rates are zero, the sum is reached before the end.
    let cut = ResultTable(.sums(.planned(Linear(peak: 0.1, steps: 300_001), steps: steps), power: power))
    let top = try #require(cut.facts?.peak.step)
    #expect(top <= 300_001 && top > 299_000, "the last rates are so small that they may round away")
    // Short ones are walked.
    #expect(ResultTable(.sums(.planned(Rising(), steps: 3), power: power)).values(atSteps: [1]) == nil)
  }

  @Test("Long sums over a formula: from samples where it is smooth, else by a walk")
  func formulaSums() throws {
    let steps = 1_500_000
    for (text, isKnown) in [("0.1 * (1 - t / T) ** 2", true), ("0.1 + t % 2", false)] {
      let table = ResultTable(.sums(.planned(try Formula(text, steps: steps), steps: steps), power: 1))
      let walked = try #require(table.reduce(nil as Double?) { $1.value })
      #expect((table.values(atSteps: [steps]) != nil) == isKnown, "\(text)")
      let last = try #require(table.lastNumber)
      #expect(last.x == Double(steps) && abs(last.value - walked) <= 1e-5 * walked, "\(text)")
    }
  }

  @Test func ratesAreThoseOfTheUpdates() {
    let table = ResultTable(Rising(), steps: 3)
    #expect(table.map(\.value) == [1, 2, 3])
    #expect(table.isEveryStep)
    // A run has no rate behind its last update, whatever the schedule says there.
    #expect(table.value(atStep: 2) == 3)
    #expect(table.value(atStep: 3) == nil)
    #expect(table.value(atStep: -1) == nil)
    let logged = ResultTable(steps: [0, 5], values: [1, .nan])
    #expect(logged.value(atStep: 5) == nil)
    #expect(logged.value(atStep: 0) == 1)
    #expect(!logged.isEveryStep)
  }

  @Test func factsAreFirstOfTheirKind() {
    let table = ResultTable(steps: [0, 1, 2, 3, 4], values: [2, .nan, 5, 5, 1])
    #expect(table.facts?.peak == CurveFacts.Point(step: 2, value: 5))
    #expect(table.facts?.lowest == CurveFacts.Point(step: 4, value: 1))
    #expect(table.facts?.last == table.lastNumber.map { CurveFacts.Point(step: $0.x, value: $0.value) })
    #expect(table.totals == (13, 55, 4))
    #expect(ResultTable(steps: [0], values: [.nan]).facts == nil)
  }

  @Test func theShareOfModerateRates() {
    // Of 1, 2, …, 10 those from 1 to 9 are between a tenth and nine tenths of the peak.
    let quantity = Quantity.moderateShare
    let plan = RunPlan(schedule: Rising(), steps: 10, training: nil)
    let table = quantity.table(plan, RunResult(rates: .planned(Rising(), steps: 10)))
    #expect(table.map(\.value) == [0.9])
  }
}
