import Testing

@testable import LRSchedules

struct CyclicTests {
  @Test func triangles() throws {
    let cyclic = try schedule(#"{"type": "cyclic", "lr": 1, "min_lr": 0.2, "up": 10, "down": 30}"#, run: 100)
    expect(cyclic, [0: 0.2, 5: 0.6, 10: 1, 25: 0.6, 40: 0.2, 50: 1, 80: 0.2, 90: 1, 100: 0.2 + 0.8 * 2 / 3])
    #expect(pieces(cyclic, until: 100).map(\.end) == [10, 40, 50, 80, 90, 100])
  }

  @Test func halvedEachCycle() throws {
    let cyclic = try schedule(
      #"{"type": "cyclic", "lr": 1, "min_lr": 0.2, "up": 10, "mode": "triangular2"}"#, run: 100)
    expect(cyclic, [10: 1, 30: 0.6, 50: 0.4, 70: 0.3, 40: 0.2])
  }

  @Test func shrunkEachStep() throws {
    let cyclic = try schedule(
      #"{"type": "cyclic", "lr": 1, "min_lr": 0, "up": 10, "mode": "exp_range", "gamma": 0.5}"#, run: 100)
    expect(cyclic, [5: 0.5 / 32, 10: 1.0 / 1024])
  }

  @Test func anEndOnACycleHoldsTheFloor() throws {
    let cyclic = try schedule(#"{"type": "cyclic", "lr": 1, "min_lr": 0.1, "up": 10, "steps": 40}"#, run: 100)
    #expect(cyclic.rate(at: 40) == 0.1)
    #expect(cyclic.rate(at: 50) == 0.1)
    #expect(cyclic.phases(until: 100).map(\.name) == ["cycle 1", "cycle 2", "hold"])
  }

  @Test func wrongArguments() {
    #expect(
      mistakes(#"{"type": "cyclic", "lr": 1, "up": 10, "gamma": 0.9}"#) == [
        "39: `gamma` acts only in the mode `exp_range` | write \"mode\": \"exp_range\", or leave `gamma` out"
      ])
    #expect(mistakes(#"{"type": "cyclic", "lr": 1, "up": 0, "mode": "square"}"#).count == 2)
  }
}
