import LRInput
import LRMath

/// Warmup, a long hold, and a short decay: the trapezoid.
package struct WSDCurve: RateCurve {
  package let way: Transition
  /// First step of the decay.
  package let turn: Double
  /// T, in steps.
  package let length: Double
  package let shape: WSD.Shape
  /// The exponent of the shape `power`.
  package var power = 0.5
  /// How far the shape `exp` would fall before it is stretched down to the floor.
  package var ratio = 0.1

  package func rate(at step: Double) -> Double {
    step <= turn ? way.from : way.rate(remaining: remaining(after: (step - turn) / (length - turn)))
  }

  private func remaining(after u: Double) -> Double {
    switch shape {
    case .linear: Transition.Shape.linear.remaining(after: u)
    case .cosine: Transition.Shape.cosine.remaining(after: u)
    case .oneMinusSqrt: Transition.Shape.oneMinusSqrt.remaining(after: u)
    case .power: 1 - Math.pow(min(1, u), power)
    case .exp: (Math.pow(ratio, u) - ratio) / (1 - ratio)
    }
  }

  package func piece(at step: Double) -> Piece {
    if step < turn { return .constant(way.from, from: 0, to: turn) }
    if shape == .linear { return Piece(start: turn, end: length, shape: .line(from: way.from, to: way.to)) }
    return Piece(start: turn, end: length, shape: .arc { rate(at: $0) })
  }

  package func final(length: Double) -> Double { way.to }

  package func phases(length: Double) -> [Phase] {
    [Phase(.hold, from: 0, to: turn), Phase(.decay, from: turn, to: length)].filter { $0.end > $0.start }
  }
}

/// A long hold and a short decay, usually after a warmup: the trapezoid.
///
///     Warmup(50, before: WSD(peak: 0.1, decay: 200, steps: 950)).rate(at: 900)   // 0.05
///
/// peak for t ≤ T − decay, then floor + (peak − floor)·f(u) with u = (t − T + decay)/decay, f as `Shape` says; the floor from
/// T on.
///
/// Source: Hu et al. 2024 (MiniCPM), arXiv:2404.06395; Hägele et al. 2024, arXiv:2405.18392.
public struct WSD: PlannedSchedule {
  /// The way of the decay over its share u of time.
  public enum Shape: String, Sendable, CaseIterable {
    /// 1 − u
    case linear
    /// (1 + cos πu)/2
    case cosine
    /// 1 − √u
    case oneMinusSqrt = "1-sqrt"
    /// 1 − u^power
    case power
    /// (ratio^u − ratio)/(1 − ratio)
    case exp
  }

  /// The hold and the decay, which lands at T.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate that is held.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - decay: The length of the decay at the end, in steps, at most `steps`.
  ///   - steps: Its length T.
  ///   - shape: The way of the decay.
  ///   - power: The exponent of the shape `power`, above 0.
  ///   - ratio: How far the shape `exp` would fall, above 0 and below 1.
  public init(
    peak: Double, floor: Double? = nil, decay: Int, steps: Int, shape: Shape = .linear, power: Double = 0.5,
    ratio: Double = 0.1
  ) {
    let length = Double(steps)
    let curve = WSDCurve(
      way: Transition(from: peak, to: floor ?? 0), turn: length - Double(decay), length: length, shape: shape,
      power: power, ratio: ratio)
    plan = SchedulePlan(curve, steps: steps, peak: peak, facts: .falls(from: peak, to: floor, landing: length))
  }

  private static let decay = Key.stepsOrPercent(
    "decay", summary: "The length of the decay at the end: steps, or a share of the run such as \"20%\".")
  private static let shape: Key<Shape> = .choice(
    "shape", default: .linear, aliases: ["sqrt": .oneMinusSqrt, "1_sqrt": .oneMinusSqrt, "cos": .cosine],
    summary: "The shape of the decay.")

  private static let power = Key.number(
    "power", in: .above(0, upTo: 1000), default: 0.5, summary: "The exponent p of the shape `power`, 1 − u^p.")
  private static let ratio = Key.number(
    "ratio", in: .between(1e-12, 0.999), default: 0.1,
    summary: "The share r to which the shape `exp` would fall, (r^u − r)/(1 − r).")

  package static let entry = ScheduleEntry(
    name: "wsd", otherNames: ["warmup_stable_decay", "trapezoid", "trapezoidal", "WSDLRScheduler"],
    summary: "A long hold at the peak and a short decay at the end, usually after a warmup.",
    formula:
      """
      lr, then min + (lr − min)·f(u) over the last `decay` steps; f(u) = 1 − u, (1 + cos(πu))/2, 1 − √u, 1 − u^p or \
      (r^u − r)/(1 − r)
      """,
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \thinspace f \left(\max\left(0, \frac{t - (T - \#
      D)}{D}\right)\right)
      """#,
    edges: [
      Edge(
        "The decay begins at t = T − `decay`, which still has the peak, and the floor is the value at t = T.",
        #""lr": 1, "decay": 20"#, [80: 1, 90: 0.5, 100: 0, 150: 0]),
      Edge(
        "A percentage is a share of the whole run, also where the schedule is shorter.",
        #""lr": 1, "decay": "20%", "steps": 50"#, [30: 1, 40: 0.5, 50: 0]),
      Edge(
        "The shape `1-sqrt` falls most at its beginning.", #""lr": 1, "decay": 20, "shape": "1-sqrt""#,
        [85: 0.5, 100: 0]),
      Edge("A decay of 0 steps holds the peak for the whole run.", #""lr": 1, "decay": 0"#, [99: 1, 100: 0]),
      .refused("Warmup and decay that together are longer than the schedule.", #""lr": 1, "decay": 90, "warmup": 20"#),
      .refused("`power` or `ratio` without the shape that has it.", #""lr": 1, "decay": 20, "power": 2"#),
    ],
    source: "Hu et al. 2024 (MiniCPM), arXiv:2404.06395; Hägele et al. 2024, arXiv:2405.18392",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [
      decay.declaration, shape.declaration, power.declaration, ratio.declaration,
    ],
    example: #"{"type": "wsd", "lr": 0.1, "min_lr": 0.001, "warmup": 50, "decay": 200}"#,
    isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (shape, power, ratio) = (reader.read(shape), reader.read(power), reader.read(ratio))
    for (key, owner) in [(Self.power, Shape.power), (Self.ratio, .exp)] where reader.has(key) && shape != owner {
      reader.sink.error(
        at: reader.keyOffset(of: key), "`\(key.name)` acts only in the shape `\(owner.rawValue)`",
        hint: "write \"shape\": \"\(owner.rawValue)\", or leave `\(key.name)` out")
    }
    guard let extent = reader.require(decay) else { return nil }
    let steps = extent.steps(of: arguments.run)
    if steps > arguments.length {
      reader.error(
        at: decay,
        "the decay of \(StepCount.text(steps)) is longer than the \(StepCount.text(arguments.length)) there are",
        hint: "warmup and decay together take at most the length of the schedule")
    }
    guard let peak, let shape, let power, let ratio else { return nil }
    return WSD(
      peak: peak, floor: floor, decay: steps, steps: arguments.length, shape: shape, power: power, ratio: ratio)
  }
}
