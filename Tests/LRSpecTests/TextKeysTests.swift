import LRSpec
import Testing

@Suite struct TextKeysTests {
  @Test(arguments: [
    (#""title": "$\\foo$""#, #"character 2 of `title`: \foo is not known in a formula"#),
    (#""title": "é😀 $x_{1$""#, "character 7 of `title`: this brace is never closed"),
    (#""marks": "peak""#, #"`marks` must be a list, not a string | write ["peak"]"#),
    (#""marks": "top""#, "`marks` must be a list, not a string | write `[ … ]`"),
    (#""marks": ["peak", "peek"]"#, "`marks` must be `peak` or `final`, not `peek` | did you mean `peak`?"),
  ])
  func mistakesAreSaidAtTheValue(key: String, message: String) {
    let reading = SpecReading(schedule: #"{ "type": "constant", "lr": 1 }"#, key)
    #expect(reading.messages.count == 1)
    #expect(reading.messages[0].contains(": error: " + message))
  }
}
