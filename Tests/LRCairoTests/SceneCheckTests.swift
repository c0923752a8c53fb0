import LRScene
import Testing

@testable import LRCairo

@Suite struct SceneCheckTests {
  private static func scene(with node: SceneNode) -> Scene {
    SampleScenes.scene([Layer(role: "curve", nodes: [node])])
  }

  static let bad: [Scene] = [
    scene(with: SampleScenes.line(Point(.nan, 0), Point(1, 1))),
    scene(with: SampleScenes.line(Point(0, 0), Point(1, .infinity))),
    scene(with: SampleScenes.line(Point(0, 0), Point(-1.1e6, 1))),
    scene(with: SampleScenes.line(Point(0, 0), Point(1, 1), stroke: Stroke(Paint(SampleScenes.blue), width: .nan))),
    scene(with: SampleScenes.line(Point(0, 0), Point(1, 1), stroke: Stroke(Paint(SampleScenes.blue), width: -1))),
    scene(
      with: SampleScenes.line(
        Point(0, 0), Point(1, 1), stroke: Stroke(Paint(SampleScenes.blue), width: 1, dash: [0, 0]))),
    scene(
      with: SampleScenes.line(
        Point(0, 0), Point(1, 1), stroke: Stroke(Paint(SampleScenes.blue), width: 1, dash: [3, -1]))),
    scene(with: SampleScenes.box(Rect(x: 0, y: 0, width: 1, height: 1), fill: Paint(SampleScenes.blue, opacity: .nan))),
    scene(with: SampleScenes.text("a", at: Point(0, .nan))),
    scene(with: SampleScenes.text("a", size: 0)),
    scene(with: SampleScenes.text("a", size: .infinity)),
    SampleScenes.scene([Layer(role: "curve", clip: Rect(x: 0, y: 0, width: -1, height: 1), nodes: [])]),
  ]

  @Test("what Cairo would draw wrongly is refused, in every format", arguments: bad.indices)
  func refused(index: Int) throws {
    let fonts = try FontBook()
    for format in OutputFormat.allCases {
      do {
        _ = try Renderer.render(Self.bad[index], as: format, fonts: fonts)
        Issue.record("scene \(index) was drawn as \(format)")
      } catch RenderError.badNumber(_, let layer) {
        #expect(layer == "curve")
      }
    }
  }

  @Test("an empty or endless page is refused", arguments: [0, -1, .nan, .infinity, 1e6])
  func size(width: Double) throws {
    var scene = SampleScenes.full()
    scene.width = width
    #expect(throws: RenderError.self) { try SceneCheck.check(scene) }
  }

  @Test("a good scene passes, to the limit")
  func good() throws {
    try SceneCheck.check(SampleScenes.full())
    try SceneCheck.check(Self.scene(with: SampleScenes.line(Point(-1e6, 0), Point(1e6, 1e6))))
  }
}
