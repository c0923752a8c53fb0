import LRTestSupport
import Testing

@testable import LRPlotting

/// Names that share a figure are told apart, and each has one colour.
@Suite("Colours over many figures") struct NameColoringTests {
  private func least(_ figures: [[String]], _ coloring: NameColoring) -> Double {
    figures.flatMap { names in
      names.indices.flatMap { index in
        names[..<index].compactMap { other -> Double? in
          guard let a = coloring.slots[names[index]], let b = coloring.slots[other] else { return nil }
          let (one, two) = (Palette.series[a], Palette.series[b])
          return min(one.light.distance(to: two.light), one.dark.distance(to: two.dark))
        }
      }
    }.min() ?? .infinity
  }

  @Test("a figure alone has the colours of the palette in their order")
  func alone() {
    let coloring = NameColoring([["a", "b", "c", "d"]])
    #expect(["a", "b", "c", "d"].map { coloring.slots[$0] } == [0, 1, 2, 3])
    #expect(NameColoring([["a"], ["b"]]).slots == ["a": 0, "b": 0])
    // Few names have a colour each, whether or not they share a figure.
    #expect(Set(NameColoring([["a", "b"], ["b", "c"], ["c", "d"]]).slots.values).count == 4)
  }

  @Test("distances hold in every figure of six, whatever the figures share", arguments: 0..<20)
  func random(seed: Int) {
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    // Groups of names that any colouring of one by its place in the group can tell apart.
    let figures = (0..<12).map { _ in
      let size = 2 + next(5)
      return (0..<size).map { place in "\(place)-\(next(3))" }
    }
    let coloring = NameColoring(figures)
    #expect(coloring.clashes.isEmpty)
    #expect(least(figures, coloring) >= 13)
  }

  @Test("what is fixed stays, and what cannot be told apart is told")
  func clashes() {
    let fixed = NameColoring([["a", "b"]], fixed: ["b": 0])
    #expect(fixed.slots["b"] == 0 && fixed.slots["a"] != 0 && fixed.clashes.isEmpty)
    let twins = NameColoring([["a", "b"]], fixed: ["a": 3, "b": 3])
    #expect(twins.clashes == [NameColoring.Clash(figure: 0, names: ["a", "b"])])
    let names = (0..<9).map { "\($0)" }
    let pairs = names.flatMap { one in names.filter { $0 > one }.map { [one, $0] } }
    #expect(!NameColoring(pairs).clashes.isEmpty)
    let own = NameColoring([["a", "b"]], own: ["a": PageColors(Palette.series[0].light)])
    #expect(own.slots["a"] == nil && own.slots["b"] != 0)
  }
}
