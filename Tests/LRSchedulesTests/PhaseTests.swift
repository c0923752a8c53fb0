import Testing

@testable import LRSchedules

struct PhaseTests {
  @Test func isCalledAfterItsKind() {
    #expect(Phase(.decay, from: 0, to: 1).name == "decay")
    #expect(Phase(.cycle, from: 0, to: 1, name: "cycle 1").name == "cycle 1")
  }

  @Test func directionsJoinEqualNeighbours() {
    let found = Phase.directions(times: [10, 20, 30, 50], values: [1, 2, 3, 0], until: 40)
    #expect(
      found == [Phase(.hold, from: 0, to: 10), Phase(.rise, from: 10, to: 30), Phase(.decay, from: 30, to: 40)])
    #expect(Phase.directions(times: [], values: [], until: 40).isEmpty)
  }

  @Test func tooManyToReadAreNone() {
    let times = (0..<200).map(Double.init)
    #expect(
      Phase.directions(times: times, values: times.map { $0.truncatingRemainder(dividingBy: 2) }, until: 200).isEmpty)
  }

  @Test func clipped() {
    let phase = Phase(.hold, from: 5, to: 10)
    #expect(phase.clipped(to: 5) == nil)
    #expect(phase.clipped(to: 7)?.end == 7)
    #expect(phase.clipped(to: 70)?.end == 10)
  }

  @Test("Cycles that are too many for a phase each are counted", arguments: [65, 100, 12345])
  func manyCycles(count: Int) {
    let phases = Phase.cycles(until: Double(10 * count) - 3) { $0 * 10 }
    #expect(phases.map(\.cycles) == [Double(count)])
    // A cycle that goes on into the run of another length counts as its share.
    #expect(phases[0].clipped(to: (Double(10 * count) - 3) / 2)?.cycles == Double(count) / 2)
    // Those that get ever shorter have no number.
    #expect(Phase.cycles(until: 1000) { 1000 - 1000 / ($0 + 1) }.map(\.cycles) == [.infinity])
  }
}
