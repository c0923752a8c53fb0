import LRMath
import Testing

@testable import LRSchedules

struct CurveTests {
  @Test func heldStopsAndHolds() {
    let held = HeldAtEnd(LinearCurve(line: Transition(from: 1, to: 0), length: 10), length: 10)
    #expect(held.rate(at: 10) == 0)
    #expect(held.piece(at: 10).end == .infinity)
    #expect(held.phases(until: 30) == [Phase(.decay, from: 0, to: 10), Phase(.hold, from: 10, to: 30)])
  }

  @Test func heldWithoutAnyStepsIsItsEnd() {
    let held = HeldAtEnd(CosineCurve(way: Transition(from: 1, to: 0.25), length: 0), length: 0)
    #expect(held.rate(at: 0) == 0.25)
    #expect(held.piece(at: 0).end == .infinity)
    #expect(held.phases(until: 0).isEmpty)
  }

  @Test func cutEndsALineWhereItIs() {
    let cut = Piece(start: 0, end: 10, shape: .line(from: 0, to: 1)).cut(at: 4)
    #expect(cut.end == 4)
    #expect(cut.value(at: 4) == 0.4)
    #expect(Piece(start: 0, end: 10, shape: .line(from: 0, to: 1)).cut(at: 40).end == 10)
  }

  @Test func shiftedIsTheSameLater() {
    let arc = Piece(start: 0, end: 10, shape: .arc { $0 * $0 }).shifted(by: 5)
    #expect((arc.start, arc.end, arc.value(at: 8)) == (5, 15, 9))
  }

  @Test func reachingPastMendsARoundedEnd() {
    #expect(Piece.constant(1, from: 0, to: 7).reaching(past: 7).end > 7)
    #expect(Piece.constant(1, from: 0, to: 7).reaching(past: 6).end == 7)
  }
}
