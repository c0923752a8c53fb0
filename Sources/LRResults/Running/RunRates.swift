public import LRSchedules
public import LRTraining

/// The rates of a run, t = 0 … T − 1: as the schedule plans them, or as a list.
public enum RunRates: Sendable {
  /// Nothing is trained, so that no list of them is needed.
  case planned(any Schedule, steps: Int)
  /// The schedule with a scale, as a list for training.
  case trained(any Schedule, RateTable)
  /// A list that was searched for, and no longer the rates of a schedule.
  case found(RateTable)

  /// Updates of the run.
  public var count: Int {
    switch self {
    case .planned(_, let steps): steps
    case .trained(_, let table), .found(let table): table.count
    }
  }

  /// The rate of update t.
  public subscript(step: Int) -> Double {
    switch self {
    case .planned(let schedule, _): schedule.rate(at: Double(step))
    case .trained(_, let table), .found(let table): table[step]
    }
  }

  /// The schedule, and what its rates are multiplied by; nil for a list that no schedule gives.
  public var schedule: (schedule: any Schedule, scale: Double)? {
    switch self {
    case .planned(let schedule, _): (schedule, 1)
    case .trained(let schedule, let table): (schedule, table.scale)
    case .found: nil
    }
  }

  /// All of them as a list; 8 bytes a step.
  public var table: RateTable {
    switch self {
    case .planned(let schedule, let steps): RateTable(schedule, steps: steps)
    case .trained(_, let table), .found(let table): table
    }
  }

  /// All of them before they are scaled, one at a time: what a share or a bound that no scale changes goes by.
  var unscaled: some BidirectionalCollection<Double> {
    (0..<count).lazy.map { step in
      switch self {
      case .planned: self[step]
      case .trained(_, let table), .found(let table): table.base[step]
      }
    }
  }

  /// The same shape with another peak; rates of which none is above 0 stay as they are.
  func scaled(toPeak rate: Double) -> RunRates {
    switch self {
    case .planned(let schedule, _), .trained(let schedule, _): .trained(schedule, table.scaled(toPeak: rate))
    case .found(let table): .found(table.scaled(toPeak: rate))
    }
  }
}
