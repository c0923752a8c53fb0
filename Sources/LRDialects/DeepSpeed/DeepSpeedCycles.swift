import LRInput
import LRMath
import LRSchedules

/// A rate that grows without an end, to find the greatest that works.
enum DeepSpeedRangeTest {
  private static let low = Key.number(
    "lr_range_test_min_lr", kind: "rate", default: 1e-3, summary: "The first rate."
  ).perGroup()
  private static let size = Key.integer(
    "lr_range_test_step_size", in: .between(1, 1e12), unit: "steps", default: 2000,
    summary: "The steps in which the rate grows once.")
  private static let growth = Key.number(
    "lr_range_test_step_rate", default: 1, summary: "The growth in that time, as a share of the first rate.")
  private static let staircase = Key.bool(
    "lr_range_test_staircase", default: false, summary: "Whether the rate holds in between.")

  static let entry = DialectEntry(
    .deepspeed, "LRRangeTest", summary: "Straight up without an end, to find the greatest rate that works.",
    formula: "min·(1 + step_rate·t/step_size), or ⌊t/step_size⌋",
    latex: #"\eta_t = \eta_{\min} \left(1 + r \thinspace \frac{t}{s}\right)"#,
    edges: [
      Edge(
        "It grows by the same amount at every step, not by the same factor, and without an end.",
        #""lr_range_test_step_size": 10"#, [0: 0.001, 10: 0.002, 100: 0.011]),
      Edge(
        "A staircase holds for `lr_range_test_step_size` steps.",
        #""lr_range_test_step_size": 10, "lr_range_test_staircase": true"#, [9: 0.001, 10: 0.002]),
      .refused("A step size that Python would not take for an `int`.", #""lr_range_test_step_size": 1e1"#),
    ],
    source: DeepSpeedDialect.source,
    keys: [low, growth].map(\.declaration) + [size.declaration, staircase.declaration] + DeepSpeedClock.keys,
    example: #"""
      {"dialect": "deepspeed", "name": "LRRangeTest",
       "args": {"lr_range_test_min_lr": 0.001, "lr_range_test_step_size": 100, "lr_range_test_step_rate": 10}}
      """#,
    needsRate: false
  ) { reader, context in
    let (low, size, growth) = (reader.read(low), reader.steps(size), reader.read(growth))
    guard let isStaircase = reader.read(staircase), let low, let size, let growth else { return nil }
    let width = Double(size)
    var body: any RateCurve = Climb(low: low, slope: growth, width: width)
    if low == 0 || growth == 0 {
      body = ConstantCurve(peak: low)
    } else if isStaircase {
      body = StairLevels(stairs: FloorSteps(width: width, rule: .rounded)) { low * (1 + growth * $0) }
    }
    return DeepSpeedClock.curve(reader, context, first: low, lead: 1, curve: body)
      .flatMap { curve in
        context.madeOfNumbers(
          curve,
          facts: ScheduleFacts(
            growth < 0 ? .falls : .rises, peak: nil, floor: nil, warmup: nil, milestones: []
          ).inStairs(of: width, if: isStaircase && low != 0 && growth != 0))
      }
  }

  /// A straight line for ever.
  private struct Climb: RateCurve {
    let low: Double
    let slope: Double
    let width: Double

    func rate(at step: Double) -> Double { low * (1 + slope * (step / width)) }

    func piece(at step: Double) -> Piece {
      let start = (step / Climb.span).rounded(.down) * Climb.span
      let end = start + Climb.span
      return Piece(start: start, end: end, shape: .line(from: rate(at: start), to: rate(at: end)))
    }

    /// A line has an end; this one is longer than any run.
    private static let span = 0x1p40

    func phases(length: Double) -> [Phase] { [Phase(slope > 0 ? .rise : .decay, from: 0, to: length)] }
  }
}

/// Straight up, straight down, and a slow decay for ever.
struct DeepSpeedOneCycle: RateCurve {
  let low: Double
  let high: Double
  /// Steps up, above 0, and down.
  let up: Double
  let down: Double
  /// Stairs of each half; 0 is none.
  var upStairs = 0.0
  var downStairs = 0.0
  /// The growth of the divisor in a step after the cycle.
  var decay = 0.0

  private var total: Double { up + down }

  /// Whether both halves end on whole steps, and with a whole stair, so that they can be drawn.
  var isDrawable: Bool { [up, down, upStairs, downStairs].allSatisfy { $0 == $0.rounded() } }

  /// The cycle acts while t − 1 < total: with a fraction of a step at its end it begins anew for one step.
  private var turn: Double { total == total.rounded() ? total : total + 1 }

  func rate(at step: Double) -> Double {
    guard step < turn else { return low / (1 + decay * (step - total)) }
    return cycle(at: step < total ? step : step.truncatingRemainder(dividingBy: total))
  }

  private func cycle(at step: Double) -> Double {
    low + (high - low) * height(at: step)
  }

  /// Stairs hold their value for whole steps.
  private func height(at step: Double) -> Double {
    let whole = isDrawable ? step.rounded(.down) : step
    if step <= up {
      return upStairs > 0 ? (whole * upStairs / up).rounded(.down) / upStairs : step / up
    }
    return downStairs > 0 ? ((total - whole) * downStairs / down).rounded(.down) / downStairs : (total - step) / down
  }

  func piece(at step: Double) -> Piece {
    if step >= total {
      if decay == 0 { return .constant(low, from: total, to: .infinity) }
      return SmoothFormula(.decay) { rate(at: $0) }.piece(at: step).from(total)
    }
    let (start, end) = step < up ? (0, up) : (up, total)
    if (step < up ? upStairs : downStairs) > 0 { return stair(at: step, within: (start, end)) }
    return Piece(start: start, end: end, shape: .line(from: cycle(at: start), to: cycle(at: end)))
  }

  /// Stairs are as long as their value stays, found step by step: there is no shorter way past every rounding.
  private func stair(at step: Double, within half: (Double, Double)) -> Piece {
    let value = rate(at: step)
    let start = max(half.0, step.rounded(.down))
    var end = start + 1
    while end < half.1, end < start + DeepSpeedOneCycle.lookAhead, rate(at: end) == value { end += 1 }
    return .constant(value, from: start, to: min(end, half.1))
  }

  /// Bounds the work of one piece.
  private static let lookAhead = 256.0

  func phases(length: Double) -> [Phase] {
    [
      Phase(.rise, from: 0, to: up), Phase(.decay, from: up, to: total),
      Phase(decay == 0 ? .hold : .decay, from: total, to: .infinity, name: "tail"),
    ].compactMap { $0.clipped(to: length) }.filter { $0.end > $0.start }
  }
}

extension Piece {
  /// The part from a step on.
  fileprivate func from(_ step: Double) -> Piece {
    guard start < step else { return self }
    var piece = self
    piece.start = step
    return piece
  }
}
