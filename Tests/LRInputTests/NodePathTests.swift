import LRInput
import Testing

@Suite struct NodePathTests {
  private func written(_ path: String, onto text: String) throws -> String {
    let sink = DiagnosticSink(Source(name: "a.json", text: text))
    let node = try #require(JSONReader.parse(sink))
    let place = try #require(NodePath(path))
    do throws(NodePath.Mistake) {
      return Self.text(try node.setting(place, to: .bool(true), offset: -1))
    } catch { return error.message }
  }

  private static func text(_ node: Node) -> String {
    switch node.value {
    case .array(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { "\($0.key):\(text($0.node))" }.joined(separator: ",") + "}"
    case .bool: node.offset < 0 ? "NEW" : "true"
    case .number(let number): "\(Int(number.double))"
    case .string(let text): text
    case .null: "null"
    }
  }

  @Test(
    "A value is put in the place of another, or where there is none",
    arguments: [
      ("a", #"{"a":1,"b":2}"#, "{a:NEW,b:2}"), ("b", #"{"a":1}"#, "{a:1,b:NEW}"), ("a.b.c", "{}", "{a:{b:{c:NEW}}}"),
      ("a.b", #"{"a":null}"#, "{a:{b:NEW}}"), ("a.0", #"{"a":[1,2]}"#, "{a:[NEW,2]}"),
      ("a.2", #"{"a":[1,2]}"#, "{a:[1,2,NEW]}"), ("a.1.x", #"{"a":[1,{"x":3,"y":4}]}"#, "{a:[1,{x:NEW,y:4}]}"),
      ("a.1.x", #"{"a":[1]}"#, "{a:[1,{x:NEW}]}"),
      ("a.3", #"{"a":[1,2]}"#, "`a` is a list of 2 elements, and has no place `3`"),
      ("a.-1", #"{"a":[1]}"#, "`a` is a list of 1 element, and has no place `-1`"),
      ("a.x", #"{"a":[1,2]}"#, "`a` is a list of 2 elements, and has no place `x`"),
      ("a.b", #"{"a":1}"#, "`a` is a number, and has no `b`"),
      ("a", "3", "the spec is a number, and has no `a`"),
    ])
  func places(_ path: String, text: String, expected: String) throws {
    #expect(try written(path, onto: text) == expected)
  }

  @Test("A path has no empty words", arguments: ["", ".", "a.", ".a", "a..b"])
  func empty(_ text: String) { #expect(NodePath(text) == nil) }

  @Test("A moved tree stands at the flag in all its parts")
  func moved() throws {
    let node = try #require(JSONReader.parse(DiagnosticSink(Source(name: "a", text: #"{"a":[1,{"b":2}]}"#))))
    let moved = node.moved(to: -3)
    #expect(moved.offset == -3 && moved["a"]?.offset == -3 && moved["a"]?.array?[1]["b"]?.offset == -3)
    #expect(moved.members?.first?.keyOffset == -3)
    #expect(Self.text(moved) == Self.text(node))
  }
}
