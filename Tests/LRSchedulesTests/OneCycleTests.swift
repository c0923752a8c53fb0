import Testing

@testable import LRSchedules

struct OneCycleTests {
  @Test func cosineUpAndDown() throws {
    let cycle = try schedule(#"{"type": "one_cycle", "lr": 1}"#, run: 100)
    expect(cycle, [0: 0.04, 15: 0.52, 30: 1, 65: (1 + 4e-6) / 2, 100: 4e-6, 200: 4e-6])
    #expect(cycle.rate(at: 30) == 1)
    #expect(cycle.phases(until: 100) == [Phase(.rise, from: 0, to: 30), Phase(.decay, from: 30, to: 100)])
  }

  @Test func threeLinearPhases() throws {
    let cycle = try schedule(
      #"{"type": "one_cycle", "lr": 1, "phases": 3, "shape": "linear", "pct_final": 0.8, "div": 10}"#, run: 100)
    expect(cycle, [0: 0.1, 15: 0.55, 30: 1, 55: 0.55, 80: 0.1, 90: (0.1 + 1e-5) / 2, 100: 1e-5])
  }

  @Test func pyTorchCountsOneStepLess() throws {
    let cycle = try schedule(#"{"type": "one_cycle", "lr": 1, "convention": "torch"}"#, run: 100)
    expect(cycle, [0: 0.04, 29: 1, 99: 4e-6, 100: 4e-6])
    let three = try schedule(
      #"{"type": "one_cycle", "lr": 1, "convention": "torch", "phases": 3, "shape": "linear"}"#, run: 100)
    expect(three, [29: 1, 58: 0.04, 99: 4e-6])
  }

  @Test func emptyPhasesAreLeftOut() throws {
    let down = try schedule(#"{"type": "one_cycle", "lr": 1, "pct_start": 0}"#, run: 100)
    expect(down, [0: 1, 100: 4e-6])
    let up = try schedule(#"{"type": "one_cycle", "lr": 1, "pct_start": 1}"#, run: 100)
    expect(up, [0: 0.04, 50: 0.52, 100: 4e-6])
    #expect(up.piece(at: 50).value(at: 100) == 1)
    // PyTorch's first phase ends at 0.05·10 − 1 = −0.5: the fall is under way at step 0.
    let late = try schedule(
      #"{"type": "one_cycle", "lr": 1, "convention": "torch", "pct_start": 0.05, "shape": "linear"}"#, run: 10)
    expect(late, [0: 1 - (1 - 4e-6) * 0.5 / 9.5, 9: 4e-6])
    let single = try schedule(#"{"type": "one_cycle", "lr": 1, "convention": "torch"}"#, run: 1)
    expect(single, [0: 4e-6])
  }

  @Test(arguments: [
    (#"{"type": "one_cycle", "lr": 1, "pct_start": 1.5}"#, "`pct_start` must be between 0 and 1"),
    (#"{"type": "one_cycle", "lr": 1, "pct_final": 0.9}"#, "`pct_final` acts only with 3 phases"),
    (#"{"type": "one_cycle", "lr": 1, "pct_start": 0.6, "phases": 3}"#, "cannot be back at lr/div"),
    (#"{"type": "one_cycle", "lr": 1, "pct_final": 0.2, "phases": 3}"#, "cannot be back at lr/div"),
    (#"{"type": "one_cycle", "lr": 1, "phases": 4}"#, "`phases` must be between 2 and 3"),
    (#"{"type": "one_cycle", "lr": 1, "div": 0.5}"#, "`div` must be"),
    (#"{"type": "one_cycle", "lr": 1, "final_div": 0.01}"#, "is above `lr`"),
  ])
  func wrongArguments(json: String, part: String) {
    let said = mistakes(json)
    #expect(said.count == 1 && said[0].contains(part), "\(said)")
  }
}
