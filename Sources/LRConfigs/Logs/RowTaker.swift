/// What takes the rows of a text as a reader finds them: the columns of a log, or those that a curve of data names.
protocol RowTaker {
  /// Whether it takes a table as it stands: every cell, whatever its words, and columns of any name and number.
  var isLiteral: Bool { get }
  /// What a column `Value` holds that has no name of its own.
  var tag: String { get }
  /// Rows that have ended.
  var rows: Int { get }
  /// The length of the run, where the text says it.
  var maxSteps: Int? { get set }

  /// The place of a column; nil where its cells are not wanted.
  mutating func column(_ name: String) -> Int?
  /// The name of the column at a place.
  func name(of place: Int) -> String
  /// Notes the columns of a header, before any of them is asked for.
  mutating func take(header names: [String])
  mutating func set(_ place: Int, _ value: Double)
  /// Notes a cell that is no number.
  mutating func setWord(_ name: String, _ text: @autoclosure () -> String, line: Int)
  /// Notes an element of a list in the first record.
  mutating func add(_ value: Double, at index: Int, of name: String)
  /// Ends the present row, which began in this line.
  mutating func endRow(line: Int)
  /// Counts a row that could not be read.
  mutating func skip(line: Int, _ reason: String)
  /// Drops what came before the first row, which was no row.
  mutating func forget()
  /// Adds a note once.
  mutating func note(_ text: String)
}

extension RowTaker {
  mutating func take(header names: [String]) {}
  mutating func add(_ value: Double, at index: Int, of name: String) {}
}
