import LRInput
import LRYAML
import Testing

@Suite("YAML that would take for ever")
struct YAMLGuardTests {
  /// Ten lists, each of ten times the one before.
  static func laughs(last: String) -> String {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    return text + last
  }

  @Test("A billion laughs are refused after a million values")
  func laughs() {
    let (node, sink) = YAMLReaderTests.read(Self.laughs(last: ""))
    #expect(node == nil)
    #expect(sink.sorted.map(\.message) == ["the text holds more than 1000000 values once its aliases are filled in"])
  }

  @Test(
    "A billion laughs as a key are refused unread",
    arguments: ["? *a9\n: 1\n", "*a9 : 1\n", "? [*a9]\n: 1\n", "{[*a9]: 1}"])
  func keys(last: String) {
    let (node, sink) = YAMLReaderTests.read(Self.laughs(last: last))
    #expect(node == nil)
    #expect(sink.errorCount == 1)
  }

  @Test(
    "Deep nesting is refused",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
      String(repeating: "{a: ", count: 200), String(repeating: "? ", count: 100_000),
      (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ])
  func depth(text: String) {
    let (node, sink) = YAMLReaderTests.read(text)
    #expect(node == nil)
    #expect(sink.hasErrors)
  }

  @Test("64 levels are read")
  func allowed() {
    #expect(YAMLReaderTests.read(String(repeating: "[", count: 63) + String(repeating: "]", count: 63)).node != nil)
  }

  @Test("A text that is too long is refused unread")
  func length() {
    let (node, sink) = YAMLReaderTests.read("a: \"" + String(repeating: "x", count: 3 << 20) + "\"")
    #expect(node == nil)
    #expect(sink.sorted.first?.hint == "write long tables as JSON")
  }
}
