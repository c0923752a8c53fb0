import Testing

@testable import LRTraining

@Suite("Statistics of replicates")
struct StatisticsTests {
  @Test("Quantiles of type 7 lie between neighbours in proportion")
  func quantiles() {
    let four = [1.0, 2, 3, 4]
    for (share, value) in [(0, 1), (0.25, 1.75), (0.5, 2.5), (0.75, 3.25), (1, 4), (0.1, 1.3)] as [(Double, Double)] {
      #expect(abs(Quantile.of(four, share) - value) < 1e-15, "\(share)")
    }
    #expect(Quantile.of([7], 0) == 7 && Quantile.of([7], 0.3) == 7 && Quantile.of([7], 1) == 7)
    #expect(Quantile.of([], 0.5).isNaN)
    var draws = Draws(seed: 31)
    for _ in 0..<200 {
      let sorted = (0..<draws.whole(1..<12)).map { _ in draws.normal() }.sorted()
      let share = draws.number(0, 1)
      let value = Quantile.of(sorted, share)
      // Of n values, those at or below are the share of n − 1, rounded down, and one.
      let place = share * Double(sorted.count - 1)
      #expect(sorted[Int(place)] <= value && value <= sorted[min(sorted.count - 1, Int(place) + 1)])
      #expect(abs(Quantile.of(sorted.map { -$0 }.reversed(), 1 - share) + value) < 1e-12, "the same from above")
      #expect(Quantile.of(sorted, min(1, share + 0.1)) >= value)
    }
  }

  @Test("Infinite values, shares out of range and no number stop nothing")
  func edges() {
    #expect(Quantile.of([1, .infinity], 0) == 1 && Quantile.of([1, .infinity], 0.5) == .infinity)
    #expect(Quantile.of([.infinity, .infinity], 0.5) == .infinity && Quantile.of([1, 2, .infinity], 0.5) == 2)
    #expect(Quantile.of([-.infinity, -.infinity, 0], 0.25) == -.infinity)
    #expect(Quantile.of([1, 2], -3) == 1 && Quantile.of([1, 2], 7) == 2 && Quantile.of([1, 2], .infinity) == 2)
    #expect(Quantile.of([1, 2], .nan).isNaN)
  }

  @Test("A sample has the mean and the spread of its finite values, and counts the others as lost")
  func samples() {
    let sample = Sample([1, 2, 3, 6])
    #expect(sample.count == 4 && sample.lost == 0 && sample.mean == 3 && sample.median == 2.5)
    #expect(abs(sample.standardError - (14.0 / 3 / 4).squareRoot()) < 1e-15)
    #expect(Sample([1, 2, 3]).standardError == 0.5773502691896257)
    let lost = Sample([2, .infinity, 4, .nan, 3])
    #expect(lost.count == 3 && lost.lost == 2 && lost.mean == 3 && lost.median == 4)
    let most = Sample([1, .nan, .infinity])
    #expect(most.median == .infinity && most.mean == 1 && most.standardError.isNaN)
    let none = Sample([])
    #expect(none.count == 0 && none.mean.isNaN && none.standardError.isNaN && none.median.isNaN)
    #expect(Sample([5]).standardError.isNaN && Sample([5]).median == 5 && Sample([5, 5]).standardError == 0)
  }

  @Test("A mean far from 0 keeps its spread")
  func shifted() {
    let sample = Sample([1e9 + 1, 1e9 + 2, 1e9 + 3])
    #expect(sample.mean == 1e9 + 2 && sample.standardError == 0.5773502691896257)
  }

  @Test("Wilson's interval: known values, within 0 and 1, mirrored, and around the share")
  func wilson() {
    // By hand, z = 1.959964: (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n).
    let known: [(Int, Int, Double, Double)] = [
      (9, 10, 0.59585, 0.98212), (0, 10, 0, 0.27753), (10, 10, 0.72247, 1), (1, 1, 0.20654, 1),
      (50, 100, 0.40383, 0.59617),
    ]
    for (hits, count, low, high) in known {
      let interval = Share(hits: hits, count: count).interval
      #expect(abs(interval.lowerBound - low) < 1e-5 && abs(interval.upperBound - high) < 1e-5, "\(hits) of \(count)")
    }
    for count in [1, 2, 7, 40, 1000] {
      for hits in stride(from: 0, through: count, by: max(1, count / 7)) {
        let share = Share(hits: hits, count: count)
        let (interval, mirrored) = (share.interval, Share(hits: count - hits, count: count).interval)
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
        #expect(interval.lowerBound <= share.value + 1e-15 && share.value <= interval.upperBound + 1e-15)
        #expect(abs(interval.lowerBound - (1 - mirrored.upperBound)) < 1e-12)
      }
    }
    #expect(Share(hits: 0, count: 0).interval == 0...1 && Share(hits: 0, count: 0).value.isNaN)
    #expect(Share(hits: 3, count: 4).value == 0.75)
  }

  @Test("Wilson's interval holds the true share in about 95 of 100 samples", arguments: [0.1, 0.5, 0.97])
  func coverage(truth: Double) {
    var draws = Draws(seed: 77)
    let trials = 1500
    var held = 0
    for _ in 0..<trials {
      var hits = 0
      for _ in 0..<40 where draws.chance(truth) { hits += 1 }
      if Share(hits: hits, count: 40).interval.contains(truth) { held += 1 }
    }
    let share = Double(held) / Double(trials)
    #expect(share > 0.9 && share < 0.99, "\(share)")
  }
}
