import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("A curve as a line")
struct CurveMarkTests {
  private let sheet = Sheet(.plain(panels: []), measurer: FixedMeasurer())

  @Test("A lone curve is stronger; each slot has its colour and its dashes")
  func strokes() {
    let first = Series.line("a", from: 1, to: 0)
    #expect(CurveMark.stroke(first, sheet: sheet, alone: true).width == 2)
    #expect(CurveMark.stroke(first, sheet: sheet, alone: false).width == 1.75)
    let strokes = (0..<8).map {
      CurveMark.stroke(.line("a", slot: $0, from: 1, to: 0), sheet: sheet, alone: false)
    }
    #expect(Set(strokes.map(\.paint)).count == 8)
    #expect(Set(strokes.map(\.dash)).count == 8)
    #expect(strokes[0].dash == [])
  }

  @Test("The layer is named, and cut 2 px outside the panel")
  func layer() throws {
    let scene = try FigureLayout.layout(
      .plain(panels: [.plain([.line("line", from: 1, to: 0)])]), measurer: FixedMeasurer()
    ).scene
    let layer = try #require(scene.layers.first { $0.role == "curve" })
    let axis = try #require(scene.layers.first { $0.role == "axis" })
    #expect(layer.title == "line")
    guard case .shape(let line)? = layer.nodes.first, case .shape(let below)? = axis.nodes.first(where: isShape) else {
      Issue.record("no line")
      return
    }
    #expect(layer.nodes.count == 1)
    #expect(layer.clip?.maxY == (below.path.points.first?.y ?? 0) + 2)
    #expect(line.path.points.count == 2)
  }

  @Test("A curve without a single finite value has no layer")
  func empty() throws {
    let series = Series(label: .literal("a"), slot: 0, curve: Curve(samples: [.nan, .nan]))
    let scene = try FigureLayout.layout(.plain(panels: [.plain([series])]), measurer: FixedMeasurer()).scene
    #expect(!scene.layers.contains { $0.role == "curve" })
  }

  private func isShape(_ node: SceneNode) -> Bool {
    if case .shape = node { true } else { false }
  }
}
