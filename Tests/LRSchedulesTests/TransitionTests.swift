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

  @Test func ratesStayBetweenTheEnds() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<10_000 {
      let way = Transition(from: .random(in: 0...1, using: &random), to: .random(in: 0...1, using: &random))
      let rate = way.rate(remaining: 1 - .random(in: 0...1e-15, using: &random))
      #expect(rate >= min(way.from, way.to) && rate <= max(way.from, way.to))
      #expect(way.rate(remaining: 1) == way.from)
      #expect(way.rate(remaining: 0) == way.to)
    }
  }
}
