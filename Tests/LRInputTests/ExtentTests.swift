import Testing

@testable import LRInput

@Suite struct ExtentTests {
  let warmup = Key.stepsOrPercent("warmup", default: .steps(0), summary: "The ramp at the start.")

  @Test(arguments: [
    ("0", Extent.steps(0)), ("50", .steps(50)), ("1e3", .steps(1000)), (#""5%""#, .percent(5)),
    (#""12.5%""#, .percent(12.5)),
    (#""0%""#, .percent(0)), (#""100 %""#, .percent(100)), ("1", .steps(1)), ("1.0", .steps(1)),
  ])
  func stretches(text: String, value: Extent) {
    let reading = KeyReading(warmup, text)
    #expect(reading.value == value)
    #expect(reading.messages == [])
  }

  static let start = "1:11: `warmup` must be a whole number of steps or a percentage, not "

  @Test(arguments: [
    ("0.05", start + "0.05 | write \"5%\" for a share of the run, or a whole number of steps"),
    ("0.07", start + "0.07 | write \"7%\" for a share of the run, or a whole number of steps"),
    ("0.125", start + "0.125 | write \"12.5%\" for a share of the run, or a whole number of steps"),
    ("2.5", "1:11: `warmup` must be a whole number, not 2.5 | The ramp at the start."),
    ("-5", "1:11: `warmup` must be at least 0, not -5 | The ramp at the start. Left out, it is 0."),
    (#""50""#, start + "`\"50\"` | write 50 without the quotes for steps"),
    (#""long""#, start + "`\"long\"` | an example: \"5%\""),
    (#""%""#, start + "`\"%\"` | an example: \"5%\""),
    (#""-5%""#, start + "`\"-5%\"` | an example: \"5%\""),
    (#""1e1%""#, start + "`\"1e1%\"` | an example: \"5%\""),
    (#""nan%""#, start + "`\"nan%\"` | an example: \"5%\""),
    (#""1.2.3%""#, start + "`\"1.2.3%\"` | an example: \"5%\""),
    (#""101%""#, "1:11: `warmup` must be at most \"100%\", not `\"101%\"` | The ramp at the start."),
    ("true", start + "true | The ramp at the start."),
    ("null", start + "null | leave `warmup` out to have its default, 0"),
  ])
  func wrongStretches(text: String, message: String) {
    let reading = KeyReading(warmup, text)
    #expect(reading.value == nil)
    #expect(reading.messages == [message])
  }

  @Test(arguments: [
    (Extent.percent(5), 1000, 50), (.percent(5), 1010, 51), (.percent(5), 1009, 50), (.percent(0), 10, 0),
    (.percent(100), 7, 7), (.percent(0.1), 1_000_000_000, 1_000_000), (.percent(7), 100, 7), (.percent(29), 100, 29),
    (.steps(12), 5, 12), (.percent(50), 1, 1),
  ])
  func sharesAreRoundedHalvesUp(extent: Extent, run: Int, steps: Int) {
    #expect(extent.steps(of: run) == steps)
  }
}
