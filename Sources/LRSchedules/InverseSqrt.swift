import LRInput
import LRMath

/// One over the square root of the time that has passed.
package struct InverseSqrtCurve: RateCurve {
  package let peak: Double
  package let floor: Double
  package let timescale: Double

  /// See the properties of the same names.
  package init(peak: Double, floor: Double, timescale: Double, power: Double = 0.5) {
    self.peak = peak
    self.floor = floor
    self.timescale = timescale
    self.power = power
  }
  package let power: Double

  package func rate(at step: Double) -> Double {
    let time = 1 + step / timescale
    return max(floor, peak / (power == 0.5 ? time.squareRoot() : Math.pow(time, power)))
  }

  package func piece(at step: Double) -> Piece {
    // lr/(1 + t/s)^p = min, solved for t.
    let quotient = floor > 0 ? peak / floor : .infinity
    let meeting = timescale * ((power == 0.5 ? quotient * quotient : Math.pow(quotient, 1 / power)) - 1)
    if step >= meeting { return .constant(floor, from: meeting, to: .infinity) }
    return Piece(start: 0, end: meeting, shape: .arc { rate(at: $0) })
  }
}

/// One over the square root of the time that has passed, lr/(1 + t/timescale)^power.
///
///     Warmup(100, before: InverseSqrt(peak: 0.1, timescale: 100)).rate(at: 400)   // 0.05
///
/// Source: Vaswani et al. 2017, arXiv:1706.03762.
public struct InverseSqrt: PlannedSchedule {
  /// The decay, never below the floor; it has no step at which it lands.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - timescale: Steps, above 0; the warmup's length in the Transformer.
  ///   - power: The power of the time, above 0.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(peak: Double, timescale: Double, power: Double = 0.5, floor: Double? = nil, steps: Int? = nil) {
    plan = SchedulePlan(
      InverseSqrtCurve(peak: peak, floor: floor ?? 0, timescale: timescale, power: power), steps: steps, peak: peak,
      facts: .falls(from: peak, to: floor, landing: nil))
  }

  private static let timescale = Key.number(
    "timescale", in: .between(1e-3, 1e12), unit: "steps",
    summary: "The steps after which the rate has fallen by √2; the warmup's length in the Transformer.")

  private static let power = Key.number(
    "power", in: .between(1e-3, 10), default: 0.5, summary: "The power of the time; 0.5 is the square root.")

  package static let entry = ScheduleEntry(
    name: "inverse_sqrt",
    otherNames: ["inverse_square_root", "rsqrt", "noam", "inv_sqrt", "transformer"],
    summary: "One over the square root of the time that has passed, usually after a warmup.",
    formula: "lr/(1 + t/timescale)^power, the square root unless told otherwise",
    latex: #"\eta_t = \frac{\eta_{\max}}{(1 + t / s)^{p}}, \quad p = \frac{1}{2}"#,
    edges: [
      Edge(
        "The peak is the first rate after the warmup, whatever `timescale` is.",
        #""lr": 1, "timescale": 10, "warmup": 10"#, [9: 1, 10: 1, 40: 0.5]),
      Edge(
        "It never reaches 0; a floor cuts it off where the two meet.", #""lr": 1, "timescale": 10, "min_lr": 0.5"#,
        [29: 0.5064, 30: 0.5, 99: 0.5]),
      Edge("Past T it holds the value it has there.", #""lr": 1, "timescale": 10, "steps": 30"#, [30: 0.5, 99: 0.5]),
    ],
    source: "Vaswani et al. 2017, arXiv:1706.03762; transformers' inverse_sqrt",
    keys: [SharedKeys.lr.declaration, timescale.declaration, power.declaration] + SharedKeys.floor,
    example: #"{"type": "inverse_sqrt", "lr": 0.1, "timescale": 100, "warmup": 100}"#,
    isDecay: true
  ) { arguments in
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let power = arguments.reader.read(power)
    guard let timescale = arguments.reader.require(timescale), let peak, let power else { return nil }
    return InverseSqrt(peak: peak, timescale: timescale, power: power, floor: floor, steps: arguments.length)
  }
}
