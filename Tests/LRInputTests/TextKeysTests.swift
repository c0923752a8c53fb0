import Testing

@testable import LRInput

@Suite struct TextKeysTests {
  enum Shape: String, CaseIterable { case linear, cosine, oneMinusSqrt = "1-sqrt" }

  let flag = Key.bool("staircase", default: false, summary: "Drops at once.")
  let title = Key.string("title", default: "none", summary: "The title.")
  let shape = Key<Shape>.choice("shape", default: .linear, aliases: ["cos": .cosine], summary: "The form.")

  @Test func trueAndFalse() {
    #expect(KeyReading(flag, "true").value == true)
    #expect(KeyReading(flag, "false").value == false)
    #expect(flag.declaration.defaultText == "false")
  }

  @Test(arguments: [
    ("1", "a number | write `true`"), ("0", "a number | write `false`"), ("2", "a number | Drops at once."),
    (#""true""#, "a string | write it without the quotes"), (#""yes""#, "a string | Drops at once."),
    ("null", "null | leave `staircase` out to have its default, false"),
  ])
  func wrongTruths(text: String, rest: String) {
    #expect(KeyReading(flag, text).messages == ["1:14: `staircase` must be `true` or `false`, not " + rest])
  }

  @Test(arguments: ["", "Two schedules", "η → 0 😀", "a\u{A0}b", "العربية"])
  func texts(text: String) {
    #expect(KeyReading(title, JSONText.string(text)).value == text)
  }

  @Test(arguments: [
    ("5", "be a string, not a number | write \"5\" in double quotes"),
    ("true", "be a string, not true | write \"true\" in double quotes"),
    ("[]", "be a string, not a list | The title."),
    (#""a\nb""#, "not hold control characters such as U+000A | The title."),
    (#""\u0007""#, "not hold control characters such as U+0007 | The title."),
    ("\"\u{7F}\"", "not hold control characters such as U+007F | The title."),
    (#""\u009b31m""#, "not hold control characters such as U+009B | The title."),
  ])
  func wrongTexts(text: String, rest: String) {
    let reading = KeyReading(title, text)
    #expect(reading.messages == ["1:10: `title` must " + rest])
    #expect(reading.value == nil)
  }

  @Test func choices() {
    #expect(KeyReading(shape, #""1-sqrt""#).value == .oneMinusSqrt)
    #expect(shape.declaration.schema.choices == ["linear", "cosine", "1-sqrt"])
    #expect(shape.declaration.range == "`linear`, `cosine` or `1-sqrt`")
    #expect(shape.declaration.defaultText == "linear")
  }

  @Test(arguments: [
    (#""cosin""#, "`linear`, `cosine` or `1-sqrt`, not `cosin` | did you mean `cosine`?"),
    (#""cos""#, "`linear`, `cosine` or `1-sqrt`, not `cos` | did you mean `cosine`?"),
    (#""Cosine""#, "`linear`, `cosine` or `1-sqrt`, not `Cosine` | did you mean `cosine`?"),
    (#""spiral""#, "`linear`, `cosine` or `1-sqrt`, not `spiral` | The form."),
    (#""""#, "`linear`, `cosine` or `1-sqrt`, not `\"\"` | The form."),
    ("1", "a string, not a number | one of `linear`, `cosine` and `1-sqrt`"),
  ])
  func wrongChoices(text: String, rest: String) {
    #expect(KeyReading(shape, text).messages == ["1:10: `shape` must be " + rest])
  }

  @Test func rawNodesPassThrough() {
    let key = Key.node("part", kind: "schedule", summary: "A schedule.")
    #expect(KeyReading(key, "[1]").value?.array?.count == 1)
    #expect(KeyReading(key, "null").value == Node(.null, offset: 8))
  }
}
