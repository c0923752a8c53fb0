import LRMath
import Testing

@testable import LRPlotting

@Suite("What an axis shows of a curve")
struct VisibleExtentTests {
  private static let line = Curve(from: 0, to: 100) { _ in
    Piece(start: 0, end: 100, shape: .line(from: 0, to: 1))
  }
  private static let samples = Curve(samples: (0...100).map { Double($0) / 100 })
  private static let points = Curve(steps: [0, 30, 100], values: [0, 0.3, 1])

  @Test("Only the values between the bounds count, those at the bounds included", arguments: [line, samples, points])
  func bounds(curve: Curve) {
    let part = curve.extent(from: 25, to: 75.5)
    #expect(abs(part.low - 0.25) < 1e-12)
    #expect(abs(part.high - 0.755) < 1e-12)
    #expect(curve.extent(from: nil, to: nil) == curve.extent)
    #expect(curve.extent(from: -5, to: 500) == curve.extent)
    #expect(curve.extent(from: 200, to: nil).isEmpty)
  }
}
