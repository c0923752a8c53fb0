import Testing

@testable import LRInput

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31m", "a␛[31m"), ("\0\n\r\t", "␀␊␍␉"), ("\u{7F}\u{9B}", "␡<U+009B>"),
    ("\u{202E}abc\u{2066}", "<U+202E>abc<U+2066>"), ("\u{200B}\u{FEFF}\u{A0}", "<U+200B><U+FEFF><U+00A0>"),
    ("\u{E0041}", "<U+E0041>"), ("é 日本 👩‍👩‍👧 η", "é 日本 👩‍👩‍👧 η"),
  ])
  func nothingInvisibleStays(text: String, visible: String) {
    #expect(VisibleText.of(text).unicodeScalars.elementsEqual(visible.unicodeScalars))
    #expect(VisibleText.of(VisibleText.of(text)) == VisibleText.of(text))
  }

  @Test func tabsStayWhereAsked() {
    #expect(VisibleText.of("\ta\n", keepingTabs: true) == "\ta␊")
  }

  @Test(
    arguments: [("a", 1), ("é", 1), ("\u{301}", 0), ("日", 2), ("😀", 2), ("→", 1), ("ｗ", 2), ("\u{200D}", 0)]
      as [(Character, Int)])
  func widths(character: Character, width: Int) {
    #expect(character.unicodeScalars.map { VisibleText.width(of: $0) } == [width])
  }

  @Test func shortened() {
    #expect(VisibleText.shortened("abcdef", to: 6) == "abcdef")
    #expect(VisibleText.shortened("abcdefg", to: 6) == "abcde…")
    #expect(VisibleText.shortened("", to: 6) == "")
  }
}
