import LRConfigs
import LRInput
import Testing

@Suite("Configs that are nearly JSON")
struct RelaxedJSONTests {
  @Test(
    "Comments and trailing commas pass, in configs",
    arguments: [
      "{\"zero_optimization\": {\"stage\": 2,},}",
      "{// one\n\"zero_optimization\": /* two */ {\"stage\": 2, # three\n}}\n// four",
      "{\"zero_optimization\": {\"stage\": 2}, /* , */ }",
      "{\"zero_optimization\": {\"url\": \"http://x/*#,]\", \"q\": \"\\\"//\"}, }",
      "{\"zero_optimization\": [1, 2, /***/ ]}/*",
    ])
  func passes(text: String) throws {
    let source = Source(name: "ds_config.json", text: text)
    #expect(JSONReader.parse(DiagnosticSink(source)) == nil)
    let read = try #require(RelaxedJSON.config(source))
    #expect(read.sink.source.bytes == source.bytes)
    let member = try #require(read.node.members?.first)
    #expect(source.bytes[member.keyOffset...].starts(with: Array("\"zero_optimization\"".utf8)))
  }

  @Test(
    "Specs stay strict, and so do other mistakes",
    arguments: [
      "{\"steps\": 10, \"schedule\": {\"type\": \"constant\", \"lr\": 1},}", "{\"zero_optimization\": {\"stage\" 2},}",
      "{\"zero_optimization\": {\"stage\": 2}}\n```", "{,}", "", "\"", "/*", "/", "#",
    ])
  func strict(text: String) {
    #expect(RelaxedJSON.config(Source(name: "x.json", text: text)) == nil)
  }
}
