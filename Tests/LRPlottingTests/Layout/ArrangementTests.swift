import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Ways of naming curves")
struct ArrangementTests {
  private func layout(_ figure: Figure) throws -> LaidOutFigure {
    try FigureLayout.layout(figure, measurer: FixedMeasurer())
  }

  private func roles(_ figure: Figure) throws -> Set<String> {
    Set(try layout(figure).scene.layers.map(\.role)).intersection(["labels", "key"])
  }

  private let two: [Series] = [.line("a", from: 1, to: 0), .line("b", slot: 1, from: 1, to: 0.9)]

  @Test("One curve needs no name")
  func alone() throws {
    #expect(try roles(.plain(panels: [.plain([two[0]])])) == [])
    #expect(try layout(.plain(panels: [.plain([two[0]])])).notes == [])
  }

  @Test("Several in one panel are named at their ends, shared ones in a key")
  func usual() throws {
    #expect(try roles(.plain(panels: [.plain(two)])) == ["labels"])
    #expect(try roles(.plain(panels: [.plain(two), .plain(two)], columns: 2)) == ["key"])
  }

  @Test("A panel's title names its only curve; without one the name stands at the end")
  func alonePerPanel() throws {
    let titled = Figure.plain(panels: two.map { .plain([$0], title: "t") }, columns: 2)
    #expect(try roles(titled) == [])
    #expect(titled.panels.allSatisfy { !titled.namesCurves(of: $0) })
    let bare = Figure.plain(panels: two.map { .plain([$0]) }, columns: 2)
    #expect(try layout(bare).scene.texts("labels").map(\.run.text) == ["a", "b"])
  }

  @Test("What was asked for is done", arguments: [(Naming.key, "key"), (.end, "labels"), (.curve, "labels")])
  func asked(naming: Naming, role: String) throws {
    #expect(try roles(.plain(naming: naming, panels: [.plain(two)])) == [role])
    #expect(try roles(.plain(naming: .none, panels: [.plain(two)])) == [])
  }

  @Test("Names beside the curves stand inside the panel, with a halo; names at the ends outside, without")
  func places() throws {
    let inside = try layout(.plain(naming: .curve, panels: [.plain(two)])).scene
    #expect(inside.texts("labels").allSatisfy { inside.panels[0].contains($0.box) && $0.run.halo != nil })
    let beside = try layout(.plain(naming: .end, panels: [.plain(two)])).scene
    #expect(beside.texts("labels").allSatisfy { $0.box.x > beside.panels[0].maxX && $0.run.halo == nil })
  }

  @Test("Where no name has room, a note says so")
  func noRoom() throws {
    let many = (0..<12).map { Series.line("a curve with a name \($0)", slot: $0, from: 1, to: 0) }
    let laidOut = try layout(.plain(width: 200, height: 120, panels: [.plain(many)]))
    #expect(laidOut.notes == ["the names of the curves have no room: give a larger `width` or `height`"])
    let wanted = try layout(.plain(width: 200, height: 120, naming: .none, panels: [.plain(many)]))
    #expect(wanted.notes == [])
  }
}
