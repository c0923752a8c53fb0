import LRMath
import LRScene
import Testing

@testable import LRPlotting

@Suite struct CurvePathTests {
  static let clip = Rect(x: 60, y: 80, width: 600, height: 280)

  private func scales(_ curve: Curve, x: ScaleKind = .linear, y: ScaleKind = .linear) -> (x: Scale, y: Scale) {
    (
      Scale(.exact(curve.from, curve.to, kind: x), from: 60, to: 660),
      Scale(.fitting(curve.extent, kind: y), from: 360, to: 80)
    )
  }

  private func build(_ curve: Curve, x: ScaleKind = .linear, y: ScaleKind = .linear) -> CurvePath {
    let scales = scales(curve, x: x, y: y)
    return CurvePath.build(curve, x: scales.x, y: scales.y, clip: Self.clip)
  }

  @Test func aCurveFromStepZeroIsDrawnFromTheFirstStepOfALogAxis() throws {
    let level = Curve(from: 0, to: 1000) { _ in .constant(0.1, from: 0, to: .infinity) }
    let arc = Curve(from: 0, to: 1000) { _ in
      Piece(start: 0, end: .infinity, shape: .arc { 0.05 * (1 + Math.cosPi($0 / 1000)) })
    }
    for curve in [level, arc] {
      let x = Scale(.exact(1, 1000, kind: .log), from: 60, to: 660)
      let y = Scale(.fitting(curve.extent, kind: .linear), from: 360, to: 80)
      let path = CurvePath.build(curve, x: x, y: y, clip: Self.clip)
      #expect(abs(try #require(path.first).x - 60) < 0.01)
      #expect(abs(try #require(path.last).x - 660) < 0.01)
    }
  }

  /// Functions like those of schedules, over 1000 steps.
  static let arcs: [(name: String, formula: @Sendable (Double) -> Double)] = [
    ("cosine", { 0.05 * (1 + Math.cosPi($0 / 1000)) }), ("inverse square root", { 0.1 / (1 + $0 / 10).squareRoot() }),
    ("exponential", { 0.1 * Math.exp(-$0 / 30) }), ("square root", { ($0 / 1000).squareRoot() }),
    ("tenth power", { Math.pow(1 - $0 / 1000, 10) }), ("waves", { 2 + Math.sin($0 / 7) }),
    ("slow wave", { 1 + 1e-3 * Math.sin($0 / 100) }), ("kink", { abs($0 - 300) + 1 }),
    ("cosine to a tenth", { 0.01 + 0.045 * (1 + Math.cosPi($0 / 1000)) }), ("pole", { 1 / (1.001 - $0 / 1000) }),
  ]

  @Test(arguments: arcs.indices, [ScaleKind.linear, .log])
  func arcsStayWithinATenthOfAPx(index: Int, kind: ScaleKind) throws {
    let formula = Self.arcs[index].formula
    let curve = Curve(from: 0, to: 1000) { _ in Piece(start: 0, end: .infinity, shape: .arc(formula)) }
    let scales = scales(curve, y: kind)
    let result = build(curve, y: kind)
    let measure = PathMeasure(result.path)
    var worst = 0.0
    for sample in 0...3000 {
      let step = Double(sample) / 3
      guard let x = scales.x.position(of: step), let y = scales.y.position(of: formula(step)), y < 364 else { continue }
      worst = max(worst, measure.distance(to: Point(x, y)))
    }
    #expect(worst <= 0.1, "\(Self.arcs[index].name): \(worst)")
    #expect(result.path.verbs.count < (Self.arcs[index].name == "waves" ? 400 : 60), "\(Self.arcs[index].name)")
    #expect(result.first?.x == 60 && result.last?.x == 660)
  }

  @Test func aCosineIsAHandfulOfArcs() {
    let formula = Self.arcs[0].formula
    let curve = Curve(from: 0, to: 1000) { _ in Piece(start: 0, end: .infinity, shape: .arc(formula)) }
    let result = build(curve)
    #expect(result.path.count(.curve) <= 8 && result.path.count(.line) == 0 && result.path.count(.move) == 1)
    #expect(result.first == scales(curve).y.position(of: 0.1).map { Point(60, $0) })
    #expect(result.last == Point(660, 360))
  }

  @Test func aConstantIsTwoPoints() {
    let result = build(Curve(from: 0, to: 1000) { _ in .constant(0.1, from: 0, to: .infinity) })
    #expect(result.path.verbs == [.move, .line])
  }

  @Test func aStepIsAStep() {
    let curve = Curve(from: 0, to: 900) {
      $0 < 300 ? .constant(1, from: 0, to: 300) : .constant(0.5, from: 300, to: .infinity)
    }
    let result = build(curve)
    #expect(result.path.verbs == [.move, .line, .line, .line])
    #expect(result.path.points[1].x == result.path.points[2].x)
  }

  @Test func aLineInManyPiecesIsOneLine() {
    let curve = Curve(from: 0, to: 1000) { step in
      let start = step.rounded(.down)
      return Piece(start: start, end: start + 1, shape: .line(from: 1 - start / 1000, to: 1 - (start + 1) / 1000))
    }
    #expect(build(curve).path.verbs == [.move, .line])
  }

  @Test func aLineOnALogAxisIsBentAndLeavesAtZero() {
    let curve = Curve(from: 0, to: 1000) { _ in Piece(start: 0, end: 1000, shape: .line(from: 0.1, to: 0)) }
    let scales = scales(curve, y: .log)
    let result = build(curve, y: .log)
    let measure = PathMeasure(result.path)
    for step in stride(from: 0.0, to: 999, by: 7) {
      guard let x = scales.x.position(of: step), let y = scales.y.position(of: 0.1 * (1 - step / 1000)) else {
        continue
      }
      #expect(measure.distance(to: Point(x, y)) <= 0.1)
    }
    #expect(result.dropped == 1 && result.path.count(.move) == 1)
    #expect(result.path.points.contains { $0.y > 361 })
  }

  @Test func zerosOnALogAxisAreCounted() {
    let samples = build(Curve(samples: [1, 0, 0, 2, 3, -1]), y: .log)
    #expect(samples.dropped == 3 && samples.breaks.isEmpty && samples.path.count(.move) == 2)
    let flat = Curve(from: 0, to: 100) {
      $0 < 40 ? .constant(0, from: 0, to: 40) : .constant(1, from: 40, to: .infinity)
    }
    #expect(build(flat, y: .log).dropped == 40)
  }

  @Test func aCurveStopsWhereItIsNotFinite() throws {
    let result = build(Curve(samples: [1, 2, 3, .nan, .infinity, 5, 6, .nan]))
    #expect(result.breaks.map(\.step) == [3, 7] && result.breakCount == 2)
    #expect(result.path.count(.move) == 2)
    let end = try #require(result.breaks[0].end)
    #expect(abs(end.x - (60 + 600 * 2.0 / 7)) < 1e-9)
    #expect(build(Curve(samples: [.nan, .nan])).path.isEmpty)
    #expect(build(Curve(samples: [.nan, 1, 2])).breaks == [CurvePath.Break(step: 0, end: nil)])
  }

  @Test func aLoneValueIsSeen() {
    #expect(build(Curve(samples: [1, .nan, 2, .nan, 1])).path.count(.line) == 3)
  }

  @Test func millionsOfGapsStaySmall() {
    let result = build(Curve(samples: (0..<300_000).map { $0 % 2 == 0 ? 1 : .nan }))
    #expect(result.path.verbs.count < 8000 && result.breaks.count == 64 && result.breakCount > 100_000)
  }

  @Test func aWideGapIsNeverDrawnThrough() {
    var values = [Double](repeating: 1, count: 100_000)
    for index in 50_001..<80_000 { values[index] = .nan }
    values[49_999] = .nan
    let result = build(Curve(samples: values))
    let gap = PathMeasure(result.path).stretches.contains { stretch in
      zip(stretch, stretch.dropFirst()).contains { $0.x < 400 && $1.x > 500 }
    }
    #expect(!gap && result.path.count(.move) <= 3)
  }

  @Test func valuesOffTheScaleAreClipped() {
    let curve = Curve(samples: [1, 1e300, 1, -1e300, 1])
    let x = Scale(.exact(0, 4), from: 60, to: 660)
    let y = Scale(.exact(0, 2), from: 360, to: 80)
    let result = CurvePath.build(curve, x: x, y: y, clip: Self.clip)
    let box = Self.clip.grown(by: PathPen.margin + 1e-6)
    #expect(result.path.points.allSatisfy { box.x <= $0.x && $0.x <= box.maxX && box.y <= $0.y && $0.y <= box.maxY })
    #expect(result.path.count(.move) == 3)
  }
}
