import Testing

@testable import LRInput

@Suite struct DiagnosticTextTests {
  private func rendered(
    _ text: String, at offset: Int, _ message: String = "wrong", hint: String? = nil, name: String = "spec.json"
  ) -> String {
    let sink = DiagnosticSink(Source(name: name, text: text))
    sink.error(at: offset, message, hint: hint)
    return DiagnosticText.render(sink)
  }

  @Test func placeMessageLineCaretHint() {
    #expect(
      rendered("{\n  \"lr\": x\n}\n", at: 10, "`x` is not JSON", hint: "text needs double quotes") == """
        spec.json:2:9: error: `x` is not JSON
          "lr": x
                ^
        hint: text needs double quotes

        """)
  }

  @Test(arguments: [
    ("\t\t\"a\" x", 6, "\t\t\"a\" x\n\t\t    ^\n"),
    ("日本 x", 7, "日本 x\n     ^\n"),
    ("e\u{301}x", 3, "e\u{301}x\n ^\n"),
    ("ab\r\ncd", 1, "ab\n ^\n"),
    ("ab\r\ncd", 2, "ab\n  ^\n"),
    ("ab", 2, "ab\n  ^\n"),
    ("", 0, "\n^\n"),
    ("\u{FEFF}{x", 4, "{x\n ^\n"),
    ("a\u{1B}[31mx", 6, "a␛[31mx\n      ^\n"),
    ("a\u{202E}x", 4, "a<U+202E>x\n         ^\n"),
  ])
  func theCaretFits(text: String, offset: Int, excerpt: String) {
    #expect(
      rendered(text, at: offset).unicodeScalars.drop { $0 != "\n" }.dropFirst().elementsEqual(excerpt.unicodeScalars))
  }

  @Test(arguments: [0, 1, 60, 79, 80, 500, 998, 999, 1000])
  func longLinesAreCutAroundThePlace(offset: Int) throws {
    let text = String((0..<1000).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
    let lines = rendered(text, at: offset).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 4)
    #expect(lines[0] == "spec.json:1:\(offset + 1): error: wrong")
    #expect((100...120).contains(lines[1].count))
    #expect(lines[2].count <= 120)
    let shown = lines[1].dropFirst(lines[2].count - 1).first
    #expect(shown == (offset < 1000 ? text[text.index(text.startIndex, offsetBy: offset)] : nil))
    #expect(lines[1].hasPrefix("…") == (offset > 80))
    #expect(lines[1].hasSuffix("…") == (offset < 960))
  }

  @Test func aLineOf120ColumnsStaysWhole() {
    let text = String(repeating: "x", count: 120)
    #expect(rendered(text, at: 100).split(separator: "\n")[1] == text)
    #expect(rendered(text + "x", at: 100).split(separator: "\n")[1].hasPrefix("…"))
  }

  @Test func flagsStandInPlaceOfAPlace() {
    var source = Source(name: "spec.json", text: "{}")
    let steps = source.offset(ofFlag: "--steps")
    let sink = DiagnosticSink(source)
    sink.error(at: steps, "`steps` must be at least 1, not 0", hint: "The length of the run.")
    sink.error(at: -7, "no such thing")
    #expect(
      DiagnosticText.render(sink) == """
        lrplot: error: no such thing
        --steps: error: `steps` must be at least 1, not 0
        hint: The length of the run.

        """)
  }

  @Test func nothingRawReachesTheTerminal() {
    let text = rendered("{}", at: 0, "bad \u{1B}]0;x\u{7}\nname", hint: "a\u{9B}b\tc", name: "a\nb\u{1B}.json")
    #expect(text == "a␊b␛.json:1:1: error: bad ␛]0;x␇␊name\n{}\n^\nhint: a<U+009B>b␉c\n")
  }

  @Test func warningsCanBeLeftOut() {
    let sink = DiagnosticSink(Source(name: "<stdin>", text: "{}"))
    sink.warning(at: 1, "odd")
    #expect(DiagnosticText.render(sink) == "<stdin>:1:2: warning: odd\n{}\n ^\n")
    #expect(DiagnosticText.render(sink, warnings: false) == "")
  }

  @Test(arguments: [
    ("lr", "`lr`"), ("", "`\"\"`"), ("a\nb", "`a␊b`"),
    (String(repeating: "é", count: 41), "`\(String(repeating: "é", count: 39))…`"),
    (String(repeating: "é", count: 40), "`\(String(repeating: "é", count: 40))`"),
  ])
  func namesAreQuotedAndShortened(name: String, quoted: String) {
    #expect(DiagnosticText.quoted(name) == quoted)
  }

  @Test func listsOfNames() {
    #expect(DiagnosticText.list(["a"], "or") == "`a`")
    #expect(DiagnosticText.list(["a", "b"], "or") == "`a` or `b`")
    #expect(DiagnosticText.list(["a", "b", "c"], "and") == "`a`, `b` and `c`")
    #expect(DiagnosticText.list([], "and") == "nothing")
  }
}
