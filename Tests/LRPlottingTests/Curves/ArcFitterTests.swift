import LRMath
import LRScene
import Testing

@testable import LRPlotting

@Suite struct ArcFitterTests {
  private let clip = CurvePathTests.clip

  private func path(low: Double, high: Double, _ formula: @escaping @Sendable (Double) -> Double) -> CurvePath {
    let curve = Curve(from: 0, to: 1000) { _ in Piece(start: 0, end: .infinity, shape: .arc(formula)) }
    let x = Scale(.exact(0, 1000), from: 60, to: 660)
    return CurvePath.build(curve, x: x, y: Scale(.exact(low, high), from: 360, to: 80), clip: clip)
  }

  @Test func aCubicIsOneArc() {
    #expect(path(low: 0, high: 1) { Math.pow($0 / 1000, 3) }.path.verbs == [.move, .curve])
  }

  @Test(arguments: [0.7, 6.283185307179586, 41.88790204786391, 1000])
  func noOscillationHidesBetweenReadings(frequency: Double) {
    // 2π a step is a period of 0.6 px; both ends and every grid point may fall on zeros.
    let result = path(low: -1, high: 1) { Math.sin($0 * frequency) }
    let heights = result.path.points.map(\.y)
    #expect((heights.min() ?? 999) < 90 && (heights.max() ?? 0) > 350)
    #expect(result.path.verbs.count < 8000)
  }

  @Test func whatLeavesTheBoxIsCutOff() {
    let result = path(low: 0, high: 1) { 3 * Math.sin($0 / 100) }
    let box = clip.grown(by: PathPen.margin + 1e-6)
    #expect(result.path.points.allSatisfy { box.y <= $0.y && $0.y <= box.maxY })
    #expect(result.path.count(.move) >= 2)
  }

  @Test func aPoleBreaksTheCurve() {
    let result = path(low: 0, high: 1) { $0 > 500 ? .nan : 0.5 }
    #expect(result.breakCount == 1)
    #expect(result.breaks.first.map { abs($0.step - 500) < 0.5 } == true)
    #expect(result.last.map { abs($0.x - 360) < 0.3 } == true)
  }

  @Test func neighbouringArcsShareTheirSlope() {
    let points = path(low: 0, high: 0.1) { 0.05 * (1 + Math.cosPi($0 / 1000)) }.path.points
    for joint in stride(from: 3, to: points.count - 3, by: 3) {
      let slopes = [(joint - 1, joint), (joint, joint + 1)].map { before, after in
        (points[after].y - points[before].y) / (points[after].x - points[before].x)
      }
      #expect(abs(slopes[0] - slopes[1]) < 1e-6)
    }
  }
}
