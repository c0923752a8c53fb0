import Testing

@testable import LRInput

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("", #""""#), ("a \"b\" \\ /", #""a \"b\" \\ /""#), ("\n\r\t\u{8}\u{1B}\0", #""\n\r\t\u0008\u001B\u0000""#),
    ("é😀\u{2028}", "\"é😀\u{2028}\""),
  ])
  func onlyWhatMustBeIsEscaped(text: String, json: String) {
    #expect(JSONText.string(text) == json)
  }

  @Test func everyScalarOfTheFirstPlaneIsReadBack() throws {
    var text = ""
    for value in UInt32(0)...0xFFFF {
      if let scalar = UnicodeScalar(value) { text.unicodeScalars.append(scalar) }
    }
    let back = try #require(Reading(JSONText.string(text)).node?.string)
    #expect(back.utf8.elementsEqual(text.utf8))
  }
}
