import Testing

@testable import LRSchedules

struct InverseSqrtTests {
  @Test func root() throws {
    let inverse = try schedule(#"{"type": "inverse_sqrt", "lr": 0.6, "timescale": 10}"#, run: 1000)
    expect(inverse, [0: 0.6, 30: 0.3, 80: 0.2, 350: 0.1])
  }

  @Test func peakFollowsTheWarmup() throws {
    let inverse = try schedule(#"{"type": "inverse_sqrt", "lr": 0.6, "timescale": 10, "warmup": 20}"#, run: 1000)
    expect(inverse, [0: 0.03, 19: 0.6, 20: 0.6, 50: 0.3])
  }

  @Test func meetsItsFloorAndStays() throws {
    let inverse = try schedule(#"{"type": "inverse_sqrt", "lr": 1, "timescale": 10, "min_lr": 0.5}"#, run: 1000)
    expect(inverse, [20: 1 / 3.0.squareRoot(), 30: 0.5, 31: 0.5])
    #expect(inverse.piece(at: 3).end == 30)
  }

  @Test func timescaleIsNeeded() {
    #expect(mistakes(#"{"type": "inverse_sqrt", "lr": 1}"#).first?.contains("`timescale` is missing") == true)
    #expect(mistakes(#"{"type": "inverse_sqrt", "lr": 1, "timescale": 0}"#).count == 1)
  }
}
