import LRMath
import LRTraining
import Testing

@testable import LRResults

/// The one rule that gives the words of comparisons, and the interval that it reads.
@Suite("Comparisons") struct ArmComparisonTests {
  /// Scores of runs at three rates, the middle one best, with noise that all arms of one seed share.
  private func arm(_ level: Double, runs: Int = 32, noise: Double, seed: UInt64 = 1, own: Double = 0) -> Arm? {
    let shared = CounterGenerator(seed: seed)
    let alone = CounterGenerator(seed: seed + UInt64(level * 1000))
    return Arm(
      scores: [1.5, 1, 1.5].enumerated().map { rate, height in
        (0..<runs).map { run in
          let drawn = noise * shared.normal(UInt64(run)) + own * alone.normal(UInt64(run), draw: UInt64(rate))
          return level * height * Math.exp(drawn)
        }
      })
  }

  @Test(
    "an interval decides the word, and nothing else does",
    arguments: [
      (0.95, 1.05, ArmComparison.Verdict.tie), (1.01, 1.09, .tie), (1, 1, .tie), (1.05, 1.2, .clear),
      (0.2, 0.9, .clear),
      (0.8, 1.2, .noise), (0.92, 1.11, .noise), (0.6, 1.1, .open), (0.9, 1.6, .open), (0, .infinity, .open),
    ])
  func rule(_ low: Double, _ high: Double, _ verdict: ArmComparison.Verdict) {
    #expect(ArmComparison.Verdict(low: low, high: high) == verdict)
  }

  @Test("runs that share their noise are compared run by run")
  func paired() throws {
    let (a, b) = (try #require(arm(1.3, noise: 1)), try #require(arm(1, noise: 1)))
    let comparison = try #require(ArmComparison(a, over: b, among: 1))
    #expect(abs(comparison.ratio - 1.3) < 1e-9)
    #expect(comparison.high - comparison.low < 1e-9)
    #expect(comparison.verdict == .clear)
    let stranger = try #require(arm(1, noise: 1, seed: 7))
    let other = try #require(ArmComparison(a, over: stranger, among: 1))
    #expect(other.high - other.low > 0.3)
  }

  @Test("a ratio one way is one over the ratio the other way, and more comparisons widen it")
  func symmetry() throws {
    let (a, b) = (try #require(arm(1.2, noise: 0.5, own: 0.4)), try #require(arm(1, noise: 0.5, own: 0.4)))
    let (one, other) = (
      try #require(ArmComparison(a, over: b, among: 1)), try #require(ArmComparison(b, over: a, among: 1))
    )
    #expect(abs(one.ratio * other.ratio - 1) < 1e-12)
    #expect(abs(one.low * other.high - 1) < 1e-9)
    let many = try #require(ArmComparison(a, over: b, among: 10))
    #expect(many.low < one.low && many.high > one.high)
  }

  @Test("arms that are alike are called clear about as seldom as the interval promises")
  func size() throws {
    let clear = try (1...24).count { seed in
      let a = try #require(arm(1, noise: 0.3, seed: UInt64(seed * 10), own: 0.5))
      let b = try #require(arm(1.0001, noise: 0.3, seed: UInt64(seed * 10), own: 0.5))
      return ArmComparison(a, over: b, among: 1)?.verdict == .clear
    }
    #expect(clear <= 5)
  }

  @Test("no run is measured at a rate that it chose")
  func crossed() throws {
    // At the second rate every second run is lucky: chosen by them, it is measured by the others.
    let lucky = (0..<16).map { $0.isMultiple(of: 2) ? 0.1 : 2 }
    let arm = try #require(Arm(scores: [Array(repeating: 1, count: 16), lucky]))
    #expect(arm.score == 1.5)
    // The halves choose the peak between the rates of the grid, where a parabola has its lowest point.
    let bowl = try #require(Arm(scores: [2, 1, 4].map { Array(repeating: $0, count: 4) }))
    #expect(abs(bowl.score - Math.exp(Math.log(2) * (-1.0 / 24))) < 1e-9)
  }

  @Test("too few runs, or runs of other numbers, are compared with nothing")
  func refusals() throws {
    #expect(Arm(scores: []) == nil)
    #expect(Arm(scores: [[1, 2], [1]]) == nil)
    let two = try #require(Arm(scores: [[1, 2]]))
    #expect(ArmComparison(two, over: two, among: 1) == nil)
    let exact = try #require(Arm(scores: [[2]], isExact: true))
    let other = try #require(Arm(scores: [[1]], isExact: true))
    let comparison = try #require(ArmComparison(exact, over: other, among: 5))
    #expect((comparison.ratio, comparison.low, comparison.high) == (comparison.low, comparison.high, comparison.ratio))
    #expect(abs(comparison.ratio - 2) < 1e-12)
    let lost = try #require(Arm(scores: [[.infinity, .infinity, 1, 1]]))
    #expect(ArmComparison(lost, over: lost, among: 1) == nil)
  }

  @Test("shares: the ratio with an interval from Wilson's, whole at its ends")
  func shares() {
    let one = ArmComparison.ofShares(Share(hits: 34, count: 48), Share(hits: 18, count: 48), z: 1.96)
    #expect(abs(one.ratio - 34.0 / 18) < 1e-12)
    #expect(one.low > 1.2 && one.low < 1.4 && one.high > 2.7 && one.high < 3.0)
    let all = ArmComparison.ofShares(Share(hits: 12, count: 12), Share(hits: 12, count: 12), z: 1.96)
    #expect(all.ratio == 1 && all.low < 0.8 && all.high > 1.25)
    let none = ArmComparison.ofShares(Share(hits: 9, count: 12), Share(hits: 0, count: 12), z: 1.96)
    #expect(none.ratio == .infinity && none.high == .infinity && none.low > 1)
    let neither = ArmComparison.ofShares(Share(hits: 0, count: 12), Share(hits: 0, count: 12), z: 1.96)
    #expect(neither.low == 0 && neither.high == .infinity)
    #expect(abs(ArmComparison.deviate(0.025) - 1.96) < 1e-3)
  }
}
