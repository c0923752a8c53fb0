import Testing

@testable import LRInput

@Suite struct SourceTests {
  @Test(arguments: [
    ("abc", 0, "1:1"), ("abc", 2, "1:3"), ("abc", 3, "1:4"), ("abc", 99, "1:4"), ("a\nb", 1, "1:2"), ("a\nb", 2, "2:1"),
    ("a\r\nb", 3, "2:1"), ("\t\tx", 2, "1:3"), ("éx", 2, "1:2"), ("😀x", 4, "1:2"), ("e\u{301}x", 3, "1:3"),
    ("", 0, "1:1"),
    ("\n\n\n", 3, "4:1"), ("\u{FEFF}x", 3, "1:1"), ("\u{FEFF}x", 4, "1:2"),
  ])
  func placesCountLinesAndScalars(text: String, offset: Int, place: String) {
    #expect(Source(name: "a", text: text).place(at: offset).description == place)
  }

  @Test(arguments: [
    ("abc", 1, "abc"), ("a\nbc\nd", 2, "bc"), ("a\nbc\nd", 4, "bc"), ("a\r\nbc\r\n", 3, "bc"), ("a\r\nbc\r\n", 5, "bc"),
    ("a\n", 2, ""), ("", 0, ""), ("\u{FEFF}x\n", 3, "x"), ("a\n\nb", 2, ""), ("abc", 99, "abc"), ("a\rb", 0, "a\rb"),
  ])
  func linesComeWithoutTheirBreak(text: String, offset: Int, line: String) {
    let source = Source(name: "a", text: text)
    #expect(String(decoding: source.bytes[source.line(at: offset)], as: UTF8.self) == line)
  }

  @Test func aCursorGoesBackToo() {
    var cursor = PlaceCursor(Source(name: "a", text: "ab\ncd\nef"))
    let places = [7, 0, 4, 4, 3, 8].map { cursor.place(at: $0).description }
    #expect(places == ["3:2", "1:1", "2:2", "2:2", "2:1", "3:3"])
  }

  @Test func flagsHaveNegativeOffsets() {
    var source = Source(name: "a", text: "")
    #expect(source.offset(ofFlag: "--steps") == -1)
    #expect(source.offset(ofFlag: "--theme") == -2)
    #expect(source.offset(ofFlag: "--steps") == -1)
    #expect(source.flag(at: -2) == "--theme")
    #expect(source.flag(at: -3) == nil)
    #expect(source.flag(at: 0) == nil)
  }
}
