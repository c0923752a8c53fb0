import LRMath
import LRSchedules
import Testing

@testable import LRTraining

@Suite("Momentum and rates of a run")
struct MomentumTests {
  private let rates = RateTable([0, 0.5, 1, 0.25, -1])

  @Test("The argument alone replaces nothing")
  func argument() {
    let momentum = Momentum(argument: 0.9)
    #expect(momentum.override(at: 2, rates: rates) == nil && momentum.value(at: 2, rates: rates) == 0.9)
    #expect(momentum.isEverUsed && !Momentum().isEverUsed)
  }

  @Test("A list replaces it, and its last number holds")
  func list() {
    let momentum = Momentum(argument: 0.9, list: [0.1, 0])
    #expect((0..<4).map { momentum.override(at: $0, rates: rates) } == [0.1, 0, 0, 0])
    #expect(Momentum(list: [0, 0.1]).isEverUsed && !Momentum(list: [0, 0]).isEverUsed)
    #expect(Momentum(argument: 0.5, list: []).value(at: 0, rates: rates) == 0.5)
  }

  @Test("A range falls where the rate rises, whatever the scale, and never leaves its ends")
  func range() {
    let momentum = Momentum(argument: 0.9, range: 0.8...1)
    func values(_ rates: RateTable) -> [Double] { (0..<rates.count).map { momentum.value(at: $0, rates: rates) } }
    for (found, wanted) in zip(values(rates), [1, 0.9, 0.8, 0.95, 1]) { #expect(abs(found - wanted) < 1e-15) }
    #expect(values(rates.scaled(toPeak: 3)) == values(rates))
    #expect(values(RateTable([0, 0])) == [1, 1] && values(RateTable([-1, -2])) == [1, 1])
    #expect(momentum.isEverUsed)
  }

  @Test("Tables scale as a whole, floor included, and tell lists apart")
  func tables() {
    let scaled = rates.scaled(toPeak: 4)
    #expect((0..<5).map { scaled[$0] } == [0, 2, 4, 1, -4] && scaled.base == rates.base && scaled.peak == 1)
    #expect(scaled.digest == rates.digest && scaled.scale == 4 && scaled.scaled(toPeak: 1).scale == 1)
    #expect(RateTable([0, 0.5]).digest != RateTable([0.5, 0]).digest)
    #expect(RateTable([]).digest != RateTable([0]).digest && RateTable([]).peak == 0 && RateTable([]).count == 0)
  }

  @Test("Rates of which none is above 0 have no peak, and stay as they are")
  func noPeak() {
    for list in [[0.0, 0], [-0.1, -0.2], []] {
      let table = RateTable(list).scaled(toPeak: 3)
      #expect(table.scale == 1 && (0..<table.count).map { table[$0] } == list)
    }
  }

  @Test("A peak that lies between steps, or past the end of the run, counts for nothing")
  func peakBetweenSteps() throws {
    // Through 1 at step 2.5: the greatest rate of an update is 0.8, at steps 2 and 3.
    let tent = Tent(top: 2.5, slope: 0.4)
    let table = RateTable(tent, steps: 6)
    #expect(abs(table.peak - 0.8) < 1e-15)
    let scaled = table.scaled(toPeak: 4)
    #expect(abs(((0..<6).map { scaled[$0] }.max() ?? 0) - 4) < 1e-14)
    #expect(abs(RateTable(tent, steps: 2).peak - 0.4) < 1e-15)
  }

  /// max(0, 1 − slope·|t − top|).
  private struct Tent: Schedule {
    let top: Double
    let slope: Double
    func rate(at step: Double) -> Double { max(0, 1 - slope * abs(step - top)) }
    func piece(at step: Double) -> Piece { .constant(rate(at: step), from: step, to: step + 1) }
    var phases: [Phase] { [] }
  }
}
