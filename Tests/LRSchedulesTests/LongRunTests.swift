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
      // Samples of what is left are 400,000 of the totals and 20,000 of the extremes.
      #expect(Counted.looks.withLock { $0 } < 1_000_000, "formula \(index)")
    }
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
