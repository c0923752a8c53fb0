import LRInput
import LRMath

/// A linear rise before another schedule, which has its own clock after it.
///
///     Warmup(50, before: Cosine(peak: 0.1, floor: 0.001, steps: 950)).rate(at: 24)   // 0.05
///
/// Plain: lr·(t + 1)/w for t < w, so that no step is wasted at 0 and update w − 1 already has the full rate.
/// From a start s: s + (lr − s)·t/w. Here lr is the schedule's own peak, whatever it begins with; a schedule
/// without one warms up to the rate with which it begins. (Goyal et al. 2017, arXiv:1706.02677.)
public struct Warmup: PlannedSchedule {
  /// The rise and what follows it, on the clock of the rise; the peak is that of what follows.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - steps: w, its length in steps, at least 0: one of 0 or 1 changes no rate.
  ///   - start: The rate of update 0, at most the full rate; nil for the plain form.
  ///   - main: What follows, from step w on.
  public init(_ steps: Int, from start: Double? = nil, before main: any Schedule) {
    self.init(steps, from: start, isShare: false, before: SchedulePlan(of: main))
  }

  /// - Parameter isShare: Whether its length is written as a share of the run.
  private init(_ steps: Int, from start: Double?, isShare: Bool, before main: SchedulePlan) {
    var plan = main
    plan.facts = plan.facts.asPart(from: Double(steps)).with { facts in
      facts.warmup = ScheduleFacts.Warmup(Double(steps), isShare: isShare)
    }
    plan.peak = max(plan.peak, plan.warmsUpTo)
    if steps > 0 {
      plan.schedule = WarmupCurve(steps: steps, start: start, to: plan.warmsUpTo, main: plan.schedule)
    }
    self.plan = plan
  }
}

/// The rise and what follows it.
package struct WarmupCurve: Schedule {
  private let steps: Double
  private let rise: Transition
  /// First step with the full rate: w − 1 in the plain form, w from a start.
  private let top: Double
  /// True if the rise is computed as a share of the full rate.
  private let isPlain: Bool
  private var main: any Schedule

  /// - Parameters:
  ///   - steps: w, at least 1.
  ///   - start: The rate of update 0; nil for the plain form.
  package init(steps: Int, start: Double?, to full: Double, main: any Schedule) {
    self.steps = Double(steps)
    isPlain = start == nil
    rise = Transition(from: start ?? full / Double(steps), to: full)
    top = Double(start == nil ? steps - 1 : steps)
    self.main = main
  }

  package func rate(at step: Double) -> Double {
    if step >= steps { return main.rate(at: step - steps) }
    if step >= top { return rise.to }
    if isPlain { return min(rise.to, rise.to * ((step + 1) / steps)) }
    return rise.rate(remaining: 1 - step / steps)
  }

  package func piece(at step: Double) -> Piece {
    if step >= steps { return main.piece(at: step - steps).shifted(by: steps).reaching(past: step) }
    if step >= top { return .constant(rise.to, from: top, to: steps) }
    return Piece(start: 0, end: top, shape: .line(from: rise.from, to: rise.to))
  }

  package func hasRate(at step: Double) -> Bool { step < steps || main.hasRate(at: step - steps) }

  package func driven(by metrics: [Double]) -> any Schedule {
    var copy = self
    copy.main = main.driven(by: metrics)
    return copy
  }

  package func phases(until end: Double) -> [Phase] {
    [Phase(.warmup, from: 0, to: min(steps, end))] + main.phases(until: end - steps).map { $0.shifted(by: steps) }
  }
}

extension Warmup {
  /// What a spec asks for.
  package struct Request: Sendable {
    package var extent: Extent
    package var start: Double?
    /// Where the number of steps and the start stand.
    package var stepsOffset = -1
    package var startOffset = -1
  }

  private static let stepsKey = Key.stepsOrPercent("steps", summary: "The length of the warmup.")

  private static let startKey = Key.rate(
    "start", defaultText: "lr/w", summary: "The rate of the first update; the warmup is then start + (lr − start)·t/w.")

  package static let key = Key<Request>(
    KeyDeclaration(
      name: "warmup", kind: "steps, percent or object", unit: "steps", defaultText: "0",
      summary: "A linear rise lr·(t + 1)/w before the main part: w steps, a share of the run such as \"5%\", "
        + "or {\"steps\": w, \"start\": rate}.",
      schema: schema)
  ) { node, declaration, sink in
    guard node.members != nil else {
      return plainKey.decode(node, declaration, sink).map { Request(extent: $0, stepsOffset: node.offset) }
    }
    guard
      let reader = ObjectReader(
        node, keys: [stepsKey.declaration, startKey.declaration], what: "a warmup", aliases: aliases, sink: sink)
    else { return nil }
    let start = reader.read(startKey)
    guard let extent = reader.require(stepsKey) else { return nil }
    return Request(
      extent: extent, start: start, stepsOffset: reader.offset(of: stepsKey), startOffset: reader.offset(of: startKey))
  }

  /// A plain length, or an object.
  private static let schema: SchemaFragment = {
    var schema = plainKey.declaration.schema
    schema.types.append(.object)
    schema.members = [stepsKey.declaration, startKey.declaration]
    return schema
  }()

  private static let plainKey = Key.stepsOrPercent("warmup", summary: "The length of the warmup.")
  private static let aliases = ["init": "start", "init_value": "start", "from": "start", "start_lr": "start"]

  /// The warmup on the reference pages.
  package static let entry = ModifierEntry(
    name: "warmup",
    summary: "A linear rise before any schedule; the schedule's own clock starts after it.",
    formula: "lr·(t + 1)/w for t < w, or start + (lr − start)·t/w",
    latex: #"""
      \eta_t = \eta_{\max} \frac{t + 1}{w} \quad \text{or} \quad \eta_s + (\eta_{\max} - \eta_s) \frac{t}{w}, \quad \#
      t \lt w
      """#,
    edges: [
      Edge(
        "No step is wasted at 0: update 0 has lr/w, and update w − 1 has the whole rate already.",
        #""warmup": 4"#, [0: 0.25, 3: 1, 4: 1]),
      Edge(
        "With `start` update 0 has that rate, and update w is the first with the whole one.",
        #""warmup": {"steps": 4, "start": 0}"#, [0: 0, 3: 0.75, 4: 1]),
      Edge("A percentage is a share of the whole run, rounded to a step.", #""warmup": "5%""#, [0: 0.2, 4: 1]),
      Edge("A warmup of 1 step changes nothing, nor does one of 0.", #""warmup": 1"#, [0: 1, 1: 1]),
      .refused("A share that is not written as a percentage.", #""warmup": 0.05"#),
      .refused("A warmup that is longer than the schedule or the run.", #""warmup": 101"#),
      .refused("A `start` above the rate that it leads to.", #""warmup": {"steps": 4, "start": 2}"#),
    ],
    source: "Goyal et al. 2017, arXiv:1706.02677; the form (t + 1)/w: torchtitan, nanoGPT",
    keys: [stepsKey.declaration, startKey.declaration],
    example: #"{"type": "constant", "lr": 0.1, "warmup": {"steps": 50, "start": 0.001}}"#)

  /// A warmup of known length, still without the schedule that follows it.
  package struct Planned {
    package var steps = 0
    package var start: Double?
    package var startOffset = -1
    /// Whether it is written, and as a share of the run.
    package var isWritten = false
    package var isShare = false

    /// The schedule with its warmup before it.
    package func applied(to main: any PlannedSchedule, reader: ObjectReader) -> any PlannedSchedule {
      if let start, start > main.plan.warmsUpTo {
        reader.sink.error(
          at: startOffset, "the warmup starts above the rate it leads to", hint: "a warmup rises; put `start` below it")
      }
      return isWritten ? Warmup(steps, from: start, isShare: isShare, before: main.plan) : main
    }
  }

  /// Reads `warmup`; one that does not fit is reported.
  ///
  /// - Parameter length: Steps of the schedule, warmup included.
  package static func request(_ reader: ObjectReader, length: Int, clock: RunClock) -> Planned {
    guard reader.has(key), let request = reader.read(key) else { return Planned() }
    let steps = request.extent.steps(of: clock.run)
    guard steps <= min(length, clock.left) else {
      let room =
        length < clock.left
        ? "the schedule's own \(StepCount.text(length))"
        : clock.left == clock.run
          ? "the run of \(StepCount.digits(clock.run))"
          : "the \(StepCount.text(clock.left)) left of the run"
      reader.sink.error(
        at: request.stepsOffset, "the warmup of \(StepCount.text(steps)) is longer than \(room)",
        hint: "there is room for at most \(StepCount.text(min(length, clock.left)))")
      return Planned()
    }
    let isShare = if case .percent = request.extent { true } else { false }
    return Planned(
      steps: steps, start: request.start, startOffset: request.startOffset, isWritten: true, isShare: isShare)
  }
}
