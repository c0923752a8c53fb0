import LRInput
import LRMath

/// A straight line from the first step to the last.
package struct Linear: RateCurve {
  package let line: Transition
  /// T, in steps.
  package let length: Double

  package func rate(at step: Double) -> Double { line.rate(remaining: 1 - step / length) }

  package func piece(at step: Double) -> Piece {
    Piece(start: 0, end: length, shape: .line(from: line.from, to: line.to))
  }

  package func final(length: Double) -> Double { line.to }

  package func phases(length: Double) -> [Phase] {
    [Phase(line.direction, from: 0, to: length)]
  }

  package static let entry = ScheduleEntry(
    name: "linear", otherNames: ["linear_decay", "linear_schedule", "LinearLR", "ramp"],
    summary: "A straight line from the peak to the floor, or from one rate to another.",
    formula: "min + (lr − min)·(1 − t/T)",
    latex: #"\eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \left(1 - \frac{t}{T}\right)"#,
    edges: [
      Edge(
        "The floor is the value at t = T, one step after the last update, and past it.", #""lr": 1, "min_lr": 0.1"#,
        [0: 1, 99: 0.109, 100: 0.1, 150: 0.1]),
      Edge(
        "`from` and `to` take the place of `lr` and the floor, and may rise.", #""from": 0.1, "to": 1"#,
        [0: 0.1, 50: 0.55, 100: 1]),
      .refused("`lr` or a floor together with `from` and `to`.", #""lr": 1, "from": 0.1, "to": 1"#),
      .refused("A floor above the peak.", #""lr": 1, "min_lr": 2"#),
    ],
    source: "Devlin et al. 2018 (BERT); optax.linear_schedule",
    keys: [Span.lr] + SharedKeys.floor + Span.keys,
    example: #"{"type": "linear", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#
  ) { arguments in
    guard let span = Span.read(arguments) else { return nil }
    return arguments.made(
      Linear(line: span.way, length: Double(arguments.length)), peak: span.peak, warmsUpTo: span.way.from,
      facts: span.facts(arguments))
  }
}

/// The two ends of a `linear` or `polynomial` schedule: `lr` and a floor, or `from` and `to`.
package struct Span {
  package let way: Transition
  package let peak: Double
  /// Whether they are written as `from` and `to`.
  package let isWay: Bool

  /// What it is asked for: both ends where they are written as such.
  package func facts(_ arguments: ScheduleArguments) -> ScheduleFacts {
    let length = Double(arguments.length)
    guard isWay else { return arguments.falls(from: peak, to: way.to, landing: length) }
    switch way.direction {
    case .rise: return ScheduleFacts(.rises, peak: peak, floor: nil, warmup: nil, milestones: [], landing: length)
    case .decay: return ScheduleFacts(.falls, peak: peak, floor: way.to, warmup: nil, milestones: [], landing: length)
    default: return .held(at: peak)
    }
  }

  private static let from = Key.rate(
    "from", defaultText: "none", summary: "The rate of the first update, with `to`, in place of `lr`.")
  private static let to = Key.rate(
    "to", defaultText: "none", summary: "The rate at the end, with `from`; it may be the greater one.")

  /// The peak, which is not needed here beside the two ends.
  package static var lr: KeyDeclaration {
    var declaration = SharedKeys.lr.declaration
    declaration.defaultText = "none, beside `from` and `to`"
    return declaration
  }

  package static let keys = [from.declaration, to.declaration]

  package static func read(_ arguments: ScheduleArguments) -> Span? {
    let reader = arguments.reader
    guard reader.has(from) || reader.has(to) else {
      let peak = arguments.peak()
      let floor = arguments.floor(under: peak)
      guard let peak else { return nil }
      return Span(way: Transition(from: peak, to: floor), peak: peak, isWay: false)
    }
    for key in [SharedKeys.lr, SharedKeys.minLR, SharedKeys.minRatio] where reader.has(key) {
      arguments.exclude(key, reader.has(from) ? from : to)
    }
    guard let first = reader.require(from), let last = reader.require(to) else { return nil }
    return Span(way: Transition(from: first, to: last), peak: max(first, last), isWay: true)
  }
}

extension Transition {
  /// Whether the way leads up or down.
  package var direction: Phase.Kind { to > from ? .rise : to < from ? .decay : .hold }
}
