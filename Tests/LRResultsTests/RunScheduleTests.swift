import LRMath
import LRSchedules
import LRTraining
import Testing

@testable import LRResults

/// The rates of a run as a schedule: scaled, or a list that was searched for.
@Suite("Rates of a run as a schedule") struct RunScheduleTests {
  private static let listed = [0.3, 0.1, 0.1, 0.5, 0.2]
  /// Falls from 1 to 0 over so many steps, with a corner where it ends.
  private struct Ramp: Schedule {
    func rate(at step: Double) -> Double { max(0, 1 - step / 4) }
    func piece(at step: Double) -> Piece {
      step < 4
        ? Piece(start: 0, end: 4, shape: .line(from: 1, to: 0)) : .constant(0, from: 4, to: .infinity)
    }
    func hasRate(at step: Double) -> Bool { step <= 4 }
    var phases: [Phase] { [] }
  }

  static let rates: [RunRates] = [
    .planned(Ramp(), steps: 5), .trained(Ramp(), RateTable(Ramp(), steps: 5)),
    .trained(Ramp(), RateTable(Ramp(), steps: 5).scaled(toPeak: 0.3)), .found(RateTable(listed)),
    RunRates.found(RateTable(listed)).scaled(toPeak: 1),
  ]

  @Test("the schedule has the rate of every update, and its pieces lead from one to the next", arguments: rates)
  func updates(_ rates: RunRates) {
    let schedule = rates.asSchedule
    for step in 0..<rates.count {
      let at = Double(step)
      #expect(abs(schedule.rate(at: at) - rates[step]) <= 1e-15)
      #expect(abs(schedule.piece(at: at).value(at: at) - rates[step]) <= 1e-15)
      #expect(schedule.hasRate(at: at))
      guard step + 1 < rates.count else { continue }
      let middle = at + 0.5
      #expect(abs(schedule.rate(at: middle) - (rates[step] + rates[step + 1]) / 2) <= 1e-15)
      #expect(abs(schedule.piece(at: middle).value(at: middle) - schedule.rate(at: middle)) <= 1e-15)
    }
    #expect(schedule.phases(until: 10).isEmpty)
    #expect(schedule.rate(at: 99) == schedule.rate(at: Double(rates.count - 1)))
  }

  @Test("behind the last update a list has no rate, a schedule its own")
  func behind() {
    #expect(!Self.rates[3].asSchedule.hasRate(at: 5) && Self.rates[3].schedule == nil)
    #expect(!Self.rates[2].asSchedule.hasRate(at: 5) && Self.rates[2].schedule?.scale == 0.3)
    #expect(ResultTable(.rates(Self.rates[3])).value(atStep: 5) == nil)
  }
}
