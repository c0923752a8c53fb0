public import LRSchedules
import LRTraining

/// The numbers of one quantity of one curve: everything that shows them reads them here, and never a run.
///
///     for row in table { print(row.x, row.value, row.counted, row.runs) }
public struct ResultTable: Sendable {
  /// What surrounds the numbers.
  public enum Interval: Sendable, Equatable {
    case none
    /// The mean less and plus its standard error.
    case standardError
    /// The 5 % and the 95 % quantile over the coordinates.
    case quantiles
    /// Wilson's interval of a share, at 95 %.
    case wilson
    /// Two columns of a table, by their names.
    case columns(String, String)
  }

  /// Where the numbers are; rows are made when they are asked for, so that no table is held beside its runs.
  enum Storage: Sendable {
    case rows([ResultRow])
    /// A recorded quantity, by its place in the recording, at the first `count` points.
    case runs(Replicates, place: Int, count: Int)
    case rates(RunRates)
    /// Σ η_s^power for s < t, t = 0 … T.
    case sums(RunRates, power: Int)
    case samples(steps: [Double], values: [Double])
    case banded(steps: [Double], values: [Double], low: [Double], high: [Double])
  }

  /// What the lower and the upper end of its rows are.
  public var interval: Interval
  /// Runs that were made for it; 0 where it follows from the rates.
  public var runs: Int
  /// Those of the runs that diverged.
  public var diverged: Int
  /// The tuned peak of the rates that the numbers belong to; nil where they were not tuned.
  public var tuned: TunedPeak?
  /// The best of numbers against the peak rate; nil where there is none.
  public let best: ResultRow?
  /// What it is compared with others by; nil where its numbers are no scores, or their peak was chosen by runs unknown here.
  public let arm: Arm?
  let storage: Storage

  init(
    _ storage: Storage, interval: Interval = .none, runs: Int = 0, diverged: Int = 0, tuned: TunedPeak? = nil,
    best: ResultRow? = nil, arm: Arm? = nil
  ) {
    self.best = best
    self.arm = arm
    self.storage = storage
    self.interval = interval
    self.runs = runs
    self.diverged = diverged
    self.tuned = tuned
  }

  /// The rates of a schedule that nothing is trained under, at steps 0 … T − 1.
  public init(_ schedule: any Schedule, steps: Int) {
    self.init(.rates(.planned(schedule, steps: steps)))
  }

  /// What a log has, NaN where it has no number.
  public init(steps: [Double], values: [Double]) {
    self.init(.samples(steps: steps, values: values))
  }

  /// What a table has, with a lower and an upper end for each of its values, from columns of these names.
  public init(steps: [Double], values: [Double], low: [Double], high: [Double], between names: (String, String)) {
    self.init(.banded(steps: steps, values: values, low: low, high: high), interval: .columns(names.0, names.1))
  }

  /// Whether the ends of its interval are printed beside the numbers.
  var hasPrintedEnds: Bool {
    switch interval {
    case .quantiles, .columns: true
    case .none, .standardError, .wilson: false
    }
  }

  /// Rows of the table.
  public var count: Int {
    switch storage {
    case .rows(let rows): rows.count
    case .runs(_, _, let count): count
    case .rates(let rates): rates.count
    case .sums(let rates, _): rates.count + 1
    case .samples(let steps, _), .banded(let steps, _, _, _): steps.count
    }
  }

  /// Whether every step 0, 1, 2, … of the run has its row.
  public var isEveryStep: Bool {
    switch storage {
    case .rates, .sums: true
    case .rows, .samples, .banded: false
    case .runs(let replicates, _, let count): count > 0 && replicates.result.points[count - 1] == count - 1
    }
  }

  /// Steps from one recorded number to the next, where runs were not recorded at every step; 1 otherwise.
  public var stride: Int {
    guard case .runs(let replicates, _, let count) = storage, count > 1 else { return 1 }
    return replicates.result.points[1] - replicates.result.points[0]
  }

  /// The rates as a schedule, scaled where they are; nil where the numbers are not those of one.
  public var asSchedule: (any Schedule)? {
    guard case .rates(let rates) = storage, rates.schedule != nil else { return nil }
    return rates.asSchedule
  }

  /// The first and the last step at which a run diverged; nil where none did, or where the numbers are not of runs.
  public var divergence: ClosedRange<Int>? {
    guard case .runs(let replicates, _, _) = storage else { return nil }
    let steps = replicates.result.records.compactMap { record -> Int? in
      if case .diverged(let step) = record.outcome { step } else { nil }
    }
    guard let first = steps.min(), let last = steps.max() else { return nil }
    return first...last
  }
}

extension ResultTable: Sequence {
  /// Walks through the rows, one at a time.
  public struct Iterator: IteratorProtocol {
    let table: ResultTable
    private var index = 0
    private var sum = CompensatedSum()

    init(_ table: ResultTable) {
      self.table = table
    }

    /// The next row, made now; nil behind the last.
    public mutating func next() -> ResultRow? {
      guard index < table.count else { return nil }
      defer { index += 1 }
      switch table.storage {
      case .rows(let rows): return rows[index]
      case .runs(let replicates, let place, _): return replicates.row(place, at: index)
      case .rates(let rates): return ResultRow(x: Double(index), value: rates[index])
      case .samples(let steps, let values): return ResultRow(x: steps[index], value: values[index])
      case .banded(let steps, let values, let low, let high):
        return ResultRow(
          x: steps[index], value: values[index], low: low[index], high: high[index], counted: 0, runs: 0)
      case .sums(let rates, let power):
        if index > 0 {
          let rate = rates[index - 1]
          sum.add(power == 1 ? rate : rate * rate)
        }
        return ResultRow(x: Double(index), value: sum.value)
      }
    }
  }

  /// Walks through the rows from the first; any number may be walked at once.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The number at a step; nil where there is none: a run has a rate for each of its updates, a decay that goes on
  /// smoothly the one that it reaches at T, and none behind.
  public func value(atStep step: Int) -> Double? {
    if case .rates(let rates) = storage {
      if (0..<rates.count).contains(step) { return rates[step] }
      guard step == rates.count, let planned = rates.schedule else { return nil }
      return RunCurve(planned.schedule, steps: step).end.map { $0.rate * planned.scale }
    }
    return first { $0.x == Double(step) }.flatMap { $0.value.isNaN ? nil : $0.value }
  }
}
