/// One number of a quantity, with what it rests on.
public struct ResultRow: Sendable, Equatable {
  /// The step, or the peak rate; of a way through the plane its first coordinate; 0 of a single number.
  public var x: Double
  /// The number: of several runs their mean. Infinite where runs diverged, NaN where there is none.
  public var value: Double
  /// The lower end of what surrounds it, as `ResultTable.interval` says; NaN where nothing does.
  public var low: Double
  /// The upper end; NaN where nothing surrounds it.
  public var high: Double
  /// Runs that count in it; 0 where none was made.
  public var counted: Int
  /// Runs that there were, those that do not count among them.
  public var runs: Int
  /// Standard error of the mean; NaN of fewer than two runs.
  public var standardError: Double
  /// What its reader should know; empty as a rule.
  public var note: ResultNote

  /// A number without runs: what follows from the rates alone.
  public init(x: Double, value: Double) {
    self.init(x: x, value: value, low: .nan, high: .nan, counted: 0, runs: 0)
  }

  /// See the properties of the same names.
  public init(
    x: Double, value: Double, low: Double, high: Double, counted: Int, runs: Int, standardError: Double = .nan,
    note: ResultNote = []
  ) {
    self.x = x
    self.value = value
    self.low = low
    self.high = high
    self.counted = counted
    self.runs = runs
    self.standardError = standardError
    self.note = note
  }

  /// Whether anything surrounds it.
  public var hasInterval: Bool { !low.isNaN && !high.isNaN }
}

/// What a reader of a number should know.
public struct ResultNote: OptionSet, Sendable {
  /// Bits: 1 diverged, 2 not reached, 4 edge, 8 cliff.
  public let rawValue: Int

  /// Notes from bits, as an option set has them; `[.edge, .cliff]` is the usual way.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Runs diverged, so that there is no number.
  public static let diverged = ResultNote(rawValue: 1)
  /// Runs never came to what counts, so that there is no number.
  public static let notReached = ResultNote(rawValue: 2)
  /// The peak rate was tuned, and the best is an end of the range: a better one may lie beyond.
  public static let edge = ResultNote(rawValue: 4)
  /// The peak rate was tuned, and the next higher rate of the grid diverged.
  public static let cliff = ResultNote(rawValue: 8)

  /// `diverged`, `not reached`, `edge`, `cliff`, as far as they hold.
  public var words: [String] {
    [(ResultNote.diverged, "diverged"), (.notReached, "not reached"), (.edge, "edge"), (.cliff, "cliff")]
      .filter { contains($0.0) }.map(\.1)
  }
}
