import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Names at the ends of curves")
struct EndLabelsTests {
  @Test("Far apart they stay where they are; near ones move apart around the mean of their wishes")
  func byHand() {
    #expect(EndLabels.spread([10, 50, 90], pitch: 20, low: 0, high: 100) == [10, 50, 90])
    #expect(EndLabels.spread([50, 50], pitch: 20, low: 0, high: 100) == [40, 60])
    #expect(EndLabels.spread([40, 50, 60], pitch: 20, low: 0, high: 100) == [30, 50, 70])
    #expect(EndLabels.spread([10, 50, 54, 90], pitch: 20, low: 0, high: 100) == [10, 42, 62, 90])
  }

  @Test("At the edge of the panel the whole block moves inward")
  func edges() {
    #expect(EndLabels.spread([100, 100, 100], pitch: 20, low: 0, high: 100) == [60, 80, 100])
    #expect(EndLabels.spread([0, 5], pitch: 20, low: 0, high: 100) == [0, 20])
  }

  @Test("Order and pitch are kept, all stay inside, and no other places are nearer to the wishes", arguments: 1...40)
  func laws(seed: UInt64) {
    var random = Seeded(seed: seed)
    let count = Int.random(in: 1...5, using: &random)
    let wishes = (0..<count).map { _ in (random.share() * 100).rounded() }.sorted()
    let places = EndLabels.spread(wishes, pitch: 20, low: 0, high: 100)
    #expect(places.allSatisfy { $0 >= -1e-9 && $0 <= 100 + 1e-9 })
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 20 - 1e-9 })
    func cost(_ places: [Double]) -> Double {
      zip(wishes, places).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    for _ in 0..<200 {
      let other = places.map { $0 + (random.share() - 0.5) * 6 }
      let isAllowed =
        other.allSatisfy { $0 >= 0 && $0 <= 100 } && zip(other, other.dropFirst()).allSatisfy { $1 - $0 >= 20 }
      if isAllowed { #expect(cost(other) >= cost(places) - 1e-6, "\(wishes) → \(places), better \(other)") }
    }
  }

  @Test("Names stand at the ends without a sample where those are far apart, with one where they had to move")
  func samples() throws {
    func labels(_ ends: [Double]) throws -> Layer {
      let series = ends.enumerated().map { Series.line("c\($0)", slot: $0, from: 1, to: $1) }
      let laidOut = try FigureLayout.layout(
        .plain(naming: .end, panels: [.plain(series)]), measurer: FixedMeasurer())
      return try #require(laidOut.scene.layers.first { $0.role == "labels" })
    }
    #expect(try labels([0.2, 0.8]).nodes.count == 2)
    #expect(try labels([0, 0]).nodes.count == 4)
  }

  @Test("Ends on one spot are ordered by the last quarter")
  func order() throws {
    let panel = Panel.plain([
      .line("low", slot: 0, from: 0.2, to: 0), .line("high", slot: 1, from: 1, to: 0),
      .line("middle", slot: 2, from: 0.5, to: 0),
    ])
    let scene = try FigureLayout.layout(.plain(naming: .end, panels: [panel]), measurer: FixedMeasurer()).scene
    let names = scene.texts("labels").sorted { $0.box.y < $1.box.y }.map(\.run.text)
    #expect(names == ["high", "middle", "low"])
  }

  @Test("A name too long for its share of the width ends in an ellipsis")
  func shortened() throws {
    let long = String(repeating: "long ", count: 30)
    let panel = Panel.plain([.line(long, from: 1, to: 0), .line("b", slot: 1, from: 1, to: 1)])
    let sheet = Sheet(.plain(panels: [panel]), measurer: FixedMeasurer())
    let labels = EndLabels(panel, sheet: sheet, room: 720)
    #expect(labels.isWide)
    #expect(labels.width <= 720 * EndLabels.widestShare)
  }
}
