import LRInput
import LRMath

/// A rate that grows until training breaks: the test that finds the greatest rate.
package struct RangeTestCurve: RateCurve {
  package enum Growth: Sendable {
    /// from·(1 + rate·t/size): by the same amount in equal times, without an end of its own.
    case steady(rate: Double, size: Double, stairs: Stairs?)
    /// To a rate at the end: by the same amount, or by the same factor, in equal times.
    case line(to: Double)
    case factor(to: Double)
  }

  package let from: Double
  /// T, in steps.
  package let length: Double
  package let growth: Growth

  package func rate(at step: Double) -> Double {
    switch growth {
    case .steady(let rate, let size, let stairs):
      let times = stairs.map { $0.index(at: step) } ?? step / size
      return from * (1 + rate * times)
    case .line(let to):
      return Transition(from: to, to: from).rate(remaining: step / length)
    case .factor(let to):
      return min(to, from * Math.pow(to / from, step / length))
    }
  }

  package func piece(at step: Double) -> Piece {
    switch growth {
    case .steady(_, _, let stairs?):
      let index = stairs.index(at: step)
      return .constant(rate(at: step), from: stairs.start(of: index), to: stairs.start(of: index + 1))
    case .steady, .line:
      return Piece(start: 0, end: length, shape: .line(from: from, to: rate(at: length)))
    case .factor:
      return Piece(start: 0, end: length, shape: .arc { rate(at: $0) })
    }
  }

  package func final(length: Double) -> Double {
    switch growth {
    case .steady: rate(at: length)
    case .line(let to), .factor(let to): to
    }
  }

  package func phases(length: Double) -> [Phase] { [Phase(.rise, from: 0, to: length)] }
}

/// A rate that grows until training breaks: the test that finds the greatest rate.
///
///     RangeTest(from: 1e-5, to: 1, steps: 1000).rate(at: 500)   // 0.003162
///
/// first·(last/first)^(t/T), or a straight line between the two.
///
/// Source: Smith 2017, arXiv:1506.01186.
public struct RangeTest: PlannedSchedule {
  /// Whether the way is straight on a logarithmic or on a linear axis.
  public enum Shape: String, Sendable, CaseIterable {
    /// The same factor in equal times.
    case exponential
    /// The same amount in equal times.
    case linear
  }

  /// The rise; its peak is the last rate.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - first: The rate of update 0, above 0.
  ///   - last: The rate at t = `steps` and after it, at least the first.
  ///   - steps: Its length T.
  ///   - shape: The axis on which its way is straight.
  public init(from first: Double, to last: Double, steps: Int, shape: Shape = .exponential) {
    let curve = RangeTestCurve(
      from: first, length: Double(steps), growth: shape == .linear ? .line(to: last) : .factor(to: last))
    plan = SchedulePlan(
      curve, steps: steps, peak: last, warmsUpTo: first,
      facts: ScheduleFacts(.rises, peak: last, floor: nil, warmup: nil, milestones: [], landing: Double(steps)))
  }

  /// - Parameters:
  ///   - first: The rate of update 0, above 0.
  ///   - stepSize: The steps in which the rate grows by `stepRate` times the first, above 0.
  ///   - stepRate: The growth in `stepSize` steps, at least 0.
  ///   - staircase: Whether the rate holds for `stepSize` steps and then jumps.
  ///   - steps: Its length, after which it holds.
  public init(
    from first: Double, stepSize: Double, stepRate: Double = 1, staircase: Bool = false, steps: Int
  ) {
    let stairs = Stairs.asked(staircase, width: stepSize)
    let curve = RangeTestCurve(
      from: first, length: Double(steps), growth: .steady(rate: stepRate, size: stepSize, stairs: stairs))
    plan = SchedulePlan(
      curve, steps: steps, peak: curve.rate(at: Double(steps)), warmsUpTo: first,
      facts: ScheduleFacts(.rises, peak: nil, floor: nil, warmup: nil, milestones: []))
  }

  private static let from = Key.number(
    "from", in: .between(1e-100, 1e100), summary: "The rate of the first update, above 0.")
  private static let lr = Key.rate(
    "lr", defaultText: "none", summary: "The rate at the end; without it the growth is given by `step_size`.")
  private static let shape: Key<Shape> = .choice(
    "shape", default: .exponential, aliases: ["exp": .exponential, "log": .exponential],
    summary: "Whether the way to `lr` is straight on a logarithmic or on a linear axis.")
  private static let stepSize = Key.number(
    "step_size", in: .between(1e-3, 1e12), unit: "steps", default: 2000,
    summary: "The steps in which the rate grows by `step_rate` times `from`.")
  private static let stepRate = Key.number(
    "step_rate", in: .between(0, 1e100), default: 1, summary: "The growth in `step_size` steps, in units of `from`.")
  private static let staircase = Key.bool(
    "staircase", default: false, summary: "Whether the rate holds for `step_size` steps and then jumps.")

  package static let entry = ScheduleEntry(
    name: "range_test", otherNames: ["lr_range_test", "LRRangeTest", "lr_find", "lr_finder"],
    summary: "A rate that grows until training breaks: the test that finds the greatest rate.",
    formula: "from·(lr/from)^(t/T), or from·(1 + step_rate·t/step_size)",
    latex:
      #"""
      \eta_t = \eta_0 \left(\frac{\eta_{\max}}{\eta_0}\right)^{t/T} \quad \text{or} \quad \eta_0 \left(1 + r \#
      \thinspace \frac{t}{s}\right)
      """#,
    edges: [
      Edge(
        "`lr` is the value at t = T, one step after the last update, and past it.", #""from": 0.001, "lr": 1"#,
        [0: 0.001, 50: 0.03162, 100: 1, 150: 1]),
      Edge(
        "The shape `linear` grows by the same amount at every step.", #""from": 0.001, "lr": 1, "shape": "linear""#,
        [50: 0.5005, 100: 1]),
      Edge(
        "Without `lr` it grows by `step_rate` times `from` in `step_size` steps, and holds at T.",
        #""from": 0.001, "step_size": 10"#, [10: 0.002, 100: 0.011, 150: 0.011]),
      .refused("`lr` below `from`.", #""from": 1, "lr": 0.1"#),
      .refused(
        "`lr` together with `step_size`, `step_rate` or `staircase`.", #""from": 0.001, "lr": 1, "step_size": 10"#),
    ],
    source: "Smith 2017, arXiv:1506.01186; DeepSpeed's LRRangeTest",
    keys: [
      from.declaration, lr.declaration, shape.declaration, stepSize.declaration, stepRate.declaration,
      staircase.declaration,
    ],
    example: #"{"type": "range_test", "from": 1e-5, "lr": 1}"#,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let (shape, size, rate) = (reader.read(shape), reader.read(stepSize), reader.read(stepRate))
    let isStaircase = reader.read(staircase)
    guard let from = reader.require(from) else { return nil }
    guard reader.has(lr) else {
      if reader.has(Self.shape) {
        reader.sink.error(
          at: reader.keyOffset(of: Self.shape), "`shape` acts only with `lr`",
          hint: "give `lr`, the rate at the end, or leave `shape` out")
      }
      guard let size, let rate else { return nil }
      let test = RangeTest(
        from: from, stepSize: size, stepRate: rate, staircase: isStaircase == true, steps: arguments.length)
      if test.peak > 1e100 {
        reader.error(at: stepRate, "the rate grows above 1e100", hint: "make `step_rate` smaller")
      }
      return test
    }
    if reader.has(stepSize) { arguments.exclude(lr, stepSize) }
    if reader.has(stepRate) { arguments.exclude(lr, stepRate) }
    if reader.has(staircase) { arguments.exclude(lr, staircase) }
    guard let peak = reader.read(lr), let shape else { return nil }
    if peak < from {
      reader.error(at: lr, "`lr` is below `from`", hint: "a range test grows; `lr` is the rate at its end")
    }
    return RangeTest(from: from, to: peak, steps: arguments.length, shape: shape)
  }
}
