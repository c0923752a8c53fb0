public import LRConfigs
public import LRResults
import LRSchedules

/// One column of a log as a curve of a chart.
public struct LoggedCurve: Sendable {
  /// The log's file, as the spec names it.
  public var file: String
  /// The name of the column in the log.
  public var column: String
  /// What was logged: the rate, the loss, or what only its column names.
  public var quantity: Quantity
  /// What was logged, in the order of the steps; at least one value is finite.
  public private(set) var samples: [LogSample]
  /// What a reader would point at.
  private(set) var facts: CurveFacts
  /// What the steps of the samples count.
  public private(set) var axis: RunLog.Axis
  /// What the file counts, in which it is held against its plan.
  private(set) var count: Count
  /// True where the log is so long that only first, lowest, highest and last value of each stretch were kept.
  public var isReduced: Bool
  /// How the log counts, where that is known to surprise.
  public var convention: String?
  /// The planned curve that the log belongs to, and how it follows it.
  public var plan: Plan?

  /// What a log counts: so many steps of the chart each.
  struct Count: Sendable, Equatable {
    var unit: RunLog.Axis
    var length = 1.0

    /// A step of the chart in what the log counts, whole where it is but for rounding.
    func of(_ step: Double) -> Double {
      let (x, whole) = (step / length, (step / length).rounded())
      return abs(x - whole) <= 1e-9 * max(1, abs(x)) ? whole : x
    }

    /// The step of the chart in which one of them begins.
    func step(of x: Double) -> Double {
      length >= 1 ? (x * length).rounded() : (x * length + 1e-9).rounded(.down)
    }
  }

  /// A log beside its plan.
  public struct Plan: Sendable {
    /// The plan's place in the chart's list of curves.
    public var curve: Int
    /// How the log follows it.
    public var comparison: LogComparison
  }

  /// Values beyond this are no number that a chart could show; the line breaks there.
  private static let greatest = 1e100

  /// - Returns: nil for a column without a single finite value at a step that a run can have.
  init?(_ column: LogColumn, of log: RunLog, file: String, quantity: Quantity, unit: RunUnit, stepsPerEpoch: Double?) {
    // Where it is known how many steps an epoch has, the log comes to count what the chart does.
    let own: RunLog.Axis = unit == .epoch ? .epoch : .step
    let isOther = log.axis != own && log.axis != .row
    let factor = isOther ? stepsPerEpoch.map { unit == .epoch ? 1 / $0 : $0 } : nil
    let samples = column.samples.compactMap { sample -> LogSample? in
      let step = sample.step * (factor ?? 1)
      guard step >= 0, step <= Double(Defaults.steps) else { return nil }
      let fits = abs(sample.value) <= LoggedCurve.greatest
      return LogSample(step: step, value: fits ? sample.value : .nan)
    }
    guard let facts = Self.facts(of: samples) else { return nil }
    self.samples = samples
    self.facts = facts
    self.file = file
    self.column = column.name
    self.quantity = quantity
    axis = factor == nil ? log.axis : own
    count = Count(unit: log.axis, length: factor ?? 1)
    isReduced = column.isReduced
    convention = log.convention
  }

  /// The samples that are numbers.
  var finite: [LogSample] { samples.filter { $0.value.isFinite } }
  var firstStep: Double { samples.first?.step ?? 0 }
  var lastStep: Double { samples.last?.step ?? 0 }

  /// Leaves out what was logged behind a step; the first sample stays.
  mutating func cut(behind step: Double) {
    samples = Array(samples.prefix(1)) + samples.dropFirst().filter { $0.step <= step }
    facts = Self.facts(of: samples) ?? facts
  }

  /// How the log follows a plan, told in what its file counts; nil where it has no value at a whole one.
  func comparison(with plan: (Double) -> Double) -> LogComparison? {
    let own = finite.map { LogSample(step: count.of($0.step), value: $0.value) }
    // Parts of an epoch lie at steps of the chart.
    guard own.allSatisfy({ $0.step == $0.step.rounded() }) else {
      return LogComparison(LogColumn(name: column, quantity: .lr, samples: finite), counting: axis) { plan(Double($0)) }
    }
    return LogComparison(LogColumn(name: column, quantity: .lr, samples: own), counting: count.unit) {
      plan(count.step(of: Double($0)))
    }
  }

  /// The log on another clock, of which each of its steps is so many.
  func scaled(by factor: Double, onto axis: RunLog.Axis) -> LoggedCurve {
    var log = self
    log.axis = axis
    log.count.length *= factor
    log.samples = samples.map { LogSample(step: $0.step * factor, value: $0.value) }
    log.facts = Self.facts(of: log.samples) ?? facts
    return log
  }

  private static func facts(of samples: [LogSample]) -> CurveFacts? {
    CurveFacts(
      samples.lazy.filter { $0.value.isFinite }.map { CurveFacts.Point(step: $0.step, value: $0.value) })
  }
}
