import LRMath
import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct ColumnReducerTests {
  private let clip = CurvePathTests.clip

  @Test func everyColumnKeepsItsLeastAndGreatest() throws {
    var random = Seeded(seed: 21)
    let values = (0..<60_000).map { _ in random.share() }
    let curve = Curve(samples: values)
    let x = Scale(.exact(0, curve.to), from: 60, to: 660)
    let y = Scale(.exact(0, 1), from: 360, to: 80)
    let path = CurvePath.build(curve, x: x, y: y, clip: clip).path
    #expect(path.points.count <= 4 * 601)
    var kept: [Int: (low: Double, high: Double)] = [:]
    for point in path.points {
      let column = Int(point.x)
      let old = kept[column] ?? (.infinity, -.infinity)
      kept[column] = (min(old.low, point.y), max(old.high, point.y))
    }
    var wanted: [Int: (low: Double, high: Double)] = [:]
    for (index, value) in values.enumerated() {
      let column = Int(try #require(x.position(of: Double(index))))
      let height = try #require(y.position(of: value))
      let old = wanted[column] ?? (.infinity, -.infinity)
      wanted[column] = (min(old.low, height), max(old.high, height))
    }
    for (column, ends) in wanted where column < 660 {
      let found = try #require(kept[column])
      #expect(abs(found.low - ends.low) < 0.05 && abs(found.high - ends.high) < 0.05)
    }
  }

  @Test func oneSpikeAmongTenThousandSurvives() {
    var values = [Double](repeating: 1, count: 10_000)
    values[7777] = 5
    let curve = Curve(samples: values)
    let y = Scale(.exact(0, 5), from: 360, to: 80)
    let result = CurvePath.build(curve, x: Scale(.exact(0, 9999), from: 60, to: 660), y: y, clip: clip)
    #expect(result.path.points.contains { $0.y == 80 })
    #expect(result.path.points.count < 10)
  }

  @Test func manyStairsStayFewPoints() {
    let curve = Curve(from: 0, to: 100_000) { step in
      let start = step.rounded(.down)
      return .constant(Math.exp(-start / 20_000), from: start, to: start + 1)
    }
    let y = Scale(.exact(0, 1), from: 360, to: 80)
    let x = Scale(.exact(0, 100_000), from: 60, to: 660)
    let result = CurvePath.build(curve, x: x, y: y, clip: clip)
    #expect(result.path.points.count < 100)
    let measure = PathMeasure(result.path)
    for step in stride(from: 0.0, through: 100_000, by: 997) {
      guard let px = x.position(of: step), let py = y.position(of: Math.exp(-step / 20_000)) else { continue }
      #expect(measure.distance(to: Point(px, py)) < 0.1)
    }
  }

  @Test func fewPointsPassAsTheyAre() {
    let values: [Double] = [0, 1, 0, 1, 0, 1]
    let x = Scale(.exact(0, 5), from: 60, to: 660)
    let result = CurvePath.build(Curve(samples: values), x: x, y: Scale(.exact(0, 1), from: 360, to: 80), clip: clip)
    #expect(result.path.points.map(\.y) == [360, 80, 360, 80, 360, 80])
  }
}
