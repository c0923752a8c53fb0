import LRPlotting
import LRSpec
import Testing

@Suite("Bars that stand out")
struct HighlightTests {
  private func spec(_ keys: String) -> SpecReading {
    SpecReading(
      """
      { "steps": 10, "show": "moderate_share", \(keys)"curves": [
        { "label": "a", "schedule": { "type": "linear", "lr": 1 } },
        { "label": "b", "schedule": { "type": "constant", "lr": 1 } } ] }
      """)
  }

  @Test("Those that are named, and none where none is")
  func chosen() throws {
    #expect(try spec("").figure().panels[0].series.map(\.isHighlighted) == [false, false])
    #expect(try spec(#""highlight": ["b"], "#).figure().panels[0].series.map(\.isHighlighted) == [false, true])
  }

  @Test("A name that no curve has is an error that lists those there are")
  func unknown() throws {
    #expect(
      spec(#""highlight": ["c"], "#).messages == [
        "1:56: error: no curve here is called `c` | there are `a` and `b`"
      ])
  }
}
