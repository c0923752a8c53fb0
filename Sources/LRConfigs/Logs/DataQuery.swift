/// What a curve asks of a table: columns by name, and which of its rows.
///
///     DataQuery(x: "step", y: "q50", band: ["q10", "q90"], conditions: [.init(column: "opt", value: .word("SGD"))])
public struct DataQuery: Sendable, Hashable {
  /// A cell as a spec writes it.
  public enum Value: Sendable, Hashable {
    case number(Double)
    case word(String)
    case flag(Bool)

    /// As people write it.
    public var text: String {
      switch self {
      case .number(let number): Int(exactly: number).map(String.init) ?? number.description
      case .word(let word): word
      case .flag(let flag): String(flag)
      }
    }
  }

  /// A column and what its cell has to be.
  public struct Condition: Sendable, Hashable {
    /// The column, as the table's header names it.
    public var column: String
    /// What its cell has to be for a row to count.
    public var value: Value

    /// `Condition(column: "seed", value: .number(3))`
    public init(column: String, value: Value) {
      self.column = column
      self.value = value
    }
  }

  /// The part of a query that a mistake is about.
  public enum Part: Sendable, Hashable {
    case file, x, y
    /// The lower end of the band, 0, or its upper one, 1.
    case band(Int)
    /// The column of a condition, by its place.
    case column(Int)
    /// The value of a condition, by its place.
    case value(Int)
    /// All conditions together.
    case conditions
  }

  /// The column along the x axis.
  public var x: String
  /// The column that is drawn.
  public var y: String
  /// Lower and upper end, or none.
  public var band: [String]
  /// What a row has to fulfil, all of it; empty for every row.
  public var conditions: [Condition]

  /// See the properties of the same names.
  public init(x: String, y: String, band: [String] = [], conditions: [Condition] = []) {
    self.x = x
    self.y = y
    self.band = band
    self.conditions = conditions
  }

  /// The columns that it names, each with the part that names it.
  var columns: [(part: Part, name: String)] {
    [(.x, x), (.y, y)] + band.enumerated().map { (.band($0.offset), $0.element) }
      + conditions.enumerated().map { (.column($0.offset), $0.element.column) }
  }
}

/// Rows of a table as a query picks them, in the order of x.
public struct DataRows: Sendable {
  /// Finite, rising; equal places stay in the order of the table.
  public var x: [Double] = []
  /// NaN where the table has a number that is not finite.
  public var y: [Double] = []
  /// The lower end of the band, NaN where the table has none; empty without a band.
  public var low: [Double] = []
  /// The upper end, one a row as the lower.
  public var high: [Double] = []
  /// Rows of the table.
  public var rows = 0
  /// Its columns that the query does not name.
  public var rest: [String] = []
  /// What a reader of the figure should know, one sentence each, with lines of the file.
  public var notes: [String] = []
}

/// Why a query finds nothing.
public struct DataMistake: Sendable, Equatable {
  /// What it is about: the file, a column, a value.
  public var part: DataQuery.Part
  /// One clause in lower case, without a period, names in backticks.
  public var message: String
  /// What to write instead, or nil.
  public var hint: String?

  /// See the properties of the same names.
  public init(part: DataQuery.Part, message: String, hint: String? = nil) {
    self.part = part
    self.message = message
    self.hint = hint
  }

  /// Where nothing can be read.
  public static let unreadable = DataMistake(part: .file, message: "tables cannot be read here")
}

/// Reads the rows that a query asks for from chunks of bytes: CSV and TSV, JSON lines, lists of records.
///
///     var reader = DataReader(DataQuery(x: "step", y: "loss"))
///     try reader.feed(bytes)
///     let rows = try reader.finish()
public struct DataReader {
  private var rows: RowReader<DataCollector>

  /// A reader of one table, which may be long: only the rows that the query picks are kept.
  public init(_ query: DataQuery) { rows = RowReader(DataCollector(query)) }

  /// Takes the next bytes of the text.
  ///
  /// - Throws: what makes the text no table; nothing more should be fed then.
  public mutating func feed(_ bytes: [UInt8]) throws(LogError) { try rows.feed(bytes.span) }

  /// The rows, or everything that is wrong with the query.
  public mutating func finish() throws(LogError) -> (rows: DataRows, mistakes: [DataMistake]) {
    _ = try rows.finish()
    return rows.taker.finish()
  }

  /// Whether a column counts steps or epochs by its name, so that it goes with the steps of a schedule.
  public static func counts(_ column: String) -> Bool { LogNames.stepRank(column) != nil || LogNames.isEpoch(column) }

  /// What a column is, as far as its name says it.
  public static func quantity(_ column: String) -> LogColumn.Quantity { LogNames.quantity(column) }
}
