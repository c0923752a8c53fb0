import Foundation
import LRConfigs
import LRInput
import Testing

/// Every rule of TOML 1.0, as Python's tomllib reads it: what is valid gives its tree, and what is not is refused.
@Suite("Rules of TOML")
struct TOMLRuleTests {
  private struct Case: Decodable {
    var rule: String
    var toml: String?
    var hex: String?
    var tree: JSONTree?

    var bytes: [UInt8] {
      let digits = Array(hex ?? "")
      return toml.map { Array($0.utf8) }
        ?? stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
    }
  }

  @Test("texts for every rule, whole and damaged: the trees of tomllib (toml.json, made by make_toml.py)")
  func python() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try ConfigFile.bytes(of: "toml.json")))
    #expect(cases.count > 2500 && Set(cases.map(\.rule)).count == 28)
    for one in cases {
      let sink = DiagnosticSink(Source(name: "x.toml", bytes: one.bytes))
      let node = TOMLReader.parse(sink)
      let shown: Comment = "\(one.rule): \((one.toml ?? one.hex ?? "").debugDescription) \(sink.sorted.map(\.message))"
      if let tree = one.tree {
        #expect(node.map { tree.matches($0) } == true, shown)
      } else {
        #expect(node == nil && sink.errorCount == 1, shown)
      }
    }
  }

  @Test("what lrplot reads and tomllib does not: second 60, the year 0, a byte order mark")
  func elsewhere() {
    for text in ["a = 1990-12-31T23:59:60Z", "a = 23:59:60", "a = 0000-01-01", "\u{FEFF}a = 'x'"] {
      #expect(TOMLReaderTests.read(text).node?["a"]?.string != nil, "\(text)")
    }
  }

  @Test("numbers that no Double holds are refused")
  func greatNumbers() {
    for text in ["1e999", "-1e309", "0xffffffffffffffff", String(repeating: "9", count: 401)] {
      #expect(TOMLReaderTests.read("a = \(text)").node == nil, "\(text)")
    }
  }

  @Test(
    "the time is that of the length", .timeLimit(.minutes(1)),
    arguments: ["[[a]]\n", "[[a]]\nb.c.d=1\n", "[a.b.c]\n", "a=[\n", "a.b=1\n", "a='''\n", "#\n", "\\\n"])
  func linear(line: String) {
    let node = TOMLReaderTests.read(String(repeating: line, count: 40_000)).node
    #expect(node == nil || node?["a"]?.array?.count == 40_000 || line == "#\n")
  }

  @Test("tables of headers, of dotted keys and of brackets count together, in depth and in number")
  func limits() {
    let deep = String(repeating: "a.", count: 20) + "a"
    #expect(TOMLReaderTests.read("[\(deep)]\n\(deep) = 1").node != nil)
    #expect(TOMLReaderTests.read("[\(deep)]\n\(deep) = { \(deep) = { \(deep) = 1 } }").node == nil)
    let few = Limits(bytes: 1 << 20, depth: 64, values: 1000)
    for (text, isRead) in [("[[a]]\n", true), ("[[a]]\nb.c=1\n", false), ("[[a]]\nb={}\nc=[]\n", false)] {
      let sink = DiagnosticSink(Source(name: "x.toml", text: String(repeating: text, count: 500)))
      #expect((TOMLReader.parse(sink, limits: few) != nil) == isRead, "\(text)")
      #expect(sink.sorted.map(\.message) == (isRead ? [] : ["the text holds more than 1000 values"]), "\(text)")
    }
  }
}

/// Any JSON, as `JSONDecoder` reads it.
private enum JSONTree: Decodable {
  case bool(Bool), number(Double), text(String)
  case list([JSONTree]), object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let object = try? value.decode([String: JSONTree].self) {
      self = .object(object)
    } else if let list = try? value.decode([JSONTree].self) {
      self = .list(list)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  /// Whether a tree is this one; `{"$text": true}` stands for any text.
  func matches(_ node: Node) -> Bool {
    switch (self, node.value) {
    case (.bool(let mine), .bool(let other)): mine == other
    case (.number(let mine), .number(let other)): mine == other.double
    case (.text(let mine), .string(let other)): mine == other
    case (.list(let mine), .array(let other)):
      mine.count == other.count && zip(mine, other).allSatisfy { $0.matches($1) }
    case (.object(let mine), .string): Array(mine.keys) == ["$text"]
    case (.object(let mine), .object(let other)):
      mine.count == other.count && other.allSatisfy { member in mine[member.key]?.matches(member.node) == true }
    default: false
    }
  }
}
