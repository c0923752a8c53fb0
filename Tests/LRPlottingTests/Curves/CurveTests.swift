import LRMath
import Testing

@testable import LRPlotting

@Suite struct CurveTests {
  private let cosine = Curve(from: 0, to: 1000) { _ in
    Piece(start: 0, end: .infinity, shape: .arc { 0.05 * (1 + Math.cosPi($0 / 1000)) })
  }

  @Test func extentOfAnArcHoldsItsEnds() {
    #expect(cosine.extent.high == 0.1 && cosine.extent.low == 0)
    let lastPositive = cosine.value(at: 999)
    #expect(cosine.extent.lowestPositive == lastPositive)
  }

  @Test func extentFindsATurningPointBetweenSamples() {
    let hill = Curve(from: 0, to: 1000) { _ in
      Piece(start: 0, end: .infinity, shape: .arc { 1 - ($0 - 333.3) * ($0 - 333.3) / 1e6 })
    }
    #expect(abs(hill.extent.high - 1) < 1e-12)
  }

  @Test func aLineToZeroCountsFromItsLastPositiveStep() {
    let linear = Curve(from: 0, to: 1000) { _ in
      Piece(start: 0, end: 1000, shape: .line(from: 0.1, to: 0))
    }
    #expect(linear.extent.low == 0 && abs(linear.extent.lowestPositive - 1e-4) < 1e-15)
  }

  @Test func piecesAreWalkedToTheEnd() {
    let stairs = Curve(from: 0, to: 10) {
      .constant(($0 / 3).rounded(.down), from: 0, to: ($0 / 3).rounded(.down) * 3 + 3)
    }
    var starts: [Double] = []
    stairs.forEachPiece { start, _, _ in starts.append(start) }
    #expect(starts == [0, 3, 6, 9])
    #expect(stairs.extent.high == 3)
  }

  @Test func aPieceWithoutLengthDoesNotHoldTheWalk() {
    let stuck = Curve(from: 0, to: 1e6) { .constant(1, from: $0, to: $0) }
    #expect(stuck.extent.high == 1)
  }

  @Test func samplesAreJoinedByLines() {
    let curve = Curve(samples: [0, 2, 4, .nan], start: 10, stride: 5)
    #expect(curve.from == 10 && curve.to == 25)
    #expect(curve.value(at: 12.5) == 1 && curve.value(at: 20) == 4)
    #expect(curve.value(at: 22).isNaN && curve.value(at: 9).isNaN && curve.value(at: 26).isNaN)
    let logged = Curve(steps: [0, 10, 100], values: [1, 2, 11])
    #expect(logged.value(at: 55) == 6.5 && logged.value(at: 100) == 11 && logged.to == 100)
    #expect(Curve(samples: []).extent.isEmpty)
  }
}
