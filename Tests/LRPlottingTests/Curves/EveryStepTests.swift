import LRMath
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("More values than are held")
struct EveryStepTests {
  private static let count = 1_200_000

  /// How far the line may move, px: among waves of a third of a pixel it meets steep flanks a little sooner or later.
  private static let forms: [(name: String, tolerance: Double, value: @Sendable (Int) -> Double)] = [
    ("a sum that starts late", 0.1, { max(0, Double($0) - 5000).squareRoot() }),
    ("waves with one spike", 1, { $0 == 777_777 ? 5 : Math.sin(Double($0) / 90) }),
    ("one that leaves the numbers", 0.1, { $0 < 900_001 ? 1 + Double($0) / 1e6 : .infinity }),
  ]

  private func curves(_ form: Int, along axis: Axis) -> (all: [Double], thinned: Curve) {
    let all = (0..<Self.count).map(Self.forms[form].value)
    return (all, Curve(everyStep: all, count: all.count, along: axis))
  }

  @Test(arguments: forms.indices, [ScaleKind.linear, .log])
  func aDrawingCannotTell(form: Int, kind: ScaleKind) {
    let (all, thinned) = curves(form, along: Axis(title: nil, unit: .steps, scale: kind))
    let whole = Curve(samples: all)
    #expect(thinned.sampleCount <= 4 * 70_000)
    #expect(thinned.extent == whole.extent && thinned.from == whole.from && thinned.to == whole.to)
    #expect(thinned.value(at: 0) == whole.value(at: 0) && thinned.value(at: whole.to) == whole.value(at: whole.to))
    let x = Scale(.exact(kind == .log ? 1 : 0, whole.to, kind: kind), from: 60, to: 660)
    let y = Scale(.fitting(whole.extent, kind: .linear), from: 360, to: 80)
    let paths = [whole, thinned].map { CurvePath.build($0, x: x, y: y, clip: CurvePathTests.clip) }
    #expect(paths[0].breakCount == paths[1].breakCount)
    for (one, other) in [(0, 1), (1, 0)] {
      let measure = PathMeasure(paths[one].path)
      let worst = paths[other].path.points.map(measure.distance).max() ?? .infinity
      #expect(worst < Self.forms[form].tolerance, "\(Self.forms[form].name)")
    }
  }

  @Test func whatAnAxisShowsOfThemIsWhole() {
    let (all, thinned) = curves(1, along: Axis(title: nil, unit: .steps, lower: 777_000.5, upper: 778_000.5))
    #expect(thinned.sampleCount < 1100)
    for step in 777_000...778_001 { #expect(thinned.value(at: Double(step)) == all[step]) }
    #expect(thinned.extent(from: 777_000.5, to: 778_000.5).high == 5)
  }

  @Test func whatIsNoNumberIsLeftOut() {
    let axis = Axis(title: nil, unit: .steps)
    let few = Curve(everyStep: [1, .nan, 3], count: 3, along: axis)
    #expect(few.value(at: 1) == 2 && few.to == 2)
    let many = Curve(everyStep: (0..<Self.count).lazy.map { $0 % 2 == 0 ? 1.0 : .nan }, count: Self.count, along: axis)
    #expect(many.value(at: 1) == 1 && many.sampleCount < 4 * 70_000)
  }
}
