import Testing

@testable import LRSchedules

struct PiecewiseTests {
  @Test func throughThePoints() throws {
    let linear = try schedule(#"{"type": "piecewise", "points": [[10, 0.1], [20, 0.3], [60, 0.1]]}"#, run: 100)
    expect(linear, [0: 0.1, 10: 0.1, 15: 0.2, 20: 0.3, 40: 0.2, 60: 0.1, 99: 0.1])
    #expect(linear.phases(until: 100).map(\.kind) == [.hold, .rise, .decay, .hold])
  }

  @Test func otherShapes() throws {
    let cosine = try schedule(
      #"{"type": "piecewise", "shape": "cosine", "points": [[0, 0.1], [30, 0.5]]}"#, run: 100)
    expect(cosine, [10: 0.2, 15: 0.3, 20: 0.4])
    let hold = try schedule(#"{"type": "piecewise", "shape": "hold", "points": [[5, 0.1], [30, 0.5]]}"#, run: 100)
    expect(hold, [0: 0.1, 29.9: 0.1, 30: 0.5, 99: 0.5])
  }

  @Test func aWarmupLeadsToTheFirstRate() throws {
    let linear = try schedule(#"{"type": "piecewise", "points": [[0, 0.1], [20, 0.3]], "warmup": 10}"#, run: 100)
    expect(linear, [0: 0.01, 9: 0.1, 10: 0.1, 20: 0.2, 30: 0.3])
  }

  @Test(arguments: [
    ("[]", "`points`"), ("[[0, 0.1], [0, 0.2]]", "45: the steps of the points must grow"),
    ("[[0, 0.1], 5]", "44: a point must be a list [step, rate], not a number"),
    ("[[0, 0.1, 1]]", "34: a point must be a list [step, rate], not one of 3 elements"),
    ("[[0, -0.1]]", "38: `rate` must be 0 or between 1e-100 and 1e100"), ("[[-1, 0.1]]", "35: `step` must be"),
  ])
  func wrongPoints(points: String, part: String) {
    let said = mistakes(#"{"type": "piecewise", "points": \#(points)}"#)
    #expect(said.count == 1 && said[0].contains(part), "\(said)")
  }
}
