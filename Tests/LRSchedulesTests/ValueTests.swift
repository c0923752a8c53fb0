import LRInput
import Testing

@testable import LRSchedules

@Suite("Schedules as values")
struct ValueTests {
  /// Every type with nothing but what it needs, as a spec and as code: defaults are the same in both.
  static let pairs: [(spec: String, value: any PlannedSchedule)] = [
    (#"{"type": "constant", "lr": 0.1}"#, Constant(0.1)),
    (#"{"type": "constant_factor", "lr": 0.1, "steps": 20}"#, ConstantFactor(peak: 0.1, steps: 20)),
    (#"{"type": "linear", "lr": 0.1}"#, Linear(peak: 0.1, steps: 100)),
    (#"{"type": "linear", "from": 0.01, "to": 0.1}"#, Linear(from: 0.01, to: 0.1, steps: 100)),
    (#"{"type": "polynomial", "lr": 0.1}"#, Polynomial(peak: 0.1, steps: 100)),
    (
      #"{"type": "polynomial", "from": 0.3, "to": 0.1, "power": 2}"#,
      Polynomial(from: 0.3, to: 0.1, steps: 100, power: 2)
    ),
    (#"{"type": "cosine", "lr": 0.1}"#, Cosine(peak: 0.1, steps: 100)),
    (
      #"{"type": "cosine", "lr": 0.1, "min_lr": 0.001, "exponent": 2, "k": 3, "steps": 50}"#,
      Cosine(peak: 0.1, floor: 0.001, steps: 50, exponent: 2, k: 3)
    ),
    (#"{"type": "tanh", "lr": 0.1}"#, Tanh(peak: 0.1, steps: 100)),
    (#"{"type": "rex", "lr": 0.1}"#, Rex(peak: 0.1, steps: 100)),
    (#"{"type": "exponential", "lr": 0.1, "gamma": 0.9}"#, Exponential(peak: 0.1, gamma: 0.9)),
    (#"{"type": "exponential", "lr": 0.1, "min_lr": 0.01}"#, Exponential(peak: 0.1, floor: 0.01, steps: 100)),
    (#"{"type": "inverse_time", "lr": 0.1, "decay": 0.5}"#, InverseTime(peak: 0.1, decay: 0.5)),
    (#"{"type": "inverse_sqrt", "lr": 0.1, "timescale": 10}"#, InverseSqrt(peak: 0.1, timescale: 10)),
    (#"{"type": "step", "lr": 0.1, "every": 30}"#, Step(peak: 0.1, every: 30)),
    (#"{"type": "multistep", "lr": 0.1, "milestones": [30, 60]}"#, MultiStep(peak: 0.1, milestones: [30, 60])),
    (
      #"{"type": "multistep", "lr": 0.1, "milestones": [30, 60], "scales": [0.5, 0.1], "boundary": "after"}"#,
      MultiStep(peak: 0.1, milestones: [30, 60], drops: .scaled([0.5, 0.1]), boundary: .after)
    ),
    (
      #"{"type": "multistep", "lr": 0.1, "milestones": [30, 60], "values": [0.05, 0.02], "min_lr": 0.03}"#,
      MultiStep(peak: 0.1, milestones: [30, 60], drops: .to([0.05, 0.02]), floor: 0.03)
    ),
    (#"{"type": "cosine_restarts", "lr": 0.1, "first": 15}"#, CosineRestarts(peak: 0.1, first: 15)),
    (#"{"type": "cyclic", "lr": 0.1, "up": 15}"#, Cyclic(peak: 0.1, up: 15)),
    (#"{"type": "one_cycle", "lr": 0.1}"#, OneCycle(peak: 0.1, steps: 100)),
    (#"{"type": "one_cycle", "lr": 0.1, "phases": 3}"#, OneCycle(peak: 0.1, steps: 100, pctFinal: 0.6)),
    (#"{"type": "wsd", "lr": 0.1, "decay": 20}"#, WSD(peak: 0.1, decay: 20, steps: 100)),
    (#"{"type": "range_test", "from": 0.001, "lr": 1}"#, RangeTest(from: 0.001, to: 1, steps: 100)),
    (#"{"type": "range_test", "from": 0.001, "step_size": 10}"#, RangeTest(from: 0.001, stepSize: 10, steps: 100)),
    (
      #"{"type": "plateau", "lr": 0.1, "patience": 1, "metrics": [1, 1, 1, 1]}"#,
      Plateau(peak: 0.1, metrics: [1, 1, 1, 1], patience: 1)
    ),
    (
      #"{"type": "plateau", "lr": 0.1, "metrics": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}"#,
      Plateau(peak: 0.1, metrics: Array(repeating: 1, count: 14))
    ),
    (
      #"{"type": "greedy", "lr": 0.1, "from": 0.05, "metrics": [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2]}"#,
      Greedy(peak: 0.1, from: 0.05, metrics: (0..<12).map { 9 - Double($0) })
    ),
    (#"{"type": "piecewise", "points": [[0, 0.01], [30, 0.1]]}"#, Piecewise([(0, 0.01), (30, 0.1)])),
    (#"{"type": "table", "values": [0.1, 0.05, 0.02]}"#, Table([0.1, 0.05, 0.02])),
    (
      #"{"type": "sequence", "parts": [{"type": "constant", "lr": 0.1, "steps": 40}, {"type": "cosine", "lr": 0.1}]}"#,
      PartSequence([Constant(0.1), Cosine(peak: 0.1, steps: 60)], switchingAt: [40])
    ),
    (
      #"{"type": "product", "parts": [{"type": "cosine", "lr": 0.1}, {"type": "linear", "from": 1, "to": 0.5}]}"#,
      PartProduct([Cosine(peak: 0.1, steps: 100), Linear(from: 1, to: 0.5, steps: 100)])
    ),
    (
      #"{"type": "noise", "schedule": {"type": "cosine", "lr": 0.1}}"#,
      Noise(on: Cosine(peak: 0.1, steps: 100), in: 0..<100)
    ),
    (#"{"type": "cosine", "lr": 0.1, "warmup": 10}"#, Warmup(10, before: Cosine(peak: 0.1, steps: 90))),
    (
      #"{"type": "step", "lr": 0.1, "every": 30, "warmup": {"steps": 10, "start": 0.01}}"#,
      Warmup(10, from: 0.01, before: Step(peak: 0.1, every: 30))
    ),
    (#"{"type": "linear", "lr": 0.1, "warmup": 0}"#, Warmup(0, before: Linear(peak: 0.1, steps: 100))),
  ]

  @Test("A spec is read into the value that code makes", arguments: pairs.indices)
  func same(index: Int) throws {
    let (spec, value) = Self.pairs[index]
    let read = try read(spec, run: 100)
    #expect(type(of: read.schedule) == type(of: value))
    let made = try #require(read.schedule as? any PlannedSchedule)
    #expect(made.rates(steps: 100) == value.rates(steps: 100), "\(spec)")
    #expect(made.facts == value.facts, "\(spec)")
    #expect(made.peak == value.peak, "\(spec)")
    #expect(made.phases(until: 100).map(\.kind) == value.phases(until: 100).map(\.kind), "\(spec)")
    #expect(read.facts == value.facts && read.peak == value.peak)
  }

  @Test("Every type of the catalogue is a value that code can make")
  func complete() throws {
    let types = Set(try Self.pairs.map { try read($0.spec, run: 100).type })
    // A formula's initialiser throws: it has a test of its own.
    #expect(types.union(["expression"]) == Set(ScheduleEntry.catalog.names))
  }

  @Test("A formula as a value, and its mistakes")
  func formula() throws {
    let formula = try Formula("0.1 * (1 - t / T)", steps: 100)
    expect(formula, [0: 0.1, 50: 0.05, 100: 0, 150: 0])
    let read = try read(#"{"type": "expression", "formula": "0.1 * (1 - t / T)"}"#, run: 100)
    #expect(read.schedule is Formula && read.schedule.rates(steps: 100) == formula.rates(steps: 100))
    let negative = #expect(throws: Formula.Mistake.self) { try Formula("0.5 - t / T", steps: 100) }
    #expect(negative?.message == "the rate is negative at step 51")
    let call = #expect(throws: Formula.Mistake.self) { try Formula("0.1 * open(1)", steps: 100) }
    #expect(call?.offset == 6)
  }

  @Test("A closure is a schedule: exact at whole steps, lines between them")
  func function() {
    let halving = RateFunction { $0 < 50 ? 0.1 : 0.05 }
    expect(halving, [0: 0.1, 49: 0.1, 50: 0.05, 1e6: 0.05])
    let falling = RateFunction { 1 / (1 + $0) }
    expect(falling, [0: 1, 0.5: 0.75, 1: 0.5])
    #expect(pieces(halving, until: 100).allSatisfy { $0.end.isFinite && $0.end > $0.start })
    #expect(halving.phases(until: 100).isEmpty)
    let whole = Warmup(10, before: falling)
    expect(whole, [0: 0.1, 9: 1, 10: 1, 11: 0.5])
    expect(PartProduct([falling, Constant(0.5)]), [0: 0.5, 1: 0.25])
    expect(PartSequence([Constant(0.3), falling], switchingAt: [5]), [4: 0.3, 5: 1, 6: 0.5])
  }

  /// A type of one's own needs its rate alone.
  private struct Own: Schedule {
    func rate(at step: Double) -> Double { 0.1 - 0.001 * step }
  }

  @Test("A type of one's own is one like any other")
  func own() {
    expect(Own(), [0: 0.1, 50: 0.05])
    expect(Warmup(2, before: Own()), [0: 0.05, 1: 0.1, 2: 0.1, 52: 0.05])
    let run = RunCurve(Own(), steps: 100)
    #expect(run.first == 0.1 && abs(run.last - 0.001) < 1e-15)
  }

  @Test("Without a length of its own a schedule goes on for ever")
  func endless() {
    let endless: [any Schedule] = [
      Step(peak: 1, every: 10), CosineRestarts(peak: 1, first: 10, mult: 2), Cyclic(peak: 1, up: 5),
      InverseSqrt(peak: 1, timescale: 10), Exponential(peak: 1, gamma: 0.99), Constant(1),
    ]
    for schedule in endless {
      #expect(schedule.rate(at: 1e6).isFinite)
      #expect(schedule.piece(at: 1e6).end > 1e6)
      let phases = schedule.phases(until: 1e3)
      #expect(phases.first?.start == 0 && phases.last?.end == 1e3, "\(type(of: schedule))")
    }
  }

  @Test("The rates that doc comments promise")
  func promised() {
    expect(Cosine(peak: 0.1, floor: 0.001, steps: 1000), [500: 0.0505])
    expect(Warmup(50, before: Cosine(peak: 0.1, floor: 0.001, steps: 950)), [24: 0.05])
    expect(Linear(from: 0, to: 0.1, steps: 50), [25: 0.05])
    expect(Polynomial(peak: 0.1, steps: 1000, power: 2), [500: 0.025])
    expect(Exponential(peak: 0.1, gamma: 0.5, perSteps: 100), [200: 0.025])
    expect(Exponential(peak: 0.1, floor: 0.001, steps: 1000), [500: 0.01])
    expect(Warmup(100, before: InverseSqrt(peak: 0.1, timescale: 100)), [400: 0.05])
    expect(ConstantFactor(peak: 0.1, factor: 0.25, steps: 200), [199: 0.025])
    expect(Warmup(50, before: WSD(peak: 0.1, decay: 200, steps: 950)), [900: 0.05])
    expect(Piecewise([(0, 0.01), (300, 0.1), (1000, 0.001)]), [150: 0.055])
    expect(Plateau(peak: 0.1, metrics: [1, 1, 1, 1], patience: 2), [4: 0.01])
    expect(Greedy(peak: 0.1, from: 0.05, metrics: [3, 2, 2], factor: 0.5, patience: 0), [1: 0.1])
    expect(
      PartProduct([Cosine(peak: 0.1, steps: 1000), Linear(from: 1, to: 0.5, steps: 1000)]), [500: 0.0375])
    expect(RangeTest(from: 1e-5, to: 1, steps: 1000), [500: 1e-5 * Double(1e5).squareRoot()])
  }
}
