import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

/// A figure of one kind of mark, drawn by lot.
struct MarkSpecimen: Sendable, CustomTestStringConvertible {
  let kind: MarkLot.Kind
  let seed: UInt64
  var testDescription: String { "\(kind) \(seed)" }

  static let all = MarkLot.Kind.allCases.flatMap { kind in (1...24).map { MarkSpecimen(kind: kind, seed: $0) } }

  func figure() -> Figure {
    var lot = MarkLot(seed: seed &* 1000 &+ UInt64(MarkLot.Kind.allCases.firstIndex(of: kind) ?? 0))
    return lot.figure(kind)
  }
}

@Suite("Laws of marks") struct MarkLawTests {
  @Test(
    "what is drawn is finite, and lies in the figure; no text overlaps another or leaves it",
    arguments: MarkSpecimen.all)
  func laws(_ specimen: MarkSpecimen) throws {
    let figure = specimen.figure()
    let laidOut: LaidOutFigure
    do {
      laidOut = try FigureLayout.layout(figure, measurer: FixedMeasurer())
    } catch {
      #expect(!error.message.isEmpty && !error.hint.isEmpty)
      return
    }
    let texts = laidOut.scene.texts
    #expect(SceneLaws.overlaps(texts) == [])
    let inside = Rect(x: 0, y: 0, width: figure.width, height: figure.height).grown(by: 0.5)
    #expect(texts.filter { !inside.contains($0.box) }.map { "\($0.role): \($0.run.text) at \($0.box)" } == [])
    // What is clipped may reach beyond its panel.
    for layer in laidOut.scene.layers where layer.clip == nil {
      for case .shape(let shape) in layer.nodes {
        for point in shape.path.points {
          #expect(point.x.isFinite && point.y.isFinite, "\(layer.role)")
          #expect(abs(point.x - figure.width / 2) < figure.width / 2 + 40, "\(layer.role) \(point)")
          #expect(abs(point.y - figure.height / 2) < figure.height / 2 + 40, "\(layer.role) \(point)")
        }
      }
    }
  }

  @Test("whatever a panel or a series can hold is drawn by lot")
  func everyMark() {
    var parts: [String: Bool] = [:]
    func look(_ value: Any) {
      for part in Mirror(reflecting: value).children {
        let held = Mirror(reflecting: part.value)
        guard let name = part.label, [.collection, .optional].contains(held.displayStyle) else { continue }
        parts[name] = parts[name] == true || !held.children.isEmpty
      }
    }
    for panel in MarkSpecimen.all.flatMap({ $0.figure().panels }) {
      look(panel)
      panel.series.forEach(look)
    }
    // Phases are in the laws of whole layouts; what a writer puts in has tests of its own.
    for (name, isDrawn) in parts where !["bands", "annotations"].contains(name) {
      #expect(isDrawn, "no panel of `MarkLot` has `\(name)`: give it a `Kind` there")
    }
  }
}
