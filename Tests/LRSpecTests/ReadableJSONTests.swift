import LRInput
import LRSpec
import Testing

@Suite struct ReadableJSONTests {
  private func tree(_ text: String) throws -> Node {
    try #require(JSONReader.parse(DiagnosticSink(Source(name: "a.json", text: text))))
  }

  @Test("What fits a line stands on one, a list of numbers fills its lines, anything else has a line for each part")
  func layout() throws {
    let short = try ReadableJSON.text(tree(#"{"a":[1,{"b":null}],"c":{}}"#))
    #expect(short == #"{ "a": [1, { "b": null }], "c": {} }"# + "\n")
    let numbers = (1...60).map { "\($0)" }
    let lines = try ReadableJSON.text(tree("{\"values\":[\(numbers.joined(separator: ","))],\"b\":1}"))
      .split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines.first == "{" && lines[1] == "  \"values\": [" && lines.last == "}")
    #expect(lines[2].hasPrefix("    1, 2, 3, "))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("Read again it is the same tree")
  func again() throws {
    let long = String(repeating: "π \\\" ", count: 40)
    for text in [
      "[]", "{}", "1e-9", #"{"a":{"b":[[1,2],[3,4]],"c":"\#(long)"},"d":[true,false,null,"x"]}"#,
      "[" + (0..<200).map { "{\"x\":\($0)}" }.joined(separator: ",") + "]",
    ] {
      let node = try tree(text)
      #expect(CanonicalJSON.text(try tree(ReadableJSON.text(node))) == CanonicalJSON.text(node))
    }
  }
}
