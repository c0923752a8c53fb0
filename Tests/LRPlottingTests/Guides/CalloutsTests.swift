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
    let offsets = Callouts.offsets(line)
    for offset in offsets {
      let box = line.bounds(at: offset)
      let (dx, dy) = (max(box.x, -box.maxX, 0), max(box.y, -box.maxY, 0))
      let distance = (dx * dx + dy * dy).squareRoot()
      #expect(distance >= 6 && distance <= 42)
    }
    #expect(offsets.first.map { line.bounds(at: $0).maxY < 0 } == true)
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
