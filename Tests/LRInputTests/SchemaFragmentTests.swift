import Testing

@testable import LRInput

@Suite struct SchemaFragmentTests {
  static let cases: [(fragment: SchemaFragment, json: String)] = [
    (SchemaFragment(), "{}"),
    (SchemaFragment(.number, bounds: .atLeast(0)), #"{"type":"number","minimum":0}"#),
    (SchemaFragment(.number, bounds: .rate), #"{"type":"number","minimum":0,"maximum":1e100}"#),
    (SchemaFragment(.number, bounds: .inside(0, 1)), #"{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}"#),
    (
      SchemaFragment(.string, choices: ["a", "b"], defaultJSON: "\"a\""),
      #"{"type":"string","enum":["a","b"],"default":"a"}"#
    ),
    (SchemaFragment(.integer, .string, pattern: "^5 *%$"), #"{"type":["integer","string"],"pattern":"^5 *%$"}"#),
    (
      SchemaFragment(.array, items: SchemaFragment(.number), count: 2...3),
      #"{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":3}"#
    ),
    (SchemaFragment(reference: "#/$defs/schedule"), ##"{"$ref":"#/$defs/schedule"}"##),
  ]

  @Test(arguments: cases)
  func fragmentsAsJSON(fragment: SchemaFragment, json: String) {
    #expect(fragment.json() == json)
    #expect(Reading(json).messages == [])
  }

  @Test func theSentenceBecomesTheDescription() {
    let key = Key.number("lr", in: .positive, default: 0.1, summary: "The \"peak\" rate.")
    #expect(
      key.declaration.schemaJSON
        == #"{"type":"number","exclusiveMinimum":0,"default":0.1,"description":"The \"peak\" rate. Default: 0.1."}"#)
  }

  @Test func theSchemaOfAStretchTakesWhatTheReaderTakes() {
    let key = Key.stepsOrPercent("warmup", default: .percent(5), summary: "The ramp.")
    #expect(
      key.declaration.schema.json()
        == #"{"type":["integer","string"],"minimum":0,"pattern":"^[0-9]+(\\.[0-9]+)? *%$","default":"5%"}"#)
  }
}
