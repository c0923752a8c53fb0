import LRMath
import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

/// Where marks stand, in numbers.
@Suite struct MarkGeometryTests {
  private func frame(_ panel: Panel, _ box: Rect = Rect(x: 100, y: 50, width: 400, height: 200)) -> (PanelFrame, Sheet)
  {
    let sheet = Sheet(.plain(panels: [panel]), measurer: FixedMeasurer())
    let extent = PanelExtent.y(panel)
    return (PanelFrame(panel, own: extent, extent: extent, box: box, sheet: sheet, naming: .none), sheet)
  }

  private func points(_ nodes: [SceneNode]) -> [Point] {
    nodes.flatMap { node -> [Point] in
      if case .shape(let shape) = node { shape.path.points } else { [] }
    }
  }

  private let steps = Axis(title: nil, unit: .steps)

  @Test func aRibbonRunsBetweenItsEndsAndSplitsWhereItIsNoNumber() throws {
    let series = Series(
      label: .literal("a"), slot: 0, curve: Curve(steps: [0, 10], values: [1, 1]),
      ribbon: Ribbon(steps: [0, 5, 6, 10], lower: [0, 0, .nan, 0], upper: [2, 2, 2, 2]))
    let panel = Panel(title: nil, x: steps, y: Axis(title: nil, unit: .value, lower: 0, upper: 4), series: [series])
    let (frame, sheet) = frame(panel)
    let layer = try #require(Ribbon.layer(series, frame: frame, sheet: sheet))
    let found = points(layer.nodes)
    // From step 0 to step 5, between 0 (the bottom) and 2 (the middle); what follows the gap is a single slice.
    #expect(found.map(\.x).min() == 100 && found.map(\.x).max() == 300)
    #expect(found.map(\.y).min() == 150 && found.map(\.y).max() == 250)
  }

  @Test func aBarReachesFromZeroToItsValue() throws {
    let series = (0..<2).map { slot in
      Series(
        label: .literal("\(slot)"), slot: slot, line: .none, bars: [Bar(category: 1, value: slot == 0 ? 0.5 : -0.25)])
    }
    let names = Axis(title: nil, categories: [.literal("a"), .literal("b")])
    let panel = Panel(title: nil, x: names, y: Axis(title: nil, unit: .value, lower: -1, upper: 1), series: series)
    let (frame, sheet) = frame(panel)
    let (up, down) = (
      points(Bar.nodes(series[0], frame: frame, sheet: sheet)),
      points(Bar.nodes(series[1], frame: frame, sheet: sheet))
    )
    #expect(up.map(\.y).min() == 100 && up.map(\.y).max() == 150)
    #expect(down.map(\.y).min() == 150 && down.map(\.y).max() == 175)
    // Both in the right half, side by side.
    #expect(up.map(\.x).allSatisfy { $0 > 300 } && (up.map(\.x).max() ?? 0) <= (down.map(\.x).min() ?? 0))
  }

  @Test func anErrorBarHasItsEndsAtItsBounds() {
    let series = Series(
      label: .literal("a"), slot: 0, line: .none,
      points: [ErrorPoint(x: 5, y: 2, lower: 1, upper: 3), ErrorPoint(x: 10, y: .nan, lower: 0, upper: 1)])
    let panel = Panel(
      title: nil, x: Axis(title: nil, unit: .value, lower: 0, upper: 10),
      y: Axis(title: nil, unit: .value, lower: 0, upper: 4), series: [series])
    let (frame, sheet) = frame(panel)
    let nodes = ErrorPoint.nodes(series, aside: 0, frame: frame, sheet: sheet)
    guard case .shape(let stems) = nodes[0] else { return }
    #expect(stems.path.points.map(\.y).min() == 100 && stems.path.points.map(\.y).max() == 200)
    #expect(stems.path.points.allSatisfy { abs($0.x - 300) <= 2.5 }, "a point that is no number has no bar")
  }

  @Test("Intervals that meet at one place stand side by side, others where they belong")
  func dodge() {
    func offsets(_ intervals: [(Double, Double)]) -> [Double] {
      let series = intervals.enumerated().map { slot, ends in
        Series(
          label: .literal("\(slot)"), slot: slot, line: .none,
          points: [2.0, 5].map { ErrorPoint(x: $0, y: (ends.0 + ends.1) / 2, lower: ends.0, upper: ends.1) })
      }
      let panel = Panel(
        title: nil, x: Axis(title: nil, unit: .value, lower: 0, upper: 10),
        y: Axis(title: nil, unit: .value, lower: 0, upper: 4), series: series)
      let (frame, sheet) = frame(panel)
      let best = Callout(x: 2, y: 1, text: .literal("best"), shape: .marker)
      // What is told of a point stands at its mark.
      for index in series.indices {
        #expect(frame.point(best, of: index)?.x == frame.point(2, 1).map { $0.x + frame.asides[index] })
        let marks = CurveMark.layers(index, frame: frame, sheet: sheet).flatMap(\.nodes)
        #expect(points(marks).contains { $0.x == frame.point(best, of: index)?.x })
      }
      return frame.asides
    }
    #expect(offsets([(0, 1), (2, 3)]) == [0, 0])
    #expect(offsets([(0, 2), (1, 3)]) == [-1.25, 1.25])
    #expect(offsets([(0, 2), (1, 3), (3.5, 4)]) == [-2.5, 0, 2.5])
  }

  @Test(
    "A number is rounded by its error", arguments: [(0.0035, 3), (0.0012, 4), (0.002, 4), (0.06, 2), (3, 0), (15, 0)])
  func decimals(error: Double, expected: Int) { #expect(Bar.decimals(error: error) == expected) }

  @Test("Bars that are named on their axis have one ink, but for those that stand out")
  func oneInk() throws {
    var series = (0..<3).map { slot in
      Series(label: .literal("\(slot)"), slot: slot, line: .none, bars: [Bar(category: slot, value: 1)], isNamed: false)
    }
    series[1].isHighlighted = true
    let names = Axis(title: nil, categories: (0..<3).map { .literal("\($0)") })
    let panel = Panel(title: nil, x: Axis(title: nil, unit: .value), y: names, series: series)
    let (frame, sheet) = frame(panel)
    let inks = series.map { one -> Paint? in
      guard case .shape(let bar) = Bar.nodes(one, frame: frame, sheet: sheet)[0] else { return nil }
      return bar.fill
    }
    #expect(inks == [sheet.theme.bars, sheet.theme.series(1).line, sheet.theme.bars])
  }

  @Test("A curve that leaves the panel has an arrowhead where it leaves and where it comes back")
  func exits() {
    let curve = Curve(steps: [0, 20, 40, 60, 80, 100], values: [1, 1, 9, 9, 1, 1])
    let series = Series(label: .literal("a"), slot: 0, curve: curve)
    let panel = Panel(title: nil, x: steps, y: Axis(title: nil, unit: .value, lower: 0, upper: 5), series: [series])
    let frame = frame(panel).0
    let places = ExitMark.places(frame.paths[0].path, frame.box)
    // Half way up from 20 to 40, half way down from 60 to 80; 4 px of the figure are a step.
    #expect(places.count == 2 && places.allSatisfy(\.isTop))
    #expect(abs(places[0].x - 220) < 3 && abs(places[1].x - 380) < 3)
    let calm = Panel(title: nil, x: steps, y: Axis(title: nil, unit: .value), series: [series])
    #expect(ExitMark.places(self.frame(calm).0.paths[0].path, self.frame(calm).0.box).isEmpty)
  }

  @Test("Maps of one quantity have one ramp and one key, beside the last panel of their first row")
  func oneKey() throws {
    func map(_ values: [Double], _ title: String) -> Panel {
      Panel(
        title: nil, x: Axis(title: nil, categories: [.literal("a")]), y: Axis(title: nil, categories: [.literal("b")]),
        series: [],
        heatMap: HeatMap(
          values: values, low: values[0], high: values[0],
          key: .blocks(title: .literal(title), values.map { ($0, .literal("\($0)")) })))
    }
    let panels = HeatMap.shared([map([3], "runs"), map([5], "runs"), map([1], "runs"), map([9], "loss")], columns: 2)
    let maps = panels.compactMap(\.heatMap)
    #expect(
      maps.map(\.low) == [1, 1, 1, 9] && maps.map(\.high) == [5, 5, 5, 9] && maps.map(\.values) == [[3], [5], [1], [9]])
    let keys = maps.map { map -> [Double] in
      if case .blocks(_, let blocks) = map.key { blocks.map(\.value) } else { [] }
    }
    #expect(keys == [[], [1, 3, 5], [], [9]])
  }

  @Test func aContourOfABowlIsItsCircle() {
    let places = (0...60).map { Double($0) / 10 - 3 }
    let tracer = ContourTracer(xs: places, ys: places, values: places.flatMap { y in places.map { $0 * $0 + y * y } })
    let lines = tracer.lines(at: 4)
    #expect(lines.count == 1)
    #expect(lines[0].first == lines[0].last)
    for point in lines[0] { #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 2) < 0.002) }
    #expect(tracer.lines(at: 100).isEmpty)
    // Open at the border, and two branches of a saddle.
    let saddle = ContourTracer(xs: places, ys: places, values: places.flatMap { y in places.map { $0 * $0 - y * y } })
    #expect(saddle.lines(at: 1).count == 2)
  }

  @Test func aRunThatDivergesLeavesWhereItsLineCrossesTheEdge() throws {
    let x = Scale(.exact(0, 10), from: 0, to: 100)
    let y = Scale(.exact(0, 10), from: 100, to: 0)
    let exit = try #require(Divergence(of: Curve(samples: [1, 2, 4, 16, 64]), x: x, y: y))
    #expect(exit.step == 3)
    // From (2, 4) to (3, 16) the line meets 10 halfway.
    #expect(abs(exit.exit.x - 25) < 1e-9 && exit.exit.y == 0)
    let lost = try #require(Divergence(of: Curve(samples: [1, 2, .nan, 3]), x: x, y: y))
    #expect(lost.step == 2 && lost.exit == Point(10, 80))
    #expect(Divergence(of: Curve(samples: [1, 2, 3]), x: x, y: y) == nil)
  }

  @Test func theAxisDoesNotFollowARunThatDiverges() {
    let calm = Series(label: .literal("a"), slot: 0, curve: Curve(samples: [3, 2, 1]))
    let lost = Series(label: .literal("b"), slot: 1, curve: Curve(samples: [3, 300, 1e9]), isDiverged: true)
    let panel = Panel(title: nil, x: steps, y: Axis(title: nil, unit: .value), series: [calm, lost])
    #expect(PanelExtent.y(panel).high < 10)
  }

  @Test func aCellTakesTheInkThatContrastsMore() {
    #expect(HeatMap.ink(on: Paint(Color(hex: 0xfef1e9))).color == Color(hex: 0x000000))
    #expect(HeatMap.ink(on: Paint(Color(hex: 0x192959))).color == Color(hex: 0xffffff))
    for share in stride(from: 0.0, through: 1, by: 0.01) {
      let fill = Theme(appearance: .light).ramp(at: share)
      let (cell, ink) = (fill.color.luminance, HeatMap.ink(on: fill).color.luminance)
      #expect((max(cell, ink) + 0.05) / (min(cell, ink) + 0.05) >= 4.5)
    }
  }

  @Test func luminanceIsThatOfTheStandard() {
    #expect(Color(hex: 0x000000).luminance == 0)
    #expect(abs(Color(hex: 0xffffff).luminance - 1) < 1e-12)
    // WCAG's worked values: #808080 is 0.2159, pure red 0.2126.
    #expect(abs(Color(hex: 0x808080).luminance - 0.21586) < 1e-5)
    #expect(abs(Color(hex: 0xff0000).luminance - 0.2126) < 1e-12)
  }

  @Test func aSampleOfASeriesWithABandShowsBandLineAndMarker() {
    let series = Series(
      label: .literal("a"), slot: 0, curve: Curve(samples: [1, 2]), line: .sampled,
      ribbon: Ribbon(steps: [0, 1], lower: [0, 1], upper: [2, 3]))
    let sheet = Sheet(.plain(panels: []), measurer: FixedMeasurer())
    #expect(LineSample(series, sheet: sheet).nodes(from: Point(0, 0), length: 24).count == 3)
  }

  @Test func longTrajectoriesKeepTheirShapeAndLoseTheirPoints() {
    let line = Polyline((0...1000).map { Point(Double($0) / 10, ($0 % 2 == 0 ? 0.01 : -0.01)) })
    #expect(line.thinned().points.count == 2)
    let box = Polyline([Point(-5, -5), Point(15, -5), Point(15, 15), Point(-5, 15)])
    let clipped = box.clipped(to: Rect(x: 0, y: 0, width: 10, height: 10)).points
    #expect(Set(clipped) == [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)])
  }
}
