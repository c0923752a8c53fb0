import Testing

@testable import LRSchedules

struct MultiStepTests {
  @Test func aMilestoneActsAtItsStep() throws {
    let steps = try schedule(#"{"type": "multistep", "lr": 0.1, "milestones": [30, 80]}"#, run: 100)
    expect(steps, [29: 0.1, 29.5: 0.1, 30: 0.01, 79: 0.01, 80: 0.001, 100: 0.001])
    #expect(pieces(steps, until: 100).map(\.end) == [30, 80, 100])
  }

  @Test func twiceAndAtZero() throws {
    let steps = try schedule(
      #"{"type": "multistep", "lr": 1, "milestones": [0, 10, 10], "gamma": 0.5}"#, run: 100)
    expect(steps, [0: 0.5, 9: 0.5, 10: 0.125])
  }

  @Test func aMilestoneAtTheEndActs() throws {
    let steps = try schedule(#"{"type": "multistep", "lr": 1, "milestones": [100]}"#, run: 100)
    expect(steps, [99: 1, 100: 0.1])
    #expect(steps.piece(at: 50).value(at: 100) == 1)
  }

  @Test func countingIsABinarySearch() {
    let list = [1.0, 2, 2, 5]
    #expect([0.0, 1, 1.5, 2, 4.9, 5, 9].map(list.count(upTo:)) == [0, 1, 1, 3, 3, 4, 4])
    #expect([Double]().count(upTo: 3) == 0)
  }

  @Test func wrongMilestones() {
    #expect(
      mistakes(#"{"type": "multistep", "lr": 0.1, "milestones": [30, 20, 1500, 1200]}"#) == [
        "53: milestone 20 comes after 30 | milestones go upwards; one that stands twice acts twice",
        "63: milestone 1,200 comes after 1,500 | milestones go upwards; one that stands twice acts twice",
      ])
    #expect(mistakes(#"{"type": "multistep", "lr": 0.1, "milestones": [-1, 2.5]}"#).count == 2)
  }
}
