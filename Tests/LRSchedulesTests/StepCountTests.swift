import Testing

@testable import LRSchedules

struct StepCountTests {
  @Test(arguments: [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
  func groupsOfThree(count: Int, text: String) {
    #expect(StepCount.digits(count) == text)
  }

  @Test func units() {
    #expect(StepCount.text(1) == "1 step")
    #expect(StepCount.text(1200) == "1,200 steps")
  }
}
