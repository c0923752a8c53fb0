/// A number that is printed of every row of a table, with its name.
public struct ResultColumn: Sendable {
  /// What stands in a cell.
  public enum Value: Sendable, Equatable {
    case number(Double)
    case whole(Int)
    case bool(Bool)
  }

  /// The head of the column, and the name of the number in documents.
  public let name: String
  /// The cell of a row, by its place from 0; nil where the table has no such number.
  public let cell: @Sendable (ResultRow, Int, ResultTable) -> Value?

  init(_ name: String, _ cell: @escaping @Sendable (ResultRow, Int, ResultTable) -> Value?) {
    self.name = name
    self.cell = cell
  }

  /// The number itself, under its name.
  static func value(_ name: String) -> ResultColumn { ResultColumn(name) { row, _, _ in .number(row.value) } }

  /// What it stands against.
  static func x(_ name: String) -> ResultColumn { ResultColumn(name) { row, _, _ in .number(row.x) } }

  /// The place of the row.
  static func index(_ name: String) -> ResultColumn { ResultColumn(name) { _, index, _ in .whole(index) } }

  /// What surrounds it.
  static let interval = [
    ResultColumn("low") { row, _, _ in .number(row.low) }, ResultColumn("high") { row, _, _ in .number(row.high) },
  ]

  /// The peak rate that tuning chose, and whether it is an end of the range or beside a rate that diverged.
  static let tuned = [
    ResultColumn("lr") { _, _, table in table.tuned.map { .number($0.rate) } },
    ResultColumn("edge") { _, _, table in table.tuned.map { .bool($0.note.contains(.edge)) } },
    ResultColumn("cliff") { _, _, table in table.tuned.map { .bool($0.note.contains(.cliff)) } },
  ]

  /// Runs that were made, and those of them that diverged.
  static let runs = [
    ResultColumn("runs") { _, _, table in table.runs > 0 ? .whole(table.runs) : nil },
    ResultColumn("diverged") { _, _, table in table.runs > 0 ? .whole(table.diverged) : nil },
  ]
}

extension ResultColumn.Value {
  /// The cell as a number: 1 is true.
  public var double: Double {
    switch self {
    case .number(let number): number
    case .bool(let bool): bool ? 1 : 0
    case .whole(let whole): Double(whole)
    }
  }

  /// The cell as text: `true`, `16`, or the number as a format writes it.
  func text(_ number: (Double) -> String) -> String {
    switch self {
    case .number(let value): number(value)
    case .bool(let bool): bool ? "true" : "false"
    case .whole(let whole): String(whole)
    }
  }
}
