/// The log of a run: each quantity as it was logged, reduced where there is more than any figure shows.
public struct RunLog: Sendable {
  /// What the samples are counted in.
  public enum Axis: String, Sendable {
    case step
    case epoch
    /// The log counts nothing; its rows are counted from 0.
    case row
  }

  /// The quantities of the log, in the order of its columns.
  public var columns: [LogColumn]
  /// What the steps of all samples are counted in.
  public var axis: Axis
  /// Rows that were read, whether or not they had a value.
  public var rows: Int
  /// The length of the run, where the log says it (`max_steps` of trainer_state.json).
  public var maxSteps: Int?
  /// What a reader of the figure should know, one sentence each, with lines of the file.
  public var notes: [String]
  /// How the log counts, where its kind is known to count otherwise than one would think; one clause.
  public var convention: String?

  /// The logged rates: usually one, or one for each group of parameters.
  public var rates: [LogColumn] { columns.filter { $0.quantity == .lr } }
  /// The logged losses: usually one, or those of training and of evaluation.
  public var losses: [LogColumn] { columns.filter { $0.quantity == .loss } }
  /// The last step of all columns.
  public var lastStep: Double { columns.compactMap { $0.samples.last?.step }.max() ?? 0 }
}

/// One quantity of a log.
public struct LogColumn: Sendable {
  /// What it is, as far as its name says it.
  public enum Quantity: String, Sendable {
    case lr
    case loss
    case other
  }

  /// The name that the log has for it: `train/learning_rate`.
  public var name: String
  /// What it is, as far as its name says it.
  public var quantity: Quantity
  /// In the order of their steps, each step once.
  public var samples: [LogSample]
  /// True if only the first, lowest, highest and last value of each stretch was kept.
  public var isReduced: Bool

  /// A column of samples, in the order of their steps.
  public init(name: String, quantity: Quantity, samples: [LogSample], isReduced: Bool = false) {
    self.name = name
    self.quantity = quantity
    self.samples = samples
    self.isReduced = isReduced
  }
}

/// A logged value. One that is not finite is a break in the curve.
public struct LogSample: Sendable, Equatable {
  /// In what the log counts: steps, epochs or rows; need not be whole.
  public var step: Double
  /// As logged; NaN or infinite where a run broke down.
  public var value: Double

  /// `LogSample(step: 500, value: 3e-4)`
  public init(step: Double, value: Double) {
    self.step = step
    self.value = value
  }
}

/// Why a text could not be read as a log.
public struct LogError: Error, Equatable {
  /// From 1.
  public var line: Int
  /// From 1, in bytes.
  public var column: Int
  /// One clause in lower case, without a period, names in backticks.
  public var message: String
  /// What would help, or nil.
  public var hint: String?

  init(line: Int = 1, column: Int = 1, _ message: String, hint: String? = nil) {
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}
