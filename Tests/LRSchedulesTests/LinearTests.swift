import Testing

@testable import LRSchedules

struct LinearTests {
  @Test func fallsToTheFloor() throws {
    let linear = try schedule(#"{"type": "linear", "lr": 0.1, "min_lr": 0.02}"#, run: 100)
    expect(linear, [0: 0.1, 25: 0.08, 50: 0.06, 99: 0.0208, 100: 0.02, 101: 0.02])
    #expect(linear.rate(at: 100) == 0.02)
  }

  @Test func risesFromTo() throws {
    let linear = try read(#"{"type": "linear", "from": 0.01, "to": 0.05, "steps": 40}"#, run: 100)
    expect(linear.schedule, [0: 0.01, 10: 0.02, 40: 0.05, 99: 0.05])
    #expect(linear.peak == 0.05)
    #expect(linear.schedule.phases(until: 100) == [Phase(.rise, from: 0, to: 40), Phase(.hold, from: 40, to: 100)])
  }

  @Test func isDrawnAsOneLine() throws {
    let piece = try schedule(#"{"type": "linear", "lr": 0.1}"#, run: 100).piece(at: 42)
    guard case .line(let from, let to) = piece.shape else {
      Issue.record("not a line")
      return
    }
    #expect((piece.start, piece.end, from, to) == (0, 100, 0.1, 0))
  }

  @Test func twoWaysExcludeEachOther() {
    let hint = "exclude each other | give one of them"
    #expect(mistakes(#"{"type": "linear", "lr": 1, "from": 1, "to": 2}"#) == ["29: `lr` and `from` \(hint)"])
    #expect(
      mistakes(#"{"type": "linear", "from": 1, "to": 2, "min_ratio": 0}"#) == ["40: `min_ratio` and `from` \(hint)"])
    #expect(mistakes(#"{"type": "linear", "to": 2}"#).first?.hasPrefix("1: `from` is missing") == true)
  }

  @Test func hasNoPower() {
    #expect(mistakes(#"{"type": "linear", "lr": 1, "power": 2}"#).count == 1)
  }
}
