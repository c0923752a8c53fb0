import LRInput
import LRMath
import LRSchedules

/// What a framework's schedule is given besides its arguments.
struct DialectContext {
  let dialect: Dialect
  /// The framework's name of the schedule, as it is written.
  let name: String
  /// The optimizer's own rate, if it is written.
  let lr: Double?
  /// The metric after update 0, 1, 2, …, if it is written.
  let metrics: [Double]?
  /// Length of the training that the schedule is meant for, if it is written.
  let total: Int?
  var clock: RunClock
  /// Where the object and its name stand.
  let offset: Int
  let nameOffset: Int
  let sink: DiagnosticSink
  /// How many schedules enclose this one.
  var depth = 0

  /// The optimizer's rate; its absence is an error.
  func base() -> Double? {
    if lr == nil {
      sink.error(
        at: offset, "`lr` is missing: \(name) starts from the rate of the optimizer",
        hint: "write \"lr\": 0.1 beside \"args\"")
    }
    return lr
  }

  /// The list of metrics; its absence is an error.
  func measured() -> [Double]? {
    if metrics == nil {
      sink.error(
        at: offset, "`metrics` is missing: \(name) acts on the metric after each update",
        hint: "write \"metrics\": [1.0, 0.9, …] beside \"args\"")
    }
    return metrics
  }

  /// A warning at the name: one sentence on what looks like a bug and is how the framework behaves.
  func quirk(_ message: String, hint: String? = nil) {
    sink.warning(at: nameOffset, message, hint: hint)
  }

  /// Makes the schedule of a curve that is right for every step ≥ 0.
  ///
  /// - Parameters:
  ///   - peak: A rate that is never exceeded in the run; found by looking when it is not given.
  ///   - facts: What it was asked for, on its own clock.
  func made(_ curve: any RateCurve, peak: Double? = nil, cost: Int = 1, facts: ScheduleFacts) -> DialectSchedule {
    DialectSchedule(curve: curve, peak: peak ?? highest(of: curve), cost: cost, facts: facts)
  }

  /// Makes the schedule of a training that goes on: what it was asked for lies on the clock of the whole training.
  func goingOn(_ rates: [Double]) -> DialectSchedule {
    let facts = ScheduleFacts(.listed, peak: nil, floor: nil, warmup: nil, milestones: [])
    return made(TableCurve(rates: rates), peak: rates.max() ?? 0, facts: facts.with { $0.isStepped = true })
  }

  /// Whether the steps of the run are few enough to be taken one by one; more are an error.
  func canStep() -> Bool {
    let steps = clock.left
    if steps > DialectReader.mostSimulated {
      sink.error(
        at: nameOffset, "\(name) is computed step by step here, and \(StepCount.text(steps)) are too many",
        hint: "at most \(StepCount.text(DialectReader.mostSimulated))")
    }
    return steps <= DialectReader.mostSimulated
  }

  /// The highest rate of the run; not a number where a rate is none.
  private func highest(of curve: any RateCurve) -> Double {
    let schedule = Endless(curve: curve)
    return RunExtremes(schedule, steps: max(1, clock.left), mostLooks: Self.mostLooks).highest.rate
  }

  /// Reading a schedule takes no longer than looking at so many of its updates.
  private static let mostLooks = 4096

  /// Reads a nested part, `{"schedule": name, "args": {…}}`, with the same rate of the optimizer.
  func part(_ node: Node) -> DialectSchedule? {
    DialectReader.part(node, context: self)
  }
}

/// A framework's schedule: a curve on a clock without an end.
struct DialectSchedule {
  var curve: any RateCurve
  /// A rate that is never exceeded in the run.
  var peak: Double
  /// How many simple curves one value needs at most.
  var cost = 1
  /// What it was asked for, on its own clock.
  var facts: ScheduleFacts
}

/// The schedule of a curve that never ends.
struct Endless: Schedule {
  let curve: any RateCurve

  func rate(at step: Double) -> Double { curve.rate(at: step) }
  func piece(at step: Double) -> Piece { curve.piece(at: step).reaching(past: step) }
  func hasRate(at step: Double) -> Bool { curve.hasRate(at: step) }
  func driven(by metrics: [Double]) -> any Schedule { Endless(curve: curve.driven(by: metrics)) }
  func phases(until end: Double) -> [Phase] {
    end > 0 ? curve.phases(length: end).compactMap { $0.clipped(to: end) } : []
  }
}

extension DialectContext {
  /// The same on the clock of a scheduler that is stepped every so many updates; its messages go to another sink.
  ///
  /// A metric counts where the scheduler sees it.
  func stepped(every: Int, sink: DiagnosticSink) -> DialectContext {
    func calls(_ steps: Int) -> Int { (steps + every - 1) / every }
    let seen = metrics.map { SteppedEvery.seen($0, every: every) }
    return DialectContext(
      dialect: dialect, name: name, lr: lr, metrics: seen, total: total,
      clock: RunClock(run: calls(clock.run), left: calls(clock.left)), offset: offset, nameOffset: nameOffset,
      sink: sink)
  }
}
