import Testing

@testable import LRInput

@Suite struct JSONReaderTests {
  /// A text beside the value it stands for, places left out.
  static let accepted: [(text: String, value: String)] = [
    ("null", "null"), ("true", "true"), ("false", "false"), (" \t\r\n1 \t\r\n", "1"), ("[]", "[]"), ("{}", "{}"),
    ("[ ]", "[]"), ("{ }", "{}"), ("\n[\n]\n", "[]"), ("[null,true,false]", "[null,true,false]"), ("[1 ,2]", "[1,2]"),
    ("[[],[[]],{}]", "[[],[[]],{}]"), ("{\"a\":{\"b\":[{}]}}", "{a:{b:[{}]}}"), ("{\"a\":1 , \"b\":2}", "{a:1,b:2}"),
    ("{\"\":0}", "{:0}"), ("{\"a\" : 1}", "{a:1}"), ("{\"\\u0000\":0}", "{\0:0}"), ("{\"a b\":0}", "{a b:0}"),
    ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("1", "1"), ("-1", "-1"), ("123456789", "123456789"), ("0.5", "0.5"),
    ("1e3", "1000"), ("1E3", "1000"), ("1e+3", "1000"), ("1e-3", "0.001"), ("1.5E+2", "150"), ("0e9", "0"),
    ("0E0", "0"),
    ("0.1", "0.1"), ("3.0e-4", "0.0003"), ("1.0", "1"), ("-1.25", "-1.25"), ("20e1", "200"), ("1e-400", "0"),
    ("0e99999999999999999999", "0"), ("1e22", "1e22"), ("1e23", "1e23"),
    ("123456789012345678", "1.2345678901234568e17"),
    ("0.000000000000000000000000000001", "1e-30"), ("1.7976931348623157e308", "1.7976931348623157e308"),
    ("5e-324", "5e-324"), ("2.2250738585072014e-308", "2.2250738585072014e-308"),
    ("9007199254740993", "9007199254740992"),
    ("100000000000000000000000000000000e-32", "1"), ("0.1000000000000000055511151231257827", "0.1"),
    ("\"\"", "''"), ("\"a\"", "'a'"), ("\"é\"", "'é'"), ("\"😀\"", "'😀'"), ("\"\\u00e9\"", "'é'"),
    ("\"\\u00E9\"", "'é'"),
    ("\"\\uD83D\\uDE00\"", "'😀'"), ("\"\\ud83d\\ude00\"", "'😀'"), ("\"x\\uDBFF\\uDFFFy\"", "'x\u{10FFFF}y'"),
    ("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "'\" \\ / \u{8} \u{C} \n \r \t'"), ("\"/\"", "'/'"),
    ("\"\u{7F}\"", "'\u{7F}'"),
    ("\"\\u0000\"", "'\0'"), ("\"\\u0041\\u0042c\"", "'ABc'"), ("\"a\\\\\"", "'a\\'"), ("\"\\\\u0041\"", "'\\u0041'"),
    ("\"\u{2028}\u{2029}\"", "'\u{2028}\u{2029}'"), ("\"\u{FFFF}\u{10FFFF}\"", "'\u{FFFF}\u{10FFFF}'"),
    ("\"// no comment\"", "'// no comment'"), ("\"{[,:]}\"", "'{[,:]}'"), ("\"e\u{301}\"", "'e\u{301}'"),
    ("\u{FEFF}[1]", "[1]"), ("\"\u{FEFF}\"", "'\u{FEFF}'"), ("{\"A\":1,\"a\":2}", "{A:1,a:2}"),
  ]

  @Test("texts that are JSON", arguments: accepted)
  func accepts(text: String, value: String) throws {
    let reading = Reading(text)
    #expect(reading.messages == [])
    #expect(Array(Self.written(try #require(reading.node)).utf8) == Array(value.utf8))
  }

  private static func written(_ node: Node) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let number): String(plain: number.double)
    case .string(let string): "'\(string)'"
    case .array(let nodes): "[\(nodes.map(written).joined(separator: ","))]"
    case .object(let members): "{\(members.map { "\($0.key):\(written($0.node))" }.joined(separator: ","))}"
    }
  }

  @Test func everyKeyAndValueKnowsItsPlace() throws {
    let text = "\u{FEFF}{\r\n\t\"é\": 12,\r\n  \"😀\" : [true,\n null]\r\n}"
    let reading = Reading(text)
    let members = try #require(reading.node?.members)
    let source = reading.sink.source
    let places = members.flatMap { [source.place(at: $0.keyOffset), source.place(at: $0.node.offset)] }
    #expect(places.map(\.description) == ["2:2", "2:7", "3:3", "3:9"])
    let elements = try #require(members.last?.node.array)
    #expect(elements.map { source.place(at: $0.offset).description } == ["3:10", "4:2"])
    #expect(source.place(at: reading.node?.offset ?? -1).description == "1:1")
  }

  @Test func aRangeOfADocumentIsReadInPlace() throws {
    let text = "# Notes\n```\n{\"lr\": 0.1}\n```\n"
    let start = "# Notes\n```\n".utf8.count
    let sink = DiagnosticSink(Source(name: "notes.md", text: text))
    let node = try #require(JSONReader.parse(sink, in: start..<start + 11))
    #expect(node["lr"]?.double == 0.1)
    #expect(sink.source.place(at: node["lr"]?.offset ?? -1) == Place(line: 3, column: 8))

    #expect(JSONReader.parse(sink, in: start..<start + 10) == nil)
    #expect(sink.diagnostics.map(\.offset) == [start + 10])
  }

  @Test func duplicatesAreFoundInLargeObjectsToo() {
    var members = (0..<100).map { "\"k\($0)\": \($0)" }
    members += ["\"k7\": 0", "\"k99\": 0"]
    let reading = Reading("{\n" + members.joined(separator: ",\n") + "\n}")
    #expect(
      reading.messages == [
        "102:1: `k7` stands twice in one object | it stands first in line 9",
        "103:1: `k99` stands twice in one object | it stands first in line 101",
      ])
    #expect(reading.node?.members?.count == 102)
  }

  @Test func limitsAreSaidInWords() {
    let limits = Limits(bytes: 20, depth: 3, values: 5)
    #expect(
      Reading(String(repeating: " ", count: 21), limits: limits).messages == [
        "1:1: the text has 21 bytes, more than the 20 that are read"
          + " | long tables of values can be thinned, or split over several specs"
      ])
    #expect(Reading("[[[1]]]", limits: limits).messages == [])
    #expect(Reading("[[[[1]]]]", limits: limits).messages == ["1:4: the text is nested more than 3 levels deep"])
    #expect(Reading("[[],[],[],[[[]]]]", limits: limits).messages.count == 1)
    #expect(Reading("[1,2,3,4]", limits: limits).messages == [])
    #expect(
      Reading("[1,2,3,4,5]", limits: limits).messages == [
        "1:10: the text holds more than 5 values | long tables can be thinned"
      ])
  }

  @Test func theDefaultLimitsHold() {
    #expect(Limits.standard == Limits(bytes: 16_777_216, depth: 64, values: 1_000_000))
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(Reading(deep).messages == [])
    #expect(Reading("[" + deep + "]").messages == ["1:65: the text is nested more than 64 levels deep"])
  }
}
