import Testing

@testable import LRSchedules

struct CyclesTests {
  /// The boundaries by plain addition of the lengths, against the closed form and its inverse.
  @Test(arguments: [(1.0, 3.0), (10, 2), (7, 1), (1, 2), (13, 5), (2, 10)])
  func wholeFactorsAreExact(first: Double, mult: Double) {
    let cycles = Cycles(first: first, mult: mult)
    var (start, length, index) = (0.0, first, 0.0)
    while start < 1e9, index < 5000 {
      #expect(cycles.start(of: index) == start)
      #expect(cycles.index(at: start) == index)
      if index > 0 { #expect(cycles.index(at: start.nextDown) == index - 1) }
      start += length
      length *= mult
      index += 1
    }
  }

  @Test func aFactorThatIsNoBinaryFractionStillRestartsOnTheStep() {
    // 100 + 105 = 205: with 1.05 as a double the formula gives 204.9999999999999.
    let cycles = Cycles(first: 100, mult: 1.05)
    #expect(cycles.start(of: 2) == 205)
    #expect(cycles.index(at: 205) == 2)
    #expect(cycles.index(at: 205.0.nextDown) == 1)
  }

  @Test(arguments: [1 + 1e-12, 1 + 1e-6, 1.0009, 1.0011, 1.5, 1000])
  func indexAndBoundariesAgree(mult: Double) {
    let cycles = Cycles(first: 3, mult: mult)
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let step = Double.random(in: 0...1e9, using: &random).rounded()
      let index = cycles.index(at: step)
      #expect(cycles.start(of: index) <= step && step < cycles.start(of: index + 1))
    }
  }
}
