import LRInput
import LRMath

/// A straight line from the first step to the last.
package struct LinearCurve: RateCurve {
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
}

/// A straight line from the first step to the last.
///
///     Linear(peak: 0.1, floor: 0.001, steps: 1000).rate(at: 500)   // 0.0505
///     Linear(from: 0, to: 0.1, steps: 50).rate(at: 25)             // 0.05
///
/// floor + (peak − floor)·(1 − t/T) for t < T, the floor from there on.
///
/// Source: Devlin et al. 2018 (BERT); optax.linear_schedule.
public struct Linear: PlannedSchedule {
  /// The line, at its last rate from T on; its facts name the floor only where one is given.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - steps: Its length T.
  public init(peak: Double, floor: Double? = nil, steps: Int) {
    self.init(RateEnds(peak: peak, floor: floor), steps: steps)
  }

  /// - Parameters:
  ///   - first: The rate of update 0.
  ///   - last: The rate at t = `steps` and after it; it may be the greater one.
  ///   - steps: Its length T.
  public init(from first: Double, to last: Double, steps: Int) {
    self.init(RateEnds(from: first, to: last), steps: steps)
  }

  fileprivate init(_ ends: RateEnds, steps: Int) {
    plan = SchedulePlan(
      LinearCurve(line: ends.way, length: Double(steps)), steps: steps, peak: ends.peak, warmsUpTo: ends.way.from,
      facts: ends.facts(steps: steps))
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
    keys: [RateEnds.lr] + SharedKeys.floor + RateEnds.keys,
    example: #"{"type": "linear", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#
  ) { arguments in
    RateEnds.read(arguments).map { Linear($0, steps: arguments.length) }
  }
}

/// The two ends of a `linear` or `polynomial` schedule: `lr` and a floor, or `from` and `to`.
package struct RateEnds {
  package let way: Transition
  package let peak: Double
  /// The rate it aims down to; nil where none is written.
  private let floor: Double?
  private let direction: Phase.Kind

  /// A decay to a floor; nil is 0.
  package init(peak: Double, floor: Double?) {
    way = Transition(from: peak, to: floor ?? 0)
    (self.peak, self.floor, direction) = (peak, floor, .decay)
  }

  /// Both ends, either of which may be the greater.
  package init(from first: Double, to last: Double) {
    way = Transition(from: first, to: last)
    (peak, floor, direction) = (max(first, last), last, way.direction)
  }

  /// What it is asked for: both ends where they are written as such.
  package func facts(steps: Int) -> ScheduleFacts {
    let length = Double(steps)
    switch direction {
    case .rise: return ScheduleFacts(.rises, peak: peak, floor: nil, warmup: nil, milestones: [], landing: length)
    case .decay: return .falls(from: peak, to: floor, landing: length)
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

  package static func read(_ arguments: ScheduleArguments) -> RateEnds? {
    let reader = arguments.reader
    guard reader.has(from) || reader.has(to) else {
      let peak = arguments.peak()
      let floor = arguments.floor(under: peak)
      guard let peak else { return nil }
      return RateEnds(peak: peak, floor: floor)
    }
    for key in [SharedKeys.lr, SharedKeys.minLR, SharedKeys.minRatio] where reader.has(key) {
      arguments.exclude(key, reader.has(from) ? from : to)
    }
    guard let first = reader.require(from), let last = reader.require(to) else { return nil }
    return RateEnds(from: first, to: last)
  }
}

extension Transition {
  /// Whether the way leads up or down.
  package var direction: Phase.Kind { to > from ? .rise : to < from ? .decay : .hold }
}
