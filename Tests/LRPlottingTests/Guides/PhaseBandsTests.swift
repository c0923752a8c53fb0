import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Shaded phases and their names")
struct PhaseBandsTests {
  private func layout(_ bands: [Band], from: Double = 1, to: Double = 0) throws -> LaidOutFigure {
    try FigureLayout.layout(
      .plain(panels: [.plain([.line("a", from: from, to: to)], bands: bands)]), measurer: FixedMeasurer())
  }

  private func band(_ start: Double, _ end: Double, _ name: String, _ kind: Band.Kind = .hold) -> Band {
    Band(kind: kind, start: start, end: end, name: name)
  }

  @Test("A name stands level in the middle of its band, where the curve leaves room")
  func level() throws {
    let scene = try layout([band(0, 500, "first"), band(500, 1000, "second")]).scene
    let (panel, names) = (try #require(scene.panels.first), scene.texts("phase-names"))
    #expect(names.map(\.run.text) == ["first", "second"])
    #expect(abs(names[0].box.midX - panel.x - panel.width / 4) < 0.01)
    // The curve falls: the bottom is free on the left, the top on the right is too, but the bottom comes first.
    #expect(names[0].box.y > panel.midY)
    #expect(names.allSatisfy { $0.run.rotation == 0 })
  }

  @Test("Where the curve lies at the bottom the name goes to the top")
  func top() throws {
    func name(at height: Double) throws -> TextBox {
      var panel = Panel.plain([.line("a", from: height, to: height)], bands: [band(0, 1000, "all")])
      panel.y.upper = 1
      let scene = try FigureLayout.layout(.plain(panels: [panel]), measurer: FixedMeasurer()).scene
      return try #require(scene.texts("phase-names").first)
    }
    let (low, high) = (try name(at: 0.04), try name(at: 0.9))
    #expect(low.box.maxY < high.box.y)
    #expect(low.run.halo == nil && high.run.halo == nil)
  }

  @Test("In a narrow band the name reads upward; in a narrower one it is left out, and a note says so")
  func narrow() throws {
    let upward = try layout([band(0, 40, "warmup")])
    #expect(upward.scene.texts("phase-names").map(\.run.rotation) == [-90])
    let one = try layout([band(0, 10, "warmup")])
    #expect(one.scene.texts("phase-names").isEmpty)
    #expect(one.notes == ["the phase “warmup” has no free place for its name"])
    let many = try layout((0..<100).map { band(Double($0) * 10, Double($0) * 10 + 10, "cycle \($0 + 1)", .cycle) })
    #expect(many.notes == ["the phase “cycle 1” and 99 more have no free places for their names"])
  }

  @Test("Where two phases of one tint meet there is a line")
  func seam() throws {
    func strokes(_ bands: [Band]) throws -> Int {
      let layer = try #require(try layout(bands).scene.layers.first { $0.role == "phases" })
      return layer.nodes.count { if case .shape(let shape) = $0 { shape.stroke != nil } else { false } }
    }
    #expect(try strokes([band(0, 250, "a", .warmup), band(250, 500, "b", .warmup), band(500, 900, "c", .decay)]) == 1)
    #expect(try strokes([band(0, 250, "a"), band(400, 500, "b")]) == 0)
    #expect(try strokes([band(0, 250, "a", .cycle), band(250, 500, "b", .cycle)]) == 0)
  }

  @Test("Shading covers the height of the panel and its own steps")
  func shading() throws {
    let scene = try layout([band(250, 750, "hold")]).scene
    let panel = try #require(scene.panels.first)
    let layer = try #require(scene.layers.first { $0.role == "phases" })
    let box = Rect(
      x: panel.x + panel.width / 4, y: panel.y, width: panel.width / 2, height: panel.height)
    #expect(layer.nodes == [.shape(Shape(path: .rect(box), fill: Theme(appearance: .light).paint(.hold)))])
    #expect(layer == scene.layers.first)
  }

  @Test("Neighbouring cycles have different tints; a band outside the panel has none")
  func tints() throws {
    let scene = try layout([
      band(0, 500, "", .cycle), band(500, 1000, "", .cycle), band(1000, 2000, "", .cycle),
    ]).scene
    let fills = scene.layers.first { $0.role == "phases" }?.nodes.map { node -> Paint? in
      guard case .shape(let shape) = node else { return nil }
      return shape.fill
    }
    let theme = Theme(appearance: .light)
    #expect(fills == [theme.paint(.decay), theme.paint(.hold)])
  }
}
