import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Dots with words")
struct CalloutsTests {
  private func scene(_ callouts: [Callout], width: Double = 720, height: Double = 432) throws -> LaidOutFigure {
    try FigureLayout.layout(
      .plain(width: width, height: height, panels: [.plain([.line("a", from: 0, to: 1, callouts: callouts)])]),
      measurer: FixedMeasurer())
  }

  private func callout(_ x: Double, _ text: String) -> Callout {
    Callout(x: x, y: x / 1000, text: .literal(text))
  }

  @Test("Places around a dot clear it, lie within reach, and begin with the nearest above")
  func offsets() {
    let style = TextStyle(size: 11)
    let line = RichText.literal("peak").laidOut(
      style: style, paint: Theme(appearance: .light).paint(.ink), measurer: FixedMeasurer())
    let offsets = NoteSearch.offsets(line)
    for offset in offsets {
      let box = line.bounds(at: offset)
      let (dx, dy) = (max(box.x, -box.maxX, 0), max(box.y, -box.maxY, 0))
      let distance = (dx * dx + dy * dy).squareRoot()
      #expect(distance >= 6 && distance <= 42)
    }
    #expect(offsets.first.map { line.bounds(at: $0).maxY < 0 } == true)
  }

  private func layout(_ series: [Series], width: Double = 720, height: Double = 432) throws -> LaidOutFigure {
    try FigureLayout.layout(
      .plain(width: width, height: height, naming: .none, panels: [.plain(series)]), measurer: FixedMeasurer())
  }

  private func words(_ laidOut: LaidOutFigure) -> [String] { laidOut.scene.texts("callouts").map(\.run.text) }

  @Test("What is said of one place is said once, with the names of all that share it")
  func merged() throws {
    func series(_ count: Int) -> [Series] {
      (0..<count).map {
        .line(
          "c\($0)", slot: $0, from: 1, to: Double($0) / 9, callouts: [Callout(x: 0, y: 1, text: .literal("peak 1"))])
      }
    }
    #expect(words(try layout(series(2))).joined() == "c0, c1: peak 1")
    #expect(words(try layout(series(4))).joined() == "all: peak 1")
    let other = Series.line("x", slot: 6, from: 0.5, to: 0.5)
    #expect(words(try layout(series(3) + [other])).joined() == "c0, c1, c2: peak 1")
    #expect(words(try layout(series(5) + [other])).joined() == "c0, c1, c2 and 2 more: peak 1")
    // One dot, in an ink that is no curve's.
    let dots = try #require(try layout(series(3)).scene.layers.first { $0.role == "dots" }).nodes
    guard dots.count == 1, case .shape(let dot) = dots[0] else {
      Issue.record("\(dots.count) dots")
      return
    }
    #expect(dot.fill == Theme(appearance: .light).paint(.ink))
  }

  @Test("What is said differently of one place stands line by line, with the names")
  func stacked() throws {
    let laidOut = try layout(
      (0..<3).map { slot in
        .line(
          "c\(slot)", slot: slot, from: 1, to: Double(slot) / 1e4,
          callouts: [Callout(x: 1000, y: Double(slot) / 1e4, text: .literal("final \(slot)"))])
      })
    #expect(words(laidOut) == ["c0: final 0", "c1: final 1", "c2: final 2"])
    let texts = laidOut.scene.texts("callouts")
    #expect(Set(texts.map(\.box.x)).count == 1 && texts[0].box.maxY <= texts[1].box.y)
  }

  @Test("Two things that are said of one curve at one place need no name")
  func ofOne() throws {
    let both = ["peak", "final"].map { Callout(x: 1000, y: 1, text: .literal($0)) }
    let laidOut = try layout([.line("a", from: 0, to: 1, callouts: both), .line("b", slot: 1, from: 0, to: 0.5)])
    #expect(words(laidOut) == ["peak", "final"])
    #expect(laidOut.scene.texts("callouts").allSatisfy { $0.run.paint == Theme(appearance: .light).series(0).label })
  }

  @Test("Words stand nearer to their own point than to any other, or have a line that leads to it")
  func own() throws {
    for gap in [0.0, 4, 10, 20, 60] {
      let laidOut = try layout([
        .line("a", from: 0.5, to: 0.5, callouts: [Callout(x: 500, y: 0.5, text: .literal("first"))]),
        .line("b", slot: 1, from: 0.4, to: 0.4, callouts: [Callout(x: 500 + gap, y: 0.4, text: .literal("second"))]),
      ])
      let texts = laidOut.scene.texts("callouts")
      #expect(texts.count == 2)
      let panel = try #require(laidOut.scene.panels.first)
      let layer = try #require(laidOut.scene.layers.first { $0.role == "dots" })
      let points = layer.nodes.compactMap { node -> Point? in
        guard case .shape(let dot) = node else { return nil }
        return dot.path.points.first.map { Point($0.x - 4.5, $0.y) }
      }
      let isLed = laidOut.scene.layers.contains { layer in
        layer.role == "callouts" && layer.nodes.contains { if case .shape = $0 { true } else { false } }
      }
      func distance(_ point: Point, _ box: Rect) -> Double {
        let (dx, dy) = (max(box.x - point.x, point.x - box.maxX, 0), max(box.y - point.y, point.y - box.maxY, 0))
        return (dx * dx + dy * dy).squareRoot()
      }
      for (index, text) in texts.enumerated() where !isLed {
        #expect(distance(points[index], text.box) < distance(points[1 - index], text.box), "\(gap) in \(panel)")
      }
    }
  }

  @Test("No curve runs through words, however crowded the panel is; what has no place is told")
  func neverOnACurve() throws {
    var random = Seeded(seed: 23)
    for round in 0..<60 {
      let count = 1 + round % 9
      let series = (0..<count).map { slot -> Series in
        let values = (0...40).map { _ in random.share() }
        return Series(
          label: .literal("s\(slot)"), slot: slot,
          curve: Curve(steps: (0...40).map { Double($0) * 25 }, values: values),
          callouts: [0, 20, 40].map {
            Callout(x: Double($0) * 25, y: values[$0], text: .literal("final \(slot).\($0)"))
          })
      }
      let laidOut = try layout(series, width: 240 + 600 * random.share(), height: 200 + 300 * random.share())
      #expect(SceneLaws.coveredCurves(laidOut.scene) == [])
      #expect(laidOut.scene.texts("callouts").allSatisfy { $0.run.halo == nil })
      #expect(words(laidOut).count + laidOut.notes.count { $0.hasPrefix("no free place") } >= 3 * count)
    }
  }

  @Test("A word stands near its dot, inside the panel, off the curve")
  func place() throws {
    let laidOut = try scene([callout(500, "half way")])
    let text = try #require(laidOut.scene.texts("callouts").first)
    let panel = try #require(laidOut.scene.panels.first)
    #expect(panel.contains(text.box))
    #expect(text.run.halo == nil)
    let (dx, dy) = (text.box.midX - panel.midX, text.box.midY - panel.midY)
    #expect((dx * dx + dy * dy).squareRoot() < 60)
  }

  @Test("At the corner of the panel the word turns inward")
  func corner() throws {
    let laidOut = try scene([callout(1000, "the last of all"), callout(0, "the first of all")])
    let panel = try #require(laidOut.scene.panels.first)
    #expect(laidOut.scene.texts("callouts").count == 2)
    #expect(laidOut.scene.texts("callouts").allSatisfy { panel.grown(by: 1).contains($0.box) })
  }

  @Test("A word without a free place is left out, the dot stays, and a note says so")
  func left() throws {
    let long = String(repeating: "word ", count: 60)
    let laidOut = try scene([callout(500, long)])
    #expect(laidOut.scene.texts("callouts").isEmpty)
    #expect(laidOut.scene.layers.contains { $0.role == "dots" })
    #expect(laidOut.notes == ["no free place for “\(long)”"])
  }

  @Test("Many words near one another do not meet")
  func crowd() throws {
    let laidOut = try scene((0..<12).map { callout(480 + Double($0) * 3, "word \($0)") })
    #expect(SceneLaws.overlaps(laidOut.scene.texts) == [])
    #expect(laidOut.scene.texts("callouts").count >= 4)
  }

  @Test("A point outside the panel has neither dot nor word")
  func outside() throws {
    let laidOut = try scene([Callout(x: 2000, y: 0.5, text: .literal("far"))])
    #expect(!laidOut.scene.layers.contains { $0.role == "dots" || $0.role == "callouts" })
  }

  @Test("Where values are not finite, the line ends in a cross and words say from which step")
  func diverged() throws {
    let series = Series(
      label: .literal("a"), slot: 0, curve: Curve(samples: [0.1, 0.2, 0.4, .infinity, .infinity]))
    let laidOut = try FigureLayout.layout(.plain(panels: [.plain([series])]), measurer: FixedMeasurer())
    #expect(laidOut.scene.texts("callouts").map(\.run.text).joined() == "not finite from step 3")
    #expect(laidOut.scene.layers.contains { $0.role == "dots" })
  }
}
