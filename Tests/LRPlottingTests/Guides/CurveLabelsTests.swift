import LRMath
import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Names beside curves")
struct CurveLabelsTests {
  private func scene(_ series: [Series], bands: [Band] = []) throws -> Scene {
    try FigureLayout.layout(
      .plain(naming: .curve, panels: [.plain(series, bands: bands)]), measurer: FixedMeasurer()
    ).scene
  }

  /// Distance of a curve's path from a box, px.
  private func distance(_ scene: Scene, _ curve: String, _ box: Rect) -> Double {
    var least = Double.infinity
    for layer in scene.layers where layer.role == "curve" && layer.title == curve {
      for case .shape(let shape) in layer.nodes {
        shape.path.walk(stride: 0.5) { point in
          let (dx, dy) = (
            max(box.x - point.x, point.x - box.maxX, 0), max(box.y - point.y, point.y - box.maxY, 0)
          )
          least = min(least, (dx * dx + dy * dy).squareRoot())
        }
      }
    }
    return least
  }

  @Test("Every name is nearer to its own curve than to any other", arguments: 2...5)
  func nearest(count: Int) throws {
    let series = (0..<count).map { Series.line("curve \($0)", slot: $0, from: 1, to: Double($0) / 5) }
    let scene = try scene(series)
    let names = scene.texts("labels")
    #expect(names.map(\.run.text) == series.map(\.label.plain))
    for name in names {
      let own = distance(scene, name.run.text, name.box)
      for other in series.map(\.label.plain) where other != name.run.text {
        #expect(distance(scene, other, name.box) > own)
      }
    }
  }

  @Test("Two curves on one another have no place for their names: another way is taken")
  func coincident() throws {
    let scene = try scene([.line("a", from: 1, to: 0), .line("b", slot: 1, from: 1, to: 0)])
    let panel = try #require(scene.panels.first)
    #expect(scene.texts("labels").allSatisfy { $0.box.x > panel.maxX })
  }

  @Test("The halo has the colour of the phase beneath")
  func halo() throws {
    let band = Band(kind: .warmup, start: 0, end: 1000, name: "")
    let scene = try scene([.line("a", from: 1, to: 0), .line("b", slot: 1, from: 1, to: 1)], bands: [band])
    let warm = Theme(appearance: .light).paint(.warmup)
    #expect(scene.texts("labels").map(\.run.halo?.paint) == [warm, warm])
  }
}
