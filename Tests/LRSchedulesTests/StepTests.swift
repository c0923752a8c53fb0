import Testing

@testable import LRSchedules

struct StepTests {
  @Test func dropsAtMultiples() throws {
    let step = try schedule(#"{"type": "step", "lr": 0.1, "every": 300}"#, run: 1000)
    expect(step, [0: 0.1, 299: 0.1, 300: 0.01, 599: 0.01, 600: 0.001, 999: 1e-4])
  }

  @Test func aDropAtTheEndActsButIsNotDrawn() throws {
    let step = try schedule(#"{"type": "step", "lr": 0.1, "every": 50, "gamma": 0.5}"#, run: 100)
    expect(step, [99: 0.05, 100: 0.025])
    #expect(step.piece(at: 60).value(at: 100) == 0.05)
  }

  @Test func piecesAreTheStairs() throws {
    let step = try schedule(#"{"type": "step", "lr": 0.1, "every": 30}"#, run: 100)
    #expect(pieces(step, until: 100).map(\.end) == [30, 60, 90, 100])
  }

  @Test func floorAndWholeFactors() throws {
    let step = try schedule(#"{"type": "step", "lr": 0.1, "every": 10, "min_lr": 0.005}"#, run: 100)
    expect(step, [10: 0.01, 20: 0.005, 90: 0.005])
    let zero = try schedule(#"{"type": "step", "lr": 0.1, "every": 10, "gamma": 0}"#, run: 100)
    expect(zero, [9: 0.1, 10: 0])
  }

  @Test func wrongArguments() {
    #expect(mistakes(#"{"type": "step", "lr": 0.1}"#).first?.contains("`every` is missing") == true)
    #expect(mistakes(#"{"type": "step", "lr": 0.1, "every": 0, "gamma": 1.5}"#).count == 2)
    #expect(
      mistakes(#"{"type": "step", "lr": 0.1, "step_size": 3}"#).contains { $0.contains("did you mean `every`?") })
  }
}
