import Testing

@testable import LRInput

@Suite struct NumberKeysTests {
  let share = Key.number("pct_start", in: .between(0, 1), default: 0.3, summary: "The share of the rise.")
  let every = Key.integer(
    "every", in: .between(1, 1e9), kind: "steps", unit: "steps", summary: "The steps between drops.")

  @Test(arguments: [("0", 0.0), ("1", 1), ("0.25", 0.25), ("2.5e-1", 0.25)])
  func numbers(text: String, value: Double) {
    let reading = KeyReading(share, text)
    #expect(reading.value == value)
    #expect(reading.messages == [])
  }

  @Test(arguments: [
    ("1.5", "1:14: `pct_start` must be between 0 and 1, not 1.5 | The share of the rise. Left out, it is 0.3."),
    ("-1e-9", "1:14: `pct_start` must be between 0 and 1, not -1e-9 | The share of the rise. Left out, it is 0.3."),
    (#""0.30""#, "1:14: `pct_start` must be a number, not a string | write 0.3 without the quotes"),
    (#""big""#, "1:14: `pct_start` must be a number, not a string | The share of the rise."),
    ("true", "1:14: `pct_start` must be a number, not true | The share of the rise."),
    ("null", "1:14: `pct_start` must be a number, not null | leave `pct_start` out to have its default, 0.3"),
    ("[0.3]", "1:14: `pct_start` must be a number, not a list | The share of the rise."),
    ("{}", "1:14: `pct_start` must be a number, not an object | The share of the rise."),
  ])
  func wrongNumbers(text: String, message: String) {
    let reading = KeyReading(share, text)
    #expect(reading.value == nil)
    #expect(reading.messages == [message])
  }

  @Test(arguments: [("1", 1), ("1e3", 1000), ("3.0", 3), ("1000000000", 1_000_000_000)])
  func wholeNumbers(text: String, value: Int) {
    let reading = KeyReading(every, text)
    #expect(reading.value == value)
    #expect(reading.messages == [])
  }

  @Test(arguments: [
    ("2.5", "1:10: `every` must be a whole number, not 2.5 | The steps between drops."),
    ("0", "1:10: `every` must be between 1 and 1e9, not 0 | The steps between drops."),
    ("1e300", "1:10: `every` must be between 1 and 1e9, not 1e300 | The steps between drops."),
    (#""300""#, "1:10: `every` must be a whole number, not a string | write 300 without the quotes"),
    ("null", "1:10: `every` must be a whole number, not null | The steps between drops."),
    (
      "-9223372036854775808",
      "1:10: `every` must be between 1 and 1e9, not -9.223372036854776e18 | The steps between drops."
    ),
    (
      "-999999999999999", "1:10: `every` must be between 1 and 1e9, not -999999999999999 | The steps between drops."
    ),
  ])
  func wrongWholeNumbers(text: String, message: String) {
    let reading = KeyReading(every, text)
    #expect(reading.value == nil)
    #expect(reading.messages == [message])
  }

  @Test func wholeNumbersThatNoDoubleHoldsAreRefused() {
    let seed = Key.integer("seed", summary: "The seed.")
    #expect(KeyReading(seed, "9007199254740991").value == 9_007_199_254_740_991)
    #expect(
      KeyReading(seed, "9007199254740993").messages == [
        "1:9: `seed` must be a whole number that a double holds exactly, not 9007199254740992"
          + " | the largest is 9007199254740991"
      ])
  }

  @Test func declarationsTellWhatTheyRead() {
    #expect(share.declaration.range == "between 0 and 1")
    #expect(share.declaration.defaultText == "0.3")
    #expect(share.declaration.schema.defaultJSON == "0.3")
    #expect(every.declaration.kind == "steps" && every.declaration.unit == "steps")
    #expect(every.declaration.defaultText == nil && every.defaultValue == nil)
    let rate = Key.rate("lr", defaultText: "what the optimizer has", summary: "The rate.")
    #expect(rate.declaration.kind == "rate" && rate.declaration.defaultText == "what the optimizer has")
    #expect(
      KeyReading(rate, "-0.1").messages == [
        "1:7: `lr` must be 0 or between 1e-100 and 1e100, not -0.1 | The rate. Left out, it is what the optimizer has."
      ])
  }
}
