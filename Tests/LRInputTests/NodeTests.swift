import Testing

@testable import LRInput

@Suite struct NodeTests {
  @Test func flagsReplaceOrAddMembers() throws {
    let root = try #require(Reading(#"{"steps": 10, "theme": "light"}"#).node)
    let changed = root.setting("theme", to: .string("dark"), offset: -2).setting("scale", to: .number(Number(2)))
    #expect(changed.members?.map(\.key) == ["steps", "theme", "scale"])
    #expect(changed["theme"] == Node(.string("dark"), offset: -2))
    // The key stands in the file still; only its value comes from the flag.
    #expect(changed.members?[1].keyOffset == 14)
    #expect(changed["scale"]?.integer == 2)
    #expect(changed["scale"]?.offset == -1)
    #expect(root["theme"]?.string == "light")
  }

  @Test func aFlagOnWhatIsNoObjectChangesNothing() {
    let node = Node(.array([]), offset: 3)
    #expect(node.setting("steps", to: .null) == node)
  }

  @Test(
    arguments: [
      ("1000", 1000), ("1e3", 1000), ("1.0", 1), ("-0", 0), ("-5", -5), ("9007199254740991", 9_007_199_254_740_991),
      ("9007199254740992", nil), ("2.5", nil), ("1e300", nil), ("1e-400", 0),
      ("-9007199254740991", -9_007_199_254_740_991), ("-9007199254740992", nil), ("-9223372036854775807", nil),
      ("-9223372036854775808", nil), ("-9223372036854775809", nil), ("9223372036854775807", nil),
    ] as [(String, Int?)])
  func wholeNumbersHoweverWritten(text: String, integer: Int?) throws {
    #expect(try #require(Reading(text).node).integer == integer)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("1", "a number"), ("\"\"", "a string"), ("[]", "a list"),
    ("{}", "an object"),
  ])
  func kindsInWords(text: String, kind: String) throws {
    #expect(try #require(Reading(text).node).kind == kind)
  }

  @Test func valuesOfAnotherKindAreNil() {
    let text = Node(.string("1"))
    #expect(text.double == nil && text.integer == nil && text.bool == nil && text.array == nil && text["a"] == nil)
    #expect(Node(.bool(true)).bool == true && Node(.number(Number(0.5))).double == 0.5)
  }

  @Test func aMillionValuesStaySmall() {
    #expect(MemoryLayout<Node>.stride <= 24)
    #expect(MemoryLayout<Member>.stride <= 48)
  }
}
