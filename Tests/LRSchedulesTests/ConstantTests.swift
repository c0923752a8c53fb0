import Testing

@testable import LRSchedules

struct ConstantTests {
  @Test func oneRateForEver() throws {
    let constant = try read(#"{"type": "constant", "lr": 0.1}"#, run: 10)
    #expect(constant.schedule.rate(at: 0) == 0.1)
    #expect(constant.schedule.rate(at: 1e9) == 0.1)
    #expect(constant.schedule.phases(until: 10) == [Phase(.hold, from: 0, to: 10)])
    #expect(constant.peak == 0.1)
    #expect(constant.label == "constant")
  }

  @Test func wrongRates() {
    #expect(mistakes(#"{"type": "constant", "lr": -0.1}"#).count == 1)
    #expect(mistakes(#"{"type": "constant", "lr": 1e-200}"#).count == 1)
    #expect(mistakes(#"{"type": "constant", "lr": 0}"#).isEmpty)
    #expect(mistakes(#"{"type": "constant"}"#).first?.hasPrefix("1: `lr` is missing from a constant schedule") == true)
  }
}
