import LRInput
import LRMath

/// Cosine decay in cycles, each with a fresh start (SGDR).
package struct CosineRestartsCurve: RateCurve {
  package let peak: Double
  package let floor: Double
  package let cycles: Cycles
  /// The factor from one cycle's peak to the next's.
  package let decay: Double
  /// The cycles after which it stays at the floor.
  package var limit = Double.infinity

  package func rate(at step: Double) -> Double {
    let index = cycles.index(at: step)
    return index >= limit ? floor : rate(at: step, in: index)
  }

  /// The rate by the formula of one cycle, valid on its closed interval.
  private func rate(at step: Double, in index: Double) -> Double {
    let start = cycles.start(of: index)
    let u = (step - start) / (cycles.start(of: index + 1) - start)
    return descent(index).rate(remaining: Transition.Shape.cosine.remaining(after: u))
  }

  /// The way down in a cycle; a peak that has decayed below the floor is lifted to it.
  private func descent(_ index: Double) -> Transition {
    Transition(from: max(floor, decay == 1 ? peak : peak * Math.pow(decay, index)), to: floor)
  }

  package func piece(at step: Double) -> Piece {
    let index = cycles.index(at: step)
    if index >= limit { return .constant(floor, from: cycles.start(of: limit), to: .infinity) }
    let start = cycles.start(of: index)
    let end = cycles.start(of: index + 1)
    let way = descent(index)
    return Piece(
      start: start, end: end,
      shape: .arc { way.rate(remaining: Transition.Shape.cosine.remaining(after: ($0 - start) / (end - start))) })
  }

  /// A schedule that ends where a cycle ends holds the floor: the next cycle never begins.
  package func final(length: Double) -> Double {
    guard length > 0 else { return floor }
    let index = cycles.index(at: length)
    return index >= limit || cycles.start(of: index) == length ? floor : rate(at: length, in: index)
  }

  /// Where a cycle ends, the next one begins: its branch ends with its last update, that of the last cycle like all others.
  package func hasRate(at step: Double) -> Bool {
    let index = cycles.index(at: step)
    return index == 0 || index > limit || cycles.start(of: index) != step
  }

  package func phases(length: Double) -> [Phase] {
    let end = limit < .infinity ? min(length, cycles.start(of: limit)) : length
    let phases = Phase.cycles(until: end) { cycles.start(of: $0) }
    return end < length ? phases + [Phase(.hold, from: end, to: length)] : phases
  }
}

/// Cosine decay in cycles, each with a fresh start: SGDR.
///
///     CosineRestarts(peak: 0.1, first: 100, mult: 2).rate(at: 100)   // 0.1
///
/// floor + (peak·decay^i − floor)·(1 + cos(π·u))/2 in cycle i of length first·mult^i, u from 0 to 1.
///
/// Source: Loshchilov and Hutter 2017, arXiv:1608.03983.
public struct CosineRestarts: PlannedSchedule {
  /// The cycles, as a schedule that comes back up on purpose unless `limit` is 1.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate with which the first cycle begins.
  ///   - floor: The rate that each cycle leads to, at most the peak; nil is 0.
  ///   - first: The length of the first cycle, in steps.
  ///   - mult: The factor from one cycle's length to the next's, at least 1.
  ///   - decay: The factor from one cycle's peak to the next's, above 0 and at most 1.
  ///   - limit: The number of cycles, after which the rate stays at the floor; nil for no end.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, floor: Double? = nil, first: Int, mult: Double = 1, decay: Double = 1, limit: Int? = nil,
    steps: Int? = nil
  ) {
    precondition(first >= 1 && mult >= 1, "Cycles have at least one step, and none is shorter than the one before.")
    let cycles = Cycles(first: Double(first), mult: mult)
    let curve = CosineRestartsCurve(
      peak: peak, floor: floor ?? 0, cycles: cycles, decay: decay, limit: limit.map(Double.init) ?? .infinity)
    let facts = ScheduleFacts.falls(from: peak, to: floor, landing: limit.map { cycles.start(of: Double($0)) })
    plan = SchedulePlan(
      curve, steps: steps, peak: peak, facts: limit == 1 ? facts : facts.cycling(lowAt: cycles.start(of: 1)))
  }

  private static let first = Key.integer(
    "first", in: .between(1, 1e9), kind: "steps", unit: "steps", summary: "The length of the first cycle.")
  private static let mult = Key.number(
    "mult", in: .between(1, 1000), default: 1, summary: "The factor from one cycle's length to the next's.")
  private static let decay = Key.number(
    "decay", in: .above(0, upTo: 1), default: 1, summary: "The factor from one cycle's peak to the next's.")

  private static let limit = Key.integer(
    "limit", in: .between(1, 1e9), kind: "cycles", defaultText: "none",
    summary: "The number of cycles, after which the rate stays at the floor.")

  package static let entry = ScheduleEntry(
    name: "cosine_restarts",
    otherNames: [
      "sgdr", "warm_restarts", "cosine_with_restarts", "CosineAnnealingWarmRestarts", "cosine_annealing_warm_restarts",
    ],
    summary: "Cosine decay in cycles of growing length, each starting afresh from its peak.",
    formula: "min + (lr·decay^i − min)·(1 + cos(π·u))/2 in cycle i of length first·mult^i, u from 0 to 1",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} d^{\thinspace i} - \eta_{\min}) \frac{1 + \cos \pi u}{2}, \quad T_i = T_0 \#
      m^{i}
      """#,
    edges: [
      Edge(
        """
        The floor lies between two updates: the last one of a cycle is a step above it, the next one has the new \
        peak.
        """,
        #""lr": 1, "first": 40"#, [39: 0.001541, 40: 1]),
      Edge("A schedule that ends with a cycle holds the floor.", #""lr": 1, "first": 50"#, [100: 0, 150: 0]),
      Edge(
        "One that ends inside a cycle holds the value it has there.", #""lr": 1, "first": 40"#, [100: 0.5, 150: 0.5]),
      Edge(
        "`mult` need not be whole; the next cycle begins with the first update at or after its start.",
        #""lr": 1, "first": 10, "mult": 1.5"#, [10: 1, 25: 1]),
      Edge(
        "After `limit` cycles the rate stays at the floor.", #""lr": 1, "first": 20, "limit": 2"#,
        [20: 1, 40: 0, 99: 0]),
    ],
    source: "Loshchilov and Hutter 2017 (SGDR), arXiv:1608.03983",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [
      first.declaration, mult.declaration, decay.declaration, limit.declaration,
    ],
    example: #"{"type": "cosine_restarts", "lr": 0.1, "min_lr": 0.001, "first": 100, "mult": 2, "decay": 0.8}"#,
    isContinuous: false
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (mult, decay) = (reader.read(mult), reader.read(decay))
    guard let first = reader.require(first), let peak, let mult, let decay else { return nil }
    let limit = reader.has(limit) ? reader.read(limit) : nil
    return CosineRestarts(
      peak: peak, floor: floor, first: first, mult: mult, decay: decay, limit: limit, steps: arguments.length)
  }
}
