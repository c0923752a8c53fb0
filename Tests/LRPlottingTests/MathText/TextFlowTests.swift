import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct TextFlowTests {
  private let flow = TextFlow(style: TextStyle(size: 10), paint: Paint(Color(hex: 0)), measurer: FixedMeasurer())

  private func text(_ line: TextLine) -> String { line.runs.map(\.text).joined() }

  private func lines(_ source: String, _ width: Double, _ maxLines: Int) throws -> [String] {
    flow.lines(try RichText(source), width: width, maxLines: maxLines).map(text)
  }

  @Test(
    arguments: [
      ("one two three", 200.0, 3, ["one two three"]), ("one two three", 48, 3, ["one two", "three"]),
      ("one two three", 48, 1, ["one two…"]), ("one two three four", 60, 2, ["one two", "three four"]),
      ("abcdefghij", 30, 5, ["abcde", "fghij"]), ("abcdefghij kl", 30, 5, ["abcde", "fghij", "kl"]),
      ("abcdefghij", 30, 1, ["abcd…"]), ("", 30, 3, []), ("one", 30, 0, []),
      ("rate $x+y+z$ end", 60, 5, ["rate", "x+y+z", "end"]),
      ("one two three", 24, 2, ["one", "two…"]), ("two  spaces", 40, 4, ["two", "spaces"]),
    ] as [(String, Double, Int, [String])])
  func breaksAtSpaces(source: String, width: Double, maxLines: Int, expected: [String]) throws {
    #expect(try lines(source, width, maxLines) == expected)
  }

  @Test func aFormulaSticksToTheLettersItTouches() throws {
    #expect(try lines("a $x$-schedule b", 72, 3) == ["a x-schedule", "b"])
    #expect(try lines("a $x$-schedule b", 64, 3) == ["a", "x-schedule", "b"])
  }

  @Test func shortenedTextFitsOrIsEmpty() throws {
    let text = try RichText("cosine with warmup")
    #expect(self.text(flow.shortened(text, to: 200)) == "cosine with warmup")
    #expect(self.text(flow.shortened(text, to: 48)) == "cosine…")
    #expect(self.text(flow.shortened(text, to: 6)) == "…")
    #expect(self.text(flow.shortened(text, to: 5)) == "")
  }

  @Test func textsThatWouldLookTheSameKeepTheWordsThatTellThemApart() {
    func shortened(_ texts: String...) -> [String] {
      flow.shortened(texts.map { .literal($0) }, to: 90).map(text)
    }
    #expect(
      shortened("warmup 40, wiped at 40", "warmup 40, wiped at 150", "no warmup at all, ever")
        == ["warmup 40,… 40", "warmup 40,… 150", "no warmup at a…"])
    #expect(shortened("a long name that is cut", "a long name that is cut") == ["a long name th…", "a long name th…"])
    // The last word says nothing, and the last two do.
    #expect(shortened("a long name of 5 steps", "a long name of 9 steps") == ["a long… 5 steps", "a long… 9 steps"])
  }

  @Test func aCharacterOfManyScalarsIsNotCut() throws {
    let text = RichText.literal("e\u{301}e\u{301}e\u{301}e\u{301}")
    #expect(self.text(flow.shortened(text, to: 20)) == "e\u{301}…")
  }

  @Test func noLineIsTooWideAndNothingIsLost() throws {
    let words = ["a", "of", "rate", "warmup", "schedules", "$\\eta_t$", "$x+1$", "internationalisation"]
    var random = Seeded(seed: 4)
    for _ in 0..<500 {
      let chosen = (0..<(1 + Int(random.share() * 9))).map { _ in words[Int(random.share() * 8)] }
      let text = try RichText(chosen.joined(separator: " "))
      let width = 4 + 200 * random.share()
      let maxLines = 1 + Int(random.share() * 5)
      let lines = flow.lines(text, width: width, maxLines: maxLines)
      #expect(lines.count <= maxLines)
      #expect(lines.allSatisfy { $0.width <= width + 1e-9 })
      let shown = lines.map(self.text).joined()
      let whole = self.text(flow.shortened(text, to: .infinity))
      if !shown.contains("…"), width >= 6 {
        #expect(shown.filter { $0 != " " } == whole.filter { $0 != " " })
      }
    }
  }

  @Test func roomForAllMeansNoEllipsis() throws {
    let text = try RichText("one two three four five six")
    #expect(!flow.lines(text, width: 30, maxLines: 6).map(self.text).joined().contains("…"))
  }

  /// As one that keeps room for what a browser shapes: a text is not as wide as its parts.
  private struct WholeMeasurer: TextMeasurer {
    func width(of text: String, style: TextStyle) -> Double {
      text.contains("ש") ? 10 * Double(text.count) : 6 * Double(text.count)
    }
    func missingCharacters(in text: String, style: TextStyle) -> [Unicode.Scalar] { [] }
  }

  @Test("a line has the width of its run as a whole, and breaks by that")
  func wholeRuns() throws {
    let flow = TextFlow(style: TextStyle(size: 10), paint: Paint(Color(hex: 0)), measurer: WholeMeasurer())
    let broken = flow.lines(try RichText("one ש two"), width: 60, maxLines: 3)
    #expect(broken.map(text) == ["one ש", "two"])
    #expect(
      broken.map(\.width) == [50, 18] && broken.allSatisfy { $0.runs.count == 1 && $0.runs[0].width == $0.width })
  }
}
