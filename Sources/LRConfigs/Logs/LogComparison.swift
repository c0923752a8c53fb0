import LRInput

/// A logged rate held against the planned one: what the log did, and how far it came from the plan.
///
/// A log whose rate at step s is the plan's of update s has the offset 0. transformers logs the rate of update s − 1
/// (offset −1), and older versions that of update s; both are conventions, and no mistakes. A change of the offset
/// within a run is one.
public struct LogComparison: Sendable {
  /// A stretch of the log that follows the plan with one offset.
  public struct Stretch: Sendable, Equatable {
    /// The first logged step of it.
    public var from: Int
    /// The log's rate at step s is the plan's of update s + offset; nil where no small offset fits.
    public var offset: Int?

    /// `Stretch(from: 500, offset: -1)`
    public init(from: Int, offset: Int?) {
      self.from = from
      self.offset = offset
    }
  }

  /// What the log did, as a whole.
  public enum Course: Sendable, Equatable {
    case follows
    /// Its clock runs this many times as fast as the plan's.
    case clock(ClockRatio)
    /// Its rates are this many times the plan's.
    case rate(Double)
    /// Behind the plan by more and more updates.
    case behind
    /// Ahead of it or behind it by a few updates, from the second stretch on.
    case shifted
    /// From a step on it is the plan from an early update on.
    case back(to: Int, at: Int)
    case leaves
    case apart
  }

  /// A ratio of two clocks, of which one is 1.
  public struct ClockRatio: Sendable, Equatable {
    /// How many times as fast the log's clock runs; 1 where the plan's is the faster.
    public var log = 1
    /// How many times as fast the plan's clock runs; 1 where the log's is the faster.
    public var plan = 1
  }

  /// What the samples were counted in; steps of the log below are so many of these.
  public let unit: RunLog.Axis
  /// At least one, in the order of their steps.
  public let stretches: [Stretch]
  /// What the log did from its first step to its last.
  public let course: Course
  /// The offset with which the log is laid over the plan: that of a log that follows it, otherwise 0, as a figure draws both.
  public let offset: Int
  /// The greatest difference |log − plan| with that offset.
  public let largest: Double
  /// The logged step where it is.
  public let largestStep: Int
  /// The number of samples that were compared.
  public let count: Int

  /// Compares the samples that stand at whole steps; nil if there is none.
  ///
  /// - Parameters:
  ///   - unit: what the samples count, and so what the plan is asked for.
  ///   - plan: The planned rate of update t = 0, 1, 2, …, or that of an epoch.
  public init?(_ column: LogColumn, counting unit: RunLog.Axis = .step, plan: (Int) -> Double) {
    self.unit = unit
    let samples = column.samples.filter {
      $0.value.isFinite && $0.step >= 0 && $0.step < 1e9 && $0.step == $0.step.rounded()
    }
    guard !samples.isEmpty else { return nil }
    count = samples.count
    var alignment = LogAlignment(samples)
    (stretches, course) = alignment.course(plan)
    offset = course == .follows ? (stretches.first?.offset ?? nil) ?? 0 : 0
    var (largest, step) = (-1.0, 0)
    for sample in samples {
      let at = Int(sample.step)
      let difference = abs(sample.value - plan(max(0, at + offset)))
      if difference > largest { (largest, step) = (difference, at) }
    }
    self.largest = largest
    largestStep = step
  }

  /// Whether the log follows the plan from its first step to its last, with one offset.
  public var follows: Bool { course == .follows }

  /// What the comparison found, in one sentence without a period.
  ///
  ///     "the log is one step ahead of the plan from step 500"
  public var sentence: String {
    let difference =
      "the largest difference is \(ShortNumber(largest, digits: 3).plain), at \(unit.rawValue) \(largestStep)"
    switch course {
    case .follows:
      let convention = convention(offset)
      return "the log follows the plan" + (convention.isEmpty ? "" : ", \(convention)")
    case .clock(let clock) where clock.plan == 1:
      return "the log runs at \(clock.log) times the clock of the plan"
        + (unit == .epoch ? "" : " (as where each of \(clock.log) devices steps the scheduler)")
    case .clock(let clock):
      return "the log runs at 1/\(clock.plan) of the clock of the plan"
        + (unit == .epoch ? "" : " (as where a step of the log is one of \(clock.plan) batches of an update)")
    case .rate(let factor): return "the log has \(ShortNumber(factor, digits: 4).plain) times the rate of the plan"
    case .behind:
      return "the log falls behind the plan: \(lags)"
        + (unit == .epoch ? "" : " (updates skipped by the fp16 loss scaler are not counted)")
    case .shifted:
      let shift = ((stretches.last?.offset ?? nil) ?? 0) - ((stretches.first?.offset ?? nil) ?? 0)
      let count = abs(shift) == 1 ? "one \(unit.rawValue)" : "\(abs(shift)) \(unit.rawValue)s"
      return
        "the log is \(count) \(shift > 0 ? "ahead of" : "behind") the plan from \(unit.rawValue) "
        + "\(stretches.last?.from ?? 0)"
    case .back(let update, let step):
      return "the log jumps back to \(counted) \(update) of the plan at \(unit.rawValue) \(step)"
        + " (as where a run is resumed with a fresh scheduler)"
    case .leaves:
      return "the log leaves the plan at \(unit.rawValue) \(stretches.dropFirst().first?.from ?? 0); \(difference)"
    case .apart: return "the log does not follow the plan; \(difference)"
    }
  }

  /// `2 updates from step 10, 4 from step 20`, counted from how the log began.
  private var lags: String {
    let first = (stretches.first?.offset ?? nil) ?? 0
    let base = first == -1 ? -1 : min(0, max(first, 0))
    let found = stretches.compactMap { stretch -> (lag: Int, from: Int)? in
      guard let offset = stretch.offset, offset < base else { return nil }
      return (base - offset, stretch.from)
    }
    let told = found.count > 5 ? Array(found.prefix(4)) + found.suffix(1) : found
    let words = told.enumerated().map { index, lag in
      "\(lag.lag)\(index > 0 ? "" : " \(counted)\(lag.lag == 1 ? "" : "s")") from \(unit.rawValue) \(lag.from)"
    }
    return found.count > 5
      ? words.dropLast().joined(separator: ", ") + ", … and \(words.last ?? "")" : words.joined(separator: ", ")
  }

  /// What of the plan stands at one of the log's counts.
  private var counted: String { unit == .epoch ? "epoch" : "update" }

  private func convention(_ offset: Int) -> String {
    switch offset {
    case 0: ""
    case -1:
      "counting \(counted)s that are done: at \(unit.rawValue) \(unit.rawValue.prefix(1)) stands the rate of "
        + "\(counted) \(unit.rawValue.prefix(1)) − 1"
    default:
      "\(abs(offset) == 1 ? "one \(counted)" : "\(abs(offset)) \(counted)s") "
        + "\(offset > 0 ? "ahead of" : "behind") it throughout"
    }
  }
}
