import LRInput
import LRMath

/// Straight up and straight down again, over and over.
package struct CyclicCurve: RateCurve {
  package let peak: Double
  package let floor: Double
  package let up: Double
  package let down: Double
  package let mode: Cyclic.Mode
  package let gamma: Double
  private let cycles: Stairs

  package init(peak: Double, floor: Double, up: Double, down: Double, mode: Cyclic.Mode, gamma: Double) {
    self.peak = peak
    self.floor = floor
    self.up = up
    self.down = down
    self.mode = mode
    self.gamma = gamma
    cycles = Stairs(width: up + down)
  }

  package func rate(at step: Double) -> Double {
    let cycle = cycles.index(at: step)
    return rate(at: step, in: cycle)
  }

  private func rate(at step: Double, in cycle: Double) -> Double {
    let into = step - cycles.start(of: cycle)
    let height = into <= up ? into / up : (up + down - into) / down
    return Transition(from: peak, to: floor).rate(remaining: height * scale(at: step, in: cycle))
  }

  /// What is left of the amplitude: halved with each cycle, or shrunk with each step.
  private func scale(at step: Double, in cycle: Double) -> Double {
    switch mode {
    case .triangular: 1
    case .triangular2: Double(sign: .plus, exponent: -Int(min(cycle, 1074)), significand: 1)
    case .expRange: Math.pow(gamma, step)
    }
  }

  package func piece(at step: Double) -> Piece {
    let cycle = cycles.index(at: step)
    let start = cycles.start(of: cycle)
    let top = start + up
    let (from, to) = step < top ? (start, top) : (top, cycles.start(of: cycle + 1))
    if mode == .expRange, gamma < 1 {
      return Piece(start: from, end: to, shape: .arc { rate(at: $0, in: cycle) })
    }
    return Piece(start: from, end: to, shape: .line(from: rate(at: from, in: cycle), to: rate(at: to, in: cycle)))
  }

  package func phases(length: Double) -> [Phase] {
    Phase.cycles(until: length) { cycles.start(of: $0) }
  }
}

/// Straight up and straight down again, over and over.
///
///     Cyclic(peak: 0.1, floor: 0.001, up: 125).rate(at: 125)   // 0.1
///
/// floor + (peak − floor)·y·s, y rising 0 … 1 in `up` steps and falling in `down`; s = 1, 2^−cycle or gamma^t.
///
/// Source: Smith 2017, arXiv:1506.01186.
public struct Cyclic: PlannedSchedule {
  /// What becomes of the amplitude.
  public enum Mode: String, Sendable, CaseIterable {
    /// It stays.
    case triangular
    /// It is halved with each cycle.
    case triangular2
    /// It shrinks with each step.
    case expRange = "exp_range"
  }

  /// The cycles, which come back up on purpose; its peak is no aim where gamma < 1 shrinks them from the first step on.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The highest rate.
  ///   - floor: The lowest rate, with which it begins; nil is 0.
  ///   - up: Steps from the floor to the peak.
  ///   - down: Steps back to the floor; nil is as many.
  ///   - mode: What becomes of the amplitude.
  ///   - gamma: The factor of each step in the mode `expRange`, above 0 and at most 1.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, floor: Double? = nil, up: Int, down: Int? = nil, mode: Mode = .triangular, gamma: Double = 1,
    steps: Int? = nil
  ) {
    precondition(up >= 1 && down ?? up >= 1, "A cycle goes up and down in at least one step each.")
    let curve = CyclicCurve(
      peak: peak, floor: floor ?? 0, up: Double(up), down: Double(down ?? up), mode: mode, gamma: gamma)
    plan = SchedulePlan(
      curve, steps: steps, peak: peak,
      facts: ScheduleFacts.falls(from: peak, to: floor, landing: nil).cycling(lowAt: Double(up + (down ?? up))).with {
        facts in
        // Cycles that shrink from the first step on are not meant to meet the peak.
        if mode == .expRange, gamma < 1 { facts.peak = nil }
      })
  }

  private static let up = Key.integer(
    "up", in: .between(1, 1e9), kind: "steps", unit: "steps", summary: "The steps from the floor to the peak.")
  private static let down = Key.integer(
    "down", in: .between(1, 1e9), kind: "steps", unit: "steps", defaultText: "up",
    summary: "The steps from the peak back to the floor.")
  private static let mode: Key<Mode> = .choice(
    "mode", default: .triangular,
    summary: "Whether the amplitude stays, is halved with each cycle, or shrinks by `gamma` with each step.")
  private static let gamma = Key.number(
    "gamma", in: .above(0, upTo: 1), default: 1, summary: "The factor of each step in the mode `exp_range`.")

  package static let entry = ScheduleEntry(
    name: "cyclic", otherNames: ["triangular", "triangular2", "exp_range", "clr", "CyclicLR"],
    summary: "Straight up from the floor to the peak and straight down again, over and over.",
    formula: "min + (lr − min)·y·s, y rising 0…1 in `up` steps and falling in `down`; s = 1, 2^−cycle or gamma^t",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \thinspace y_t \thinspace s_t, \quad s_t \in \lbrace 1, \#
      2^{-c}, \gamma^{t} \rbrace
      """#,
    edges: [
      Edge(
        "It begins at the floor, and the peak is the value at t = `up`.", #""lr": 1, "min_lr": 0.1, "up": 20"#,
        [0: 0.1, 20: 1, 40: 0.1]),
      Edge("Past T it holds the value it has there, be it the peak.", #""lr": 1, "up": 20"#, [100: 1, 150: 1]),
      Edge(
        "`triangular2` halves the height with each cycle.", #""lr": 1, "up": 20, "mode": "triangular2""#,
        [20: 1, 60: 0.5]),
      Edge(
        "`exp_range` counts every step, not the cycles.", #""lr": 1, "up": 20, "mode": "exp_range", "gamma": 0.99"#,
        [20: 0.8179, 60: 0.5472]),
      .refused("`gamma` in another mode.", #""lr": 1, "up": 20, "gamma": 0.99"#),
    ],
    source: "Smith 2017, arXiv:1506.01186",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor
      + [up.declaration, down.declaration, mode.declaration, gamma.declaration],
    example: #"{"type": "cyclic", "lr": 0.1, "min_lr": 0.001, "up": 125, "mode": "triangular2"}"#,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let up = reader.require(up)
    let down = reader.has(down) ? reader.read(down) : up
    let (mode, gamma) = (reader.read(mode), reader.read(gamma))
    if let mode, mode != .expRange, reader.has(Self.gamma) {
      reader.sink.error(
        at: reader.keyOffset(of: Self.gamma), "`gamma` acts only in the mode `exp_range`",
        hint: "write \"mode\": \"exp_range\", or leave `gamma` out")
    }
    guard let peak, let up, let down, let mode, let gamma else { return nil }
    return Cyclic(
      peak: peak, floor: floor, up: up, down: down, mode: mode, gamma: gamma, steps: arguments.length)
  }
}
