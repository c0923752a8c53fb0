import LRInput
import LRMath

/// Warmup, a long hold, and a short decay: the trapezoid.
struct WSD: Curve {
  let way: Transition
  /// First step of the decay.
  let turn: Double
  /// T, in steps.
  let length: Double
  let shape: Transition.Shape

  func rate(at step: Double) -> Double {
    step <= turn ? way.from : way.rate(remaining: shape.remaining(after: (step - turn) / (length - turn)))
  }

  func piece(at step: Double) -> Piece {
    if step < turn { return .constant(way.from, from: 0, to: turn) }
    if shape == .linear { return Piece(start: turn, end: length, shape: .line(from: way.from, to: way.to)) }
    return Piece(start: turn, end: length, shape: .arc { rate(at: $0) })
  }

  func final(length: Double) -> Double { way.to }

  func phases(length: Double) -> [Phase] {
    [Phase(.hold, from: 0, to: turn), Phase(.decay, from: turn, to: length)].filter { $0.end > $0.start }
  }

  enum Shape: String, Sendable, CaseIterable {
    case linear
    case cosine
    case oneMinusSqrt = "1-sqrt"

    var transition: Transition.Shape {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      case .oneMinusSqrt: .oneMinusSqrt
      }
    }
  }

  private static let decay = Key.stepsOrPercent(
    "decay", summary: "The length of the decay at the end: steps, or a share of the run such as \"20%\".")
  private static let shape: Key<Shape> = .choice(
    "shape", default: .linear, aliases: ["sqrt": .oneMinusSqrt, "1_sqrt": .oneMinusSqrt, "cos": .cosine],
    summary: "The shape of the decay.")

  static let entry = ScheduleEntry(
    name: "wsd", otherNames: ["warmup_stable_decay", "trapezoid", "trapezoidal", "WSDLRScheduler"],
    summary: "A long hold at the peak and a short decay at the end, usually after a warmup.",
    formula: "lr, then min + (lr − min)·f(u) over the last `decay` steps; f(u) = 1 − u, (1 + cos(πu))/2 or 1 − √u",
    latex:
      #"\eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min})\, f\!\left(\max\left(0, \tfrac{t - T + D}{D}\right)\right)"#,
    source: "Hu et al. 2024 (MiniCPM), arXiv:2404.06395; Hägele et al. 2024, arXiv:2405.18392",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [decay.declaration, shape.declaration],
    example: #"{"type": "wsd", "lr": 0.1, "min_lr": 0.001, "warmup": 50, "decay": 200}"#,
    isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let shape = reader.read(shape)
    guard let extent = reader.require(decay) else { return nil }
    let steps = extent.steps(of: arguments.run)
    if steps > arguments.length {
      reader.error(
        at: decay,
        "the decay of \(StepCount.text(steps)) is longer than the \(StepCount.text(arguments.length)) there are",
        hint: "warmup and decay together take at most the length of the schedule")
    }
    guard let peak, let shape else { return nil }
    let length = Double(arguments.length)
    return arguments.made(
      WSD(
        way: Transition(from: peak, to: floor), turn: length - Double(steps), length: length,
        shape: shape.transition),
      peak: peak)
  }
}
