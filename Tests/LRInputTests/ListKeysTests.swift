import Testing

@testable import LRInput

@Suite struct ListKeysTests {
  let values = Key.numbers("values", in: .rate, count: 1...Int.max, summary: "The rates.")
  let betas = Key.numbers("betas", in: .from(0, below: 1), count: 2...2, default: [0.9, 0.999], summary: "The decays.")
  let milestones = Key.integers("milestones", in: .atLeast(0), count: 0...3, summary: "The drops.")
  let parts = Key.nodes("parts", count: 1...4, kind: "list of schedules", summary: "The parts.")

  @Test func lists() {
    #expect(KeyReading(values, "[0.1, 0, 1e-3]").value == [0.1, 0, 0.001])
    #expect(KeyReading(milestones, "[]").value == [])
    #expect(KeyReading(milestones, "[1e2, 200]").value == [100, 200])
    #expect(KeyReading(parts, "[{}, 1]").value?.count == 2)
  }

  @Test func everyWrongElementIsNamed() {
    let reading = KeyReading(values, #"[0.1, "0.2", -1, null]"#)
    #expect(reading.value == nil)
    #expect(
      reading.messages == [
        "1:17: element 2 of `values` must be a number, not a string | write 0.2 without the quotes",
        "1:24: element 3 of `values` must be 0 or between 1e-100 and 1e100, not -1 | The rates.",
        "1:28: element 4 of `values` must be a number, not null | The rates.",
      ])
    #expect(
      KeyReading(milestones, "[1, 2.5]").messages == [
        "1:19: element 2 of `milestones` must be a whole number, not 2.5 | The drops."
      ])
  }

  @Test func listsThatAreNone() {
    #expect(KeyReading(values, "0.1").messages == ["1:11: `values` must be a list, not a number | write `[0.1, 0.01]`"])
    #expect(
      KeyReading(milestones, "5").messages == ["1:15: `milestones` must be a list, not a number | write `[100, 200]`"])
    #expect(
      KeyReading(betas, "null").messages == [
        "1:10: `betas` must be a list, not null | leave `betas` out to have its default, [0.9, 0.999]"
      ])
  }

  @Test func lengths() {
    #expect(KeyReading(values, "[]").messages == ["1:11: `values` must have at least 1 element, not 0 | The rates."])
    #expect(KeyReading(betas, "[0.9]").messages == ["1:10: `betas` must have 2 elements, not 1 | The decays."])
    #expect(
      KeyReading(milestones, "[1,2,3,4]").messages == [
        "1:15: `milestones` must have at most 3 elements, not 4 | The drops."
      ])
    #expect(KeyReading(parts, "[]").messages == ["1:10: `parts` must have 1 to 4 elements, not 0 | The parts."])
  }

  @Test func aMillionWrongElementsStopAtTheLimit() {
    let reading = KeyReading(values, "[" + String(repeating: "-1,", count: 99_999) + "-1]")
    #expect(reading.value == nil)
    #expect(reading.messages.count == DiagnosticSink.limit)
  }

  @Test func declarations() {
    #expect(betas.declaration.defaultText == "[0.9, 0.999]")
    #expect(betas.declaration.range == "each at least 0 and below 1")
    #expect(
      betas.declaration.schema.json()
        == #"{"type":"array","items":{"type":"number","minimum":0,"exclusiveMaximum":1},"minItems":2,"maxItems":2,"#
        + #""default":[0.9, 0.999]}"#)
  }
}
