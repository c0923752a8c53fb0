import Foundation
import LRMath
import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("From figure to scene")
struct FigureLayoutTests {
  private func layout(_ figure: Figure) throws -> LaidOutFigure {
    try FigureLayout.layout(figure, measurer: FixedMeasurer())
  }

  /// A cosine with warmup, its phases, its peak and its end, in steps and epochs.
  private var cosine: Figure {
    let curve = Curve(from: 0, to: 1000) { step in
      step < 100
        ? Piece(start: 0, end: 100, shape: .line(from: 0, to: 0.1))
        : Piece(start: 100, end: 1000, shape: .arc { 0.05 * (1 + Math.cosPi(($0 - 100) / 900)) })
    }
    let series = Series(
      label: .literal("cosine"), slot: 0, curve: curve,
      callouts: [
        Callout(x: 100, y: 0.1, text: .literal("peak 0.1")), Callout(x: 1000, y: 0, text: .literal("final 0")),
      ])
    var panel = Panel.plain(
      [series],
      bands: [
        Band(kind: .warmup, start: 0, end: 100, name: "warmup"),
        Band(kind: .decay, start: 100, end: 1000, name: "decay"),
      ])
    panel.x.stepsPerEpoch = 100
    var figure = Figure.plain(panels: [panel], title: "Cosine")
    figure.subtitle = .literal("with warmup")
    return figure
  }

  @Test("One cosine, in words")
  func oneCosine() throws {
    let laidOut = try layout(cosine)
    #expect(laidOut.notes == [])
    let expected = """
      title · Cosine@64,28 · with warmup@64,46
      phases · 2 shapes
      grid · 1 shapes
      axis · 1 shapes · rate@64,73 · 0@49,383 · 0.02@29,328 · 0.04@29,273 · 0.06@29,218 · 0.08@29,163 · 0.10@29,108 \
      · 0@60,398 · 200@181,398 · 400@308,398 · 600@435,398 · 800@562,398 · 1,000@683,398 · step@23,398 \
      · 0@60,417 · 2@187,417 · 4@315,417 · 6@442,417 · 8@569,417 · 10@693,417 · epoch@17,417
      curve · 1 shapes
      dots · 2 shapes
      callouts · peak 0.1@122,95 · final 0@653,364
      phase-names · warmup@76,372 · decay@397,372
      """
    #expect(laidOut.scene.words.joined(separator: "\n") == expected)
  }

  @Test("Width, height and what the figure says of itself go into the scene")
  func frame() throws {
    let scene = try layout(cosine).scene
    #expect([scene.width, scene.height] == [720, 432])
    #expect(scene.title == "name")
    #expect(scene.summary == "summary")
    #expect(scene.origin == cosine.origin)
    #expect(scene.background == Theme(appearance: .light).paint(.background))
  }

  @Test("A figure too small for its panels is refused in a sentence")
  func refused() {
    let one = Figure.plain(width: 130, height: 60, panels: [.plain([.line("a", from: 1, to: 0)])])
    #expect(
      throws: LayoutError(
        message: "the chart does not fit into 130 × 60 px", hint: "give a larger `width` and `height`, or fewer panels")
    ) { try layout(one) }
    let many = Figure.plain(
      height: 300, panels: [Panel](repeating: .plain([.line("a", from: 1, to: 0)]), count: 12))
    #expect(throws: LayoutError.self) { try layout(many) }
  }

  @Test("Panels of one quantity share their range, unless a peak is less than a quarter of the other")
  func sharedRange() throws {
    func highest(_ peaks: [Double]) throws -> [Int] {
      let panels = peaks.map { Panel.plain([.line("a", from: $0, to: 0)], title: "t") }
      let curves = try layout(.plain(panels: panels, columns: 2)).scene.layers.filter { $0.role == "curve" }
      return curves.compactMap { layer in
        guard case .shape(let shape)? = layer.nodes.first, let clip = layer.clip else { return nil }
        return shape.path.points.map { Int(($0.y - clip.y - 2) / (clip.height - 4) * 100) }.min()
      }
    }
    #expect(try highest([1, 0.5]) == [4, 52])
    #expect(try highest([1, 0.1]) == [4, 4])
  }

  @Test("Where height is short the subtitle goes, and a note says so")
  func compact() throws {
    var figure = cosine
    (figure.width, figure.height) = (600, 150)
    let laidOut = try layout(figure)
    #expect(laidOut.notes.contains("the subtitle has no room: give a larger `height`"))
    #expect(laidOut.scene.texts("title").map(\.run.text) == ["Cosine"])
  }

  @Test("Zero on a log axis is left out and said, below zero too, with and without a title")
  func unshown() throws {
    func title(_ to: Double, _ title: String?) throws -> [String] {
      var panel = Panel.plain([.line("a", from: 1, to: to)])
      panel.y.scale = .log
      panel.y.title = title.map(RichText.literal)
      let texts = try layout(.plain(panels: [panel])).scene.texts("axis").map(\.run.text)
      return texts.filter { $0.contains("not shown") }
    }
    #expect(try title(0, "rate") == ["rate, log scale, zero not shown"])
    #expect(try title(0, nil) == ["log scale, zero not shown"])
    #expect(try title(-1, "rate") == ["rate, log scale, values ≤ 0 not shown"])
    #expect(try title(0.1, "rate") == [])
  }

  @Test("A log axis keeps all of a curve that begins at zero; of one that falls to zero it says where it stops")
  func cutOfLogAxes() throws {
    func drawn(_ values: [Double]) throws -> (low: Double, said: [String]) {
      var panel = Panel.plain([Series(label: .literal("a"), slot: 0, curve: Curve(samples: values))])
      panel.y.scale = .log
      let laidOut = try layout(.plain(panels: [panel]))
      let extent = PanelExtent.y(panel)
      return (extent.lowestPositive, laidOut.scene.texts("axis").map(\.run.text).filter { $0.contains("not shown") })
    }
    let rising = try drawn([0, 2e-6, 1e-3, 0.5, 25])
    #expect(rising.low == 2e-6)
    #expect(rising.said == ["rate, log scale, zero not shown"])
    let falling = try drawn([25, 0.5, 1e-3, 2e-6, 0])
    #expect(falling.low == 25e-4)
    #expect(falling.said == ["rate, log scale, below 0.0016 not shown"])
    // A floor that is reached is shown, however deep it lies; last updates on the way to zero are not.
    let cosine = (0...1000).map { 1e-7 + 0.005 * (1 + cos(.pi * Double($0) / 1000)) }
    #expect(try drawn(cosine).low == 1e-7)
    let restarts = (0..<3000).map { 0.005 * (1 + cos(.pi * Double($0 % 1000) / 1000)) }
    #expect(try drawn(restarts).low == restarts[0] * 1e-4)
  }
}
