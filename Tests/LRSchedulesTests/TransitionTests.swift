import Testing

@testable import LRSchedules

struct TransitionTests {
  @Test(arguments: Transition.Shape.allCases)
  func everyShapeGoesFromOneToZero(shape: Transition.Shape) {
    #expect(shape.remaining(after: 0) == 1)
    #expect(shape.remaining(after: 1) == 0)
    var last = 1.0
    for u in stride(from: 0.0, through: 1, by: 1.0 / 4096) {
      let share = shape.remaining(after: u)
      #expect(share <= last)
      last = share
    }
  }

  @Test func shapesInTheMiddle() {
    #expect(Transition.Shape.linear.remaining(after: 0.25) == 0.75)
    #expect(Transition.Shape.cosine.remaining(after: 0.5) == 0.5)
    #expect(abs(Transition.Shape.cosine.remaining(after: 2.0 / 3) - 0.25) < 1e-16)
    #expect(Transition.Shape.oneMinusSqrt.remaining(after: 0.25) == 0.5)
    #expect(Transition.Shape.hold.remaining(after: 0.999) == 1)
  }

  @Test func ratesStayBetweenTheEndsToTheLastBit() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      let from = Double.random(in: 0...1, using: &random)
      let to = Double.random(in: 0...1, using: &random) * (Bool.random(using: &random) ? 1 : 1e-6)
      let way = Transition(from: from, to: to)
      for share in [Double.random(in: 0..<1, using: &random), 1.0.nextDown, 0.5.nextUp, Double.leastNonzeroMagnitude] {
        let rate = way.rate(remaining: share)
        #expect(rate >= min(from, to) && rate <= max(from, to))
      }
      #expect(way.rate(remaining: 1) == from)
      #expect(way.rate(remaining: 0) == to)
    }
  }
}
