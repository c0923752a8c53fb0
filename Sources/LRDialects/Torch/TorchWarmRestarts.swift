import LRInput
import LRMath
import LRSchedules

/// Cosine cycles, each a whole number of times as long as the one before.
struct TorchWarmRestarts: TorchLeaf {
  let cycles: Cycles
  let floor: Double
  /// The counter at which the cycles begin.
  private var origin = 0.0
  /// Whether it goes on: `T_cur` and `T_i` are its own then, and no SequentialLR sets them back.
  private(set) var keepsClock = false

  /// - Parameters:
  ///   - first: `T_0`.
  ///   - mult: `T_mult`.
  ///   - last: `last_epoch`: behind a first cycle any counter is taken for one in the second, and `T_cur` is what is left of
  ///     it by `T_0`.
  init(first: Double, mult: Double, floor: Double, last: Double = -1) {
    let next = last + 1
    let isBehind = last >= 0 && next >= first && mult != 1
    cycles = Cycles(first: isBehind ? first * mult : first, mult: mult)
    self.floor = floor
    if isBehind { origin = next - next.truncatingRemainder(dividingBy: first) }
    keepsClock = last >= 0
  }

  func next(epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool) -> Double {
    RestartedCosine(base: base, floor: floor, cycles: cycles).rate(at: max(0, epoch - origin))
  }

  func curve(base: Double, restarts: Bool) -> (any RateCurve)? {
    RestartedCosine(base: base, floor: floor, cycles: cycles)
  }

  func facts(base: Double) -> ScheduleFacts {
    ScheduleFacts(.cycles, peak: base, floor: floor == 0 ? nil : floor, warmup: nil, milestones: [])
      .cycling(lowAt: cycles.start(of: 1))
  }

  var startsAtZero: Bool { true }

  private static let firstKey = Key.integer(
    "T_0", in: .between(1, 1e9), unit: "steps", summary: "The length of the first cycle.")
  private static let multKey = Key.integer(
    "T_mult", in: .between(1, 1e9), default: 1, summary: "The factor from one cycle's length to the next's.")

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchWarmRestarts? {
    let (mult, floor) = (reader.read(multKey), reader.read(TorchKeys.etaMin))
    guard let first = reader.require(firstKey), TorchKeys.accepts(reader), let mult, let floor,
      let last = reader.read(TorchKeys.lastEpoch)
    else { return nil }
    if mult > 1, last >= 2 * first - 1 {
      reader.warning(
        at: TorchKeys.lastEpoch, "PyTorch takes a counter behind the first cycle for one in the second",
        hint: "the state of a saved scheduler has its cycle: draw the whole run without `last_epoch`")
    }
    return TorchWarmRestarts(first: Double(first), mult: Double(mult), floor: floor, last: Double(last))
  }

  static let entry = DialectEntry(
    .torch, "CosineAnnealingWarmRestarts", summary: "Cosine cycles, each starting afresh from the rate.",
    formula: "eta_min + (lr − eta_min)·(1 + cos(π·T_cur/T_i))/2 in cycles of T_i = T_0·T_mult^i steps",
    latex: #"\eta_t = \eta_{\min} + (\eta - \eta_{\min}) \frac{1 + \cos(\pi u / T_i)}{2}, \quad T_i = T_0 m^{i}"#,
    edges: [
      Edge(
        "`eta_min` is never reached: the last update of a cycle is one step short of it.", #""T_0": 40"#,
        [39: 0.001541, 40: 1]),
      Edge(
        "Each cycle is `T_mult` times as long as the one before.", #""T_0": 10, "T_mult": 2"#,
        [10: 1, 20: 0.5, 30: 1, 70: 1]),
      .refused("A `T_mult` that is no whole number of at least 1.", #""T_0": 10, "T_mult": 1.5"#),
    ],
    source: TorchDialect.source,
    keys: [firstKey.declaration, multKey.declaration, TorchKeys.etaMin.declaration] + TorchKeys.common,
    example: #"""
      {"dialect": "torch", "name": "CosineAnnealingWarmRestarts", "args": {"T_0": 100, "T_mult": 2}, "lr": 0.1}
      """#,
    make: TorchDialect.make(read))
}

/// A cosine in each cycle; unlike the canonical form it may also rise, from a rate below its floor.
struct RestartedCosine: RateCurve {
  let way: Transition
  let cycles: Cycles

  init(base: Double, floor: Double, cycles: Cycles) {
    way = Transition(from: base, to: floor)
    self.cycles = cycles
  }

  func rate(at step: Double) -> Double {
    let index = cycles.index(at: step)
    let start = cycles.start(of: index)
    return way.rate(
      remaining: Transition.Shape.cosine.remaining(after: (step - start) / (cycles.start(of: index + 1) - start)))
  }

  func piece(at step: Double) -> Piece {
    let index = cycles.index(at: step)
    let (start, end, way) = (cycles.start(of: index), cycles.start(of: index + 1), way)
    return Piece(
      start: start, end: end,
      shape: .arc { way.rate(remaining: Transition.Shape.cosine.remaining(after: ($0 - start) / (end - start))) })
  }

  func phases(length: Double) -> [Phase] {
    Phase.cycles(until: length) { cycles.start(of: $0) }
  }
}
