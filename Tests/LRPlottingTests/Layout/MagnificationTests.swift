import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Type that grows with the figure")
struct MagnificationTests {
  private func figure(_ width: Double, _ height: Double, panels: Int = 1, columns: Int = 1) -> Figure {
    .plain(
      width: width, height: height, panels: (0..<panels).map { _ in .plain([.line("a", from: 0, to: 1)]) },
      title: "A title", columns: columns)
  }

  @Test(
    "A panel up to 900 by 540 px has the usual type, a larger one grows in proportion",
    arguments: [
      (720.0, 432.0, 1, 1, 1.0), (900, 540, 1, 1, 1), (1800, 1080, 1, 1, 2), (3600, 540, 1, 1, 1),
      (1600, 1200, 4, 2, 4.0 / 3),
      (317, 212, 1, 1, 1), (8000, 8000, 1, 1, 2.4),
    ] as [(Double, Double, Int, Int, Double)])
  func factor(width: Double, height: Double, panels: Int, columns: Int, expected: Double) {
    #expect(abs(figure(width, height, panels: panels, columns: columns).magnification - expected) < 1e-12)
  }

  @Test("Twice the size is the same drawing, twice as large")
  func proportion() throws {
    let small = try FigureLayout.layout(figure(900, 540), measurer: FixedMeasurer())
    let large = try FigureLayout.layout(figure(1800, 1080), measurer: FixedMeasurer())
    #expect(large.scene.width == 1800 && large.scene.height == 1080)
    #expect(large.scene == small.scene.scaled(by: 2))
    #expect(large.places[0].box == small.places[0].box.scaled(by: 2))
    #expect(large.places[0].x.value(at: 1000) == small.places[0].x.value(at: 500))
  }

  @Test("On a slide of 1280 px no letter is smaller than 20 px")
  func slide() throws {
    var slide = figure(1280, 720)
    slide.purpose = .slide
    let texts = try FigureLayout.layout(slide, measurer: FixedMeasurer()).scene.texts
    #expect(!texts.isEmpty && texts.allSatisfy { $0.run.style.size >= 20 })
  }
}
