import LRInput
import LRMath

/// A hyperbolic tangent from near the peak to near the floor.
package struct TanhCurve: RateCurve {
  package let way: Transition
  /// T, in steps.
  package let length: Double
  /// The arguments of the tangent at the start and at the end.
  package let lower: Double
  package let upper: Double

  /// The last update: from there a line leads to the floor, since the tangent itself ends a little above it.
  private var last: Double { max(0, length.rounded(.up) - 1) }

  package func rate(at step: Double) -> Double {
    guard step > last else { return tangent(at: step) }
    return Transition(from: tangent(at: last), to: way.to).rate(remaining: (length - step) / (length - last))
  }

  private func tangent(at step: Double) -> Double {
    let u = step / length
    return way.rate(remaining: 0.5 * (1 - Math.tanh(lower * (1 - u) + upper * u)))
  }

  package func piece(at step: Double) -> Piece {
    if step >= last { return Piece(start: last, end: length, shape: .line(from: tangent(at: last), to: way.to)) }
    return Piece(start: 0, end: last, shape: .arc { tangent(at: $0) })
  }

  package func final(length: Double) -> Double { way.to }
}

/// A hyperbolic tangent from near the peak to near the floor.
///
///     Tanh(peak: 0.1, steps: 1000).rate(at: 700)   // 0.05
///
/// floor + (peak − floor)·(1 − tanh(lower·(1 − u) + upper·u))/2 with u = t/T for t < T, the floor from there on.
///
/// Source: Hsueh, Li and Wu 2019, arXiv:1806.01593.
public struct Tanh: PlannedSchedule {
  /// The decay, whose last step is a line to the floor at T; its facts name the floor only where one is given.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate that it starts near.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - steps: Its length T.
  ///   - lower: The argument of the tangent at the start.
  ///   - upper: The argument at the end, above `lower`.
  public init(peak: Double, floor: Double? = nil, steps: Int, lower: Double = -7, upper: Double = 3) {
    let curve = TanhCurve(
      way: Transition(from: peak, to: floor ?? 0), length: Double(steps), lower: lower, upper: upper)
    plan = SchedulePlan(curve, steps: steps, peak: peak, facts: .falls(from: peak, to: floor, landing: Double(steps)))
  }

  private static let lower = Key.number(
    "lower", in: .between(-100, 100), default: -7, summary: "The argument of the tangent at the start.")
  private static let upper = Key.number(
    "upper", in: .between(-100, 100), default: 3, summary: "The argument of the tangent at the end, above `lower`.")

  package static let entry = ScheduleEntry(
    name: "tanh", otherNames: ["hyperbolic_tangent", "htd", "TanhLRScheduler", "tanh_decay"],
    summary: "A hyperbolic tangent: a long stay near the peak, then a fall that slows down before the floor.",
    formula: "min + (lr − min)·(1 − tanh(lower·(1 − u) + upper·u))/2 with u = t/T; min from T on",
    latex:
      #"""
      \eta_t = \eta_{\min} + \frac{1}{2} (\eta_{\max} - \eta_{\min}) \left(1 - \tanh\left(L (1 - u) + U \#
      u\right)\right), \quad u = \frac{t}{T}
      """#,
    edges: [
      Edge(
        "The tangent itself ends a little above the floor: the floor is met by a small jump at t = T.", #""lr": 1"#,
        [99: 0.003018, 100: 0, 150: 0]),
      Edge(
        "The smaller `upper`, the greater that jump; with `lower` near 0 it begins below the peak.",
        #""lr": 1, "lower": -1, "upper": 1"#, [0: 0.8808, 50: 0.5, 100: 0]),
      .refused("`lower` that is not below `upper`.", #""lr": 1, "lower": 3, "upper": 3"#),
    ],
    source: "Hsueh, Li and Wu 2019, arXiv:1806.01593; timm.scheduler.TanhLRScheduler",
    keys: [SharedKeys.lr.declaration] + SharedKeys.floor + [lower.declaration, upper.declaration],
    example: #"{"type": "tanh", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#,
    isContinuous: false, isDecay: true
  ) { arguments in
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (lower, upper) = (reader.read(lower), reader.read(upper))
    if let lower, let upper, lower >= upper {
      reader.error(
        at: reader.has(Self.upper) ? Self.upper : Self.lower, "`lower` is not below `upper`",
        hint: "the tangent runs from `lower` to `upper`; the further apart, the steeper the fall")
    }
    guard let peak, let lower, let upper else { return nil }
    return Tanh(peak: peak, floor: floor, steps: arguments.length, lower: lower, upper: upper)
  }
}
