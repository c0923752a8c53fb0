import Foundation
import LRInput
import LRSpec
import Testing

@Suite struct CanonicalJSONTests {
  private func canonical(_ text: String) throws -> String {
    let sink = DiagnosticSink(Source(name: "test", text: text))
    return String(decoding: CanonicalJSON.text(try #require(JSONReader.parse(sink))), as: UTF8.self)
  }

  @Test(arguments: [
    (#"{ "steps" : 1e3 }"#, #"{"steps":1000}"#), ("[ 1.0, 0.50, -2e-7, 1E+30 ]", "[1,0.5,-2e-07,1e+30]"),
    ("[true ,false,null]", "[true,false,null]"), ("{}", "{}"), ("[ ]", "[]"), (#"{"b":1,"a":2}"#, #"{"b":1,"a":2}"#),
    (#""\u0061\/\u00e9\ud83d\ude00""#, #""a/é😀""#), (#""\"\\\n\t\u0001""#, #""\"\\\n\t\u0001""#),
    ("9007199254740993", "9007199254740992.0"),
  ])
  func isTheShortestFormOfTheTree(text: String, wanted: String) throws {
    let written = try canonical(text)
    #expect(written == wanted)
    #expect(try canonical(written) == written)
  }

  @Test func isReadByOthersAsTheSameValue() throws {
    let text = #"{"a":[1,2.5,{"b":"\u0007\"x\\ é😀"}],"c":1e-300,"d":0.1}"#
    let mine = try JSONSerialization.jsonObject(with: Data(canonical(text).utf8)) as? NSDictionary
    let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
    #expect(mine == theirs)
    #expect(mine != nil)
  }
}
