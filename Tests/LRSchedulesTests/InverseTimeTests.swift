import Testing

@testable import LRSchedules

struct InverseTimeTests {
  @Test func hyperbola() throws {
    let inverse = try schedule(#"{"type": "inverse_time", "lr": 1, "decay": 1, "per_steps": 10}"#, run: 100)
    expect(inverse, [0: 1, 10: 0.5, 30: 0.25, 90: 0.1])
  }

  @Test func staircase() throws {
    let stairs = try schedule(
      #"{"type": "inverse_time", "lr": 1, "decay": 1, "per_steps": 10, "staircase": true}"#, run: 100)
    expect(stairs, [9: 1, 10: 0.5, 39: 0.25])
  }

  @Test func meetsItsFloorAndStays() throws {
    let inverse = try schedule(#"{"type": "inverse_time", "lr": 1, "decay": 0.1, "min_lr": 0.25}"#, run: 100)
    expect(inverse, [10: 0.5, 30: 0.25, 31: 0.25, 100: 0.25])
    #expect(inverse.piece(at: 3).end == 30)
  }

  @Test func decayIsNeeded() {
    #expect(mistakes(#"{"type": "inverse_time", "lr": 1}"#).first?.contains("`decay` is missing") == true)
    #expect(mistakes(#"{"type": "inverse_time", "lr": 1, "decay": -1}"#).count == 1)
  }
}
