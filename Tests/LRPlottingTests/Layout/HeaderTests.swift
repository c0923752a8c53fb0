import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Title and subtitle")
struct HeaderTests {
  private func header(_ title: String?, _ subtitle: String?, width: Double = 720, compact: Bool = false) -> Header {
    var figure = Figure.plain(width: width, panels: [], title: title)
    figure.subtitle = subtitle.map(RichText.literal)
    return Header(figure, sheet: Sheet(figure, measurer: FixedMeasurer()), left: 50, compact: compact)
  }

  private func baselines(_ header: Header) -> [Double] {
    header.nodes.compactMap { node in
      guard case .text(let run) = node else { return nil }
      return (run.origin.y * 100).rounded() / 100
    }
  }

  @Test("One line each: baselines 28 and 46")
  func usual() {
    #expect(baselines(header("Title", "subtitle")) == [27.95, 45.95])
    #expect(header("Title", nil).baseline == header("Title", "").baseline)
  }

  @Test("Nothing at all has no baseline")
  func none() {
    #expect(header(nil, nil).baseline == nil)
    #expect(header("", "").nodes == [])
  }

  @Test("Long texts wrap to three lines at most, each, and end in an ellipsis")
  func long() {
    let text = String(repeating: "many words ", count: 60)
    let long = header(text, text)
    #expect(baselines(long).count == 6)
    #expect(baselines(header(text, text, compact: true)).count == 1)
  }

  @Test("A column of a paper has no subtitle: the caption has it")
  func column() {
    #expect(baselines(header("Title", "subtitle", width: 317)).count == 1)
  }
}
