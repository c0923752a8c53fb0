import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

/// Names of annotations stand where they cover nothing.
@Suite("Names of annotations") struct AnnotationNamesTests {
  private static func figure(_ annotations: [Annotation], wiggles: Double, width: Double = 480) -> Figure {
    let steps = (0...200).map(Double.init)
    let values = steps.map { 0.5 + 0.45 * (($0 * wiggles / 200).truncatingRemainder(dividingBy: 1) - 0.5) }
    var panel = Panel(
      title: nil, x: Axis(title: .literal("step"), unit: .steps), y: Axis(title: .literal("y"), unit: .value),
      series: [Series(label: .literal("a"), slot: 0, curve: Curve(steps: steps, values: values))])
    panel.annotations = annotations
    return Figure(
      title: nil, subtitle: nil, name: "n", summary: "s", width: width, height: 300, appearance: .light, columns: 1,
      naming: .none, panels: [panel], origin: Origin(digest: "0", spec: nil, generator: ""))
  }

  private static func texts(_ layers: [Layer], _ role: String) -> [Rect] {
    layers.filter { $0.role == role }.flatMap(\.nodes).compactMap { node in
      guard case .text(let run) = node else { return nil }
      return Rect(x: run.origin.x, y: run.origin.y - 8, width: run.width, height: 9)
    }
  }

  @Test("no curve, line or other name passes through one", arguments: [1.0, 3, 7], [260.0, 480, 900])
  func free(wiggles: Double, width: Double) throws {
    let annotations = [
      Annotation(.upright(100), name: .literal("resumed")), Annotation(.level(0.5), name: .literal("floor")),
      Annotation(.span(20, 60), name: .literal("hold")), Annotation(.note(x: 150, y: 0.6), name: .literal("look here")),
    ]
    let laidOut = try FigureLayout.layout(
      Self.figure(annotations, wiggles: wiggles, width: width), measurer: FixedMeasurer())
    let names = Self.texts(laidOut.scene.layers, "annotation-names")
    #expect(names.count + laidOut.notes.count == 4, "\(laidOut.notes)")
    for (index, name) in names.enumerated() {
      for other in names[..<index] { #expect(!name.overlaps(other)) }
      for layer in laidOut.scene.layers where layer.role == "curve" || layer.role == "annotations" {
        for case .shape(let shape) in layer.nodes {
          var isCrossed = false
          shape.path.walk(stride: 1) { point in
            isCrossed = isCrossed || point.x > name.x && point.x < name.maxX && point.y > name.y && point.y < name.maxY
          }
          #expect(!isCrossed, "\(layer.role)")
        }
      }
    }
  }

  @Test("axes hold levels and notes; what lies outside of a panel is told")
  func outside() throws {
    let laidOut = try FigureLayout.layout(
      Self.figure(
        [Annotation(.level(3), name: .literal("high")), Annotation(.upright(500), name: .literal("late"))], wiggles: 1),
      measurer: FixedMeasurer())
    #expect(laidOut.notes == ["the annotation “late” lies outside of its panel"])
    #expect(Self.texts(laidOut.scene.layers, "annotation-names").count == 1)
  }

  @Test("a sampled curve stops at its panel, and its marker stands whole")
  func cut() throws {
    var figure = Self.figure([], wiggles: 3)
    figure.panels[0].series[0].line = .sampled
    figure.panels[0].x.upper = 100
    let layers = try FigureLayout.layout(figure, measurer: FixedMeasurer()).scene.layers
    #expect(layers.contains { $0.role == "curve" && $0.clip != nil })
    figure.panels[0].x.upper = nil
    let whole = try FigureLayout.layout(figure, measurer: FixedMeasurer()).scene.layers
    #expect(whole.filter { $0.role == "curve" }.map { $0.clip == nil } == [true])
  }
}
