import Testing

@testable import LRSchedules

struct CosineRestartsTests {
  @Test func eachCycleStartsAfresh() throws {
    let sgdr = try schedule(
      #"{"type": "cosine_restarts", "lr": 1, "min_lr": 0.2, "first": 10, "mult": 2, "decay": 0.5}"#, run: 100)
    // Cycles begin at 0, 10, 30, 70 with the peaks 1, 0.5, 0.25, 0.125, the last of which is lifted to the floor.
    expect(sgdr, [0: 1, 5: 0.6, 10: 0.5, 20: 0.35, 30: 0.25, 50: 0.225, 70: 0.2, 85: 0.2, 100: 0.2])
    #expect(sgdr.piece(at: 12).value(at: 30) == 0.2)
  }

  @Test func anEndOnACycleHoldsTheFloor() throws {
    let sgdr = try schedule(#"{"type": "cosine_restarts", "lr": 1, "min_lr": 0.1, "first": 25}"#, run: 100)
    #expect(sgdr.rate(at: 75) == 1)
    #expect(sgdr.rate(at: 100) == 0.1)
    #expect(sgdr.rate(at: 200) == 0.1)
    let inside = try schedule(#"{"type": "cosine_restarts", "lr": 1, "first": 40}"#, run: 100)
    expect(inside, [100: 0.5, 120: 0.5])
  }

  @Test func phasesAreTheCycles() throws {
    let sgdr = try schedule(#"{"type": "cosine_restarts", "lr": 1, "first": 40, "warmup": 10}"#, run: 100)
    #expect(
      sgdr.phases(until: 100) == [
        Phase(.warmup, from: 0, to: 10), Phase(.cycle, from: 10, to: 50, name: "cycle 1"),
        Phase(.cycle, from: 50, to: 90, name: "cycle 2"), Phase(.cycle, from: 90, to: 100, name: "cycle 3"),
      ])
    let many = try schedule(#"{"type": "cosine_restarts", "lr": 1, "first": 1}"#, run: 10_000_000)
    #expect(many.phases(until: 1e7) == [Phase(.cycle, from: 0, to: 1e7, name: "cycles", cycles: 1e7)])
  }

  @Test func wrongArguments() {
    #expect(mistakes(#"{"type": "cosine_restarts", "lr": 1, "first": 0, "mult": 0.5, "decay": 2}"#).count == 3)
    #expect(
      mistakes(#"{"type": "cosine_restarts", "lr": 1, "T_0": 10}"#).contains { $0.contains("did you mean `first`?") })
  }
}
