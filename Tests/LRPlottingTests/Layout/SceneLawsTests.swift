import LRScene
import Testing

@Suite("The laws find what is planted")
struct SceneLawsTests {
  private static let ink = Paint(Color(hex: 0))

  private func text(_ words: String, _ x: Double, _ y: Double, rotation: Double = 0, halo: Bool = false) -> TextRun {
    TextRun(
      text: words, origin: Point(x, y), style: TextStyle(size: 10), paint: Self.ink,
      width: 6 * Double(words.count), halo: halo ? Stroke(Self.ink, width: 4) : nil, rotation: rotation)
  }

  @Test("Two texts that meet, level or turned; not two that only touch")
  func overlaps() {
    let one = TextBox(text("one", 10, 20), role: "a")
    #expect(SceneLaws.overlaps([one, TextBox(text("two", 27, 20), role: "b")]) == ["a “one” meets b “two”"])
    #expect(SceneLaws.overlaps([one, TextBox(text("two", 28, 20), role: "b")]) == [])
    #expect(SceneLaws.overlaps([one, TextBox(text("up", 20, 30, rotation: -90), role: "b")]).count == 1)
    #expect(SceneLaws.overlaps([one, TextBox(text("up", 40, 30, rotation: -90), role: "b")]) == [])
  }

  @Test("A text on a curve, unless it has a halo")
  func covered() {
    func scene(_ run: TextRun) -> Scene {
      let box = Rect(x: 0, y: 0, width: 100, height: 100)
      let line = Shape(path: .line(from: Point(0, 0), to: Point(100, 100)), stroke: Stroke(Self.ink, width: 1))
      return Scene(
        width: 100, height: 100, background: Self.ink, title: "", summary: "",
        origin: Origin(digest: "", spec: nil, generator: ""),
        layers: [
          Layer(role: "curve", title: "c", clip: box, nodes: [.shape(line)]), Layer(role: "t", nodes: [.text(run)]),
        ])
    }
    #expect(SceneLaws.coveredCurves(scene(text("on it", 40, 50))) == ["t “on it” lies on c"])
    #expect(SceneLaws.coveredCurves(scene(text("on it", 40, 50, halo: true))) == [])
    #expect(SceneLaws.coveredCurves(scene(text("beside", 60, 40))) == [])
  }
}
