import LRInput
import LRMath

/// A power of the share that is left.
package struct PolynomialCurve: RateCurve {
  package let way: Transition
  /// T, in steps.
  package let length: Double
  package let power: Double

  /// See the properties of the same names.
  package init(way: Transition, length: Double, power: Double, k: Double = 1) {
    self.way = way
    self.length = length
    self.power = power
    self.k = k
  }
  /// The power of the time that has passed.
  package let k: Double

  package func rate(at step: Double) -> Double {
    let left = k == 1 ? 1 - step / length : 1 - Math.pow(step / length, k)
    if power == 1 { return way.rate(remaining: left) }
    // The last arc is drawn to its very end, where the quotient may round to a little above 1.
    return way.rate(remaining: Math.pow(max(0, left), power))
  }

  package func piece(at step: Double) -> Piece {
    if power == 1, k == 1 { return Piece(start: 0, end: length, shape: .line(from: way.from, to: way.to)) }
    return Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
  }

  package func final(length: Double) -> Double { way.to }

  package func phases(length: Double) -> [Phase] {
    [Phase(way.direction, from: 0, to: length)]
  }
}

/// A power of the share that is left.
///
///     Polynomial(peak: 0.1, steps: 1000, power: 2).rate(at: 500)   // 0.025
///
/// floor + (peak − floor)·(1 − (t/T)^k)^power for t < T, the floor from there on.
///
/// Source: Caffe's poly policy; torch.optim.lr_scheduler.PolynomialLR, optax.polynomial_schedule.
public struct Polynomial: PlannedSchedule {
  /// The way, at its last rate from T on; its facts name the floor only where one is given.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - floor: The rate at t = `steps` and after it, at most the peak; nil is 0.
  ///   - steps: Its length T.
  ///   - power: The exponent of the share that is left, above 0; 1 is a straight line.
  ///   - k: The power of t/T, above 0; above 1 the decay comes later.
  public init(peak: Double, floor: Double? = nil, steps: Int, power: Double = 1, k: Double = 1) {
    self.init(RateEnds(peak: peak, floor: floor), steps: steps, power: power, k: k)
  }

  /// The same between two rates, of which the last may be the greater.
  public init(from first: Double, to last: Double, steps: Int, power: Double = 1, k: Double = 1) {
    self.init(RateEnds(from: first, to: last), steps: steps, power: power, k: k)
  }

  fileprivate init(_ ends: RateEnds, steps: Int, power: Double, k: Double) {
    plan = SchedulePlan(
      PolynomialCurve(way: ends.way, length: Double(steps), power: power, k: k), steps: steps, peak: ends.peak,
      warmsUpTo: ends.way.from, facts: ends.facts(steps: steps))
  }

  private static let power = Key.number(
    "power", in: .above(0, upTo: 1000), default: 1, summary: "The exponent; 1 is a straight line, 2 lands gently.")

  package static let entry = ScheduleEntry(
    name: "polynomial", otherNames: ["poly", "polynomial_decay", "PolynomialLR", "polynomial_schedule", "quadratic"],
    summary: "A power of the share of the run that is left.",
    formula: "min + (lr − min)·(1 − (t/T)^k)^power",
    latex: #"\eta_t = \eta_{\min} + (\eta_{\max} - \eta_{\min}) \left(1 - \left(\frac{t}{T}\right)^{k}\right)^{p}"#,
    edges: [
      Edge(
        "The floor is the value at t = T, and past it.", #""lr": 1, "min_lr": 0.1, "power": 2"#,
        [50: 0.325, 100: 0.1, 150: 0.1]),
      Edge(
        "A power below 1 stays high and drops at the very end.", #""lr": 1, "power": 0.5"#, [75: 0.5, 99: 0.1, 100: 0]),
      Edge("With `k` above 1 the decay comes later.", #""lr": 1, "k": 2"#, [50: 0.75, 100: 0]),
      Edge(
        "`from` and `to` take the place of `lr` and the floor, and may rise.", #""from": 0, "to": 1, "power": 2"#,
        [50: 0.75, 100: 1]),
      .refused("`lr` or a floor together with `from` and `to`.", #""lr": 1, "from": 0.1, "to": 1"#),
    ],
    source: "Caffe's poly policy; torch.optim.lr_scheduler.PolynomialLR, optax.polynomial_schedule",
    keys: [RateEnds.lr] + SharedKeys.floor + [power.declaration, Cosine.k.declaration] + RateEnds.keys,
    example: #"{"type": "polynomial", "lr": 0.1, "min_lr": 0.001, "power": 2}"#
  ) { arguments in
    let ends = RateEnds.read(arguments)
    let power = arguments.reader.read(power)
    let k = arguments.reader.read(Cosine.k)
    guard let ends, let power, let k else { return nil }
    return Polynomial(ends, steps: arguments.length, power: power, k: k)
  }
}
