import LRMath
import LRTestSupport
import Synchronization
import Testing

@testable import LRDialects
@testable import LRSchedules

/// A thousand million updates are looked at in bounded time, whatever the schedule.
@Suite("Long runs")
struct LongRunTests {
  private static let steps = 1_000_000_000

  /// Counts how often its formula is asked.
  private struct Counted: Schedule {
    let steps: WholeSteps
    static let looks = Mutex(0)

    init(_ formula: @escaping @Sendable (Double) -> Double) {
      steps = WholeSteps { step in
        Counted.looks.withLock { $0 += 1 }
        return formula(step)
      }
    }

    func rate(at step: Double) -> Double { steps.rate(at: step) }
    func piece(at step: Double) -> Piece { steps.piece(at: step) }
    func phases(until end: Double) -> [Phase] { [] }
  }

  @Test("looks at a formula count, the stretches that it is flat on included")
  func looks() {
    let formulas: [@Sendable (Double) -> Double] = [
      { _ in 1 }, { $0 < 1 ? 1 : 0.5 }, { ($0 / 300).rounded(.down) }, { $0.truncatingRemainder(dividingBy: 7) },
      { $0.truncatingRemainder(dividingBy: 64) < 60 ? 1 : 0 },
    ]
    for (index, formula) in formulas.enumerated() {
      Counted.looks.withLock { $0 = 0 }
      let extremes = RunExtremes(Counted(formula), steps: Self.steps, mostLooks: 50_000)
      _ = RunTotals(Counted(formula), steps: Self.steps, budget: 50_000)
      #expect(!extremes.isComplete)
      // Samples of what is left are 600,000 of the totals and 20,000 of the extremes.
      #expect(Counted.looks.withLock { $0 } < 1_000_000, "formula \(index)")
    }
  }

  @Test("a formula of which a look is dear is looked at the less")
  func dearLooks() {
    let formula: @Sendable (Double) -> Double = { $0.truncatingRemainder(dividingBy: 7) }
    func looked(_ cost: Int) -> Int {
      let schedule = HeldAtEnd(WholeSteps(cost: cost, formula), length: .infinity)
      var count = 0
      RunWalk(schedule: schedule, steps: Self.steps, mostPieces: 80_000).forEach { stretch in
        switch stretch {
        case .piece(_, let first, let last), .each(let first, let last): count += Int(last - first) + 1
        case .rest: break
        }
        return true
      }
      return count
    }
    #expect(looked(1) > 70_000)
    #expect((5_000...12_000).contains(looked(8)), "\(looked(8))")
  }

  @Test("noise on no rate is none, and is not looked at")
  func noiseOfNothing() throws {
    let long = try schedule(
      #"{"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 50, "noise_range_t": 0}, "lr": 0.1}"#,
      run: Self.steps)
    let rest = long.piece(at: 60)
    #expect(rest.isFlat && rest.value(at: 60) == 0 && rest.end >= Double(Self.steps))
    #expect(long.rate(at: 20) != long.rate(at: 21) && RunExtremes(long, steps: Self.steps).isComplete)
  }

  @Test("a stair narrower than what rounding leaves of a step has the number that the quotient rounds to")
  func narrowStairs() {
    var random = Seeded(seed: 56)
    for _ in 0..<300 {
      let step = (random.share() * 1e9).rounded(.down) + 1
      let width = step / (0x1p54 + random.share() * 0x1p60)
      // Python's floor division: the step less its remainder, divided.
      let python = ((step - step.truncatingRemainder(dividingBy: width)) / width).rounded()
      #expect(FloorSteps(width: width, rule: .exact).index(at: step) == python, "\(step) // \(width)")
    }
    #expect(FloorSteps(width: .leastNonzeroMagnitude, rule: .exact).index(at: 1e9) == .infinity)
  }

  @Test("what no run reaches is told as the last step there is")
  func farSteps() throws {
    let json = #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "lr": 0.1,
       "args": {"t_initial": 1e-300, "cycle_limit": 1e308, "cycle_decay": 0.5, "lr_min": 0.01}}
      """#
    _ = try schedule(json, run: 1000)
    #expect(StepCount.digits(at: -1e308) == "-9,007,199,254,740,992" && StepCount.digits(at: 2.5) == "3")
  }

  @Test(
    "cycles that end within a step leave one long rest",
    arguments: [
      #"{"dialect": "timm", "name": "PolyLRScheduler", "args": {"t_initial": 1e-320}, "lr": 0.1}"#,
      #"{"dialect": "timm", "name": "TanhLRScheduler", "args": {"t_initial": 0.001, "lr_min": 0.01}, "lr": 0.1}"#,
      #"{"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 0.3, "cycle_limit": 9, "lr_min": 0.01}, "lr": 0.1}"#,
      #"{"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 0.3, "cycle_limit": -2, "lr_min": 0.01}, "lr": 0.1}"#,
      #"{"dialect": "timm", "name": "CosineLRScheduler", "lr": 0.1, "args": {"t_initial": 0.1, "cycle_limit": 10, "cycle_mul": 1.5, "cycle_decay": 0.5, "warmup_t": 2.5, "warmup_prefix": true}}"#,
    ])
  func shortCycles(_ json: String) throws {
    let long = try schedule(json, run: Self.steps)
    let short = try schedule(json, run: 100)
    for step in 0..<100 { #expect(long.rate(at: Double(step)) == short.rate(at: Double(step))) }
    let rest = long.piece(at: 99)
    #expect(rest.isFlat && rest.end >= Double(Self.steps) && rest.start < 99)
    #expect(RunExtremes(long, steps: Self.steps).isComplete)
  }

  @Test("a stair of 32-bit arithmetic begins with the first step that has its number")
  func singleStairs() {
    var random = Seeded(seed: 32)
    for _ in 0..<300 {
      let width = Double(Float(1 + random.share() * 1000))
      let stairs = FloorSteps(width: width, rule: .single)
      let index = (random.share() * random.share() * 1e9 / width).rounded(.down) + 1
      let start = stairs.start(of: index)
      #expect(start == start.rounded() && stairs.index(at: start) >= index, "\(width) \(index)")
      #expect(start == 0 || stairs.index(at: start - 1) < index, "\(width) \(index)")
    }
  }

  @Test("torch's generator: the ten thousandth word is that of its authors, however few are drawn at a time")
  func generator() {
    var generator = TorchGenerator(seed: 5489)
    for _ in 0..<9999 { _ = generator.uniform() }
    #expect(generator.uniform() == Double(4_123_659_995 & 0xff_ffff) * 0x1p-24)
  }
}
