/// Writes tables as CSV, by RFC 4180.
enum CSVTable {
  /// `step,LABEL,LABEL s.e.` and a row for each step that any curve has.
  static func writeSteps(_ curves: [NamedTable], x: String, to buffer: inout TextBuffer) {
    let layouts = curves.map { Layout($0.table) }
    buffer.append(quoted(x))
    for (curve, layout) in zip(curves, layouts) {
      for suffix in [""] + layout.suffixes { buffer.append("," + quoted(curve.name + suffix)) }
    }
    buffer.append("\n")
    var iterators = curves.map { $0.table.makeIterator() }
    var rows = iterators.indices.map { iterators[$0].next() }
    while let step = rows.lazy.compactMap({ $0?.x }).min() {
      buffer.append(self.step(step))
      for index in rows.indices {
        guard let row = rows[index], row.x == step else {
          for _ in 0...layouts[index].suffixes.count { buffer.append(",") }
          continue
        }
        // What was logged as no number stays one; where no run is left there is nothing.
        buffer.append("," + (row.note.contains(.diverged) ? "" : row.value.description))
        layouts[index].append(row, to: &buffer)
        rows[index] = iterators[index].next()
      }
      buffer.append("\n")
      if !buffer.drain() { return }
    }
  }

  /// What stands behind the numbers of a curve.
  private struct Layout {
    let hasErrors: Bool
    /// What the ends of an interval are called, of one that is printed.
    let ends: [String]
    /// Where runs diverged, a mean is of fewer runs with every one.
    let hasCounts: Bool

    init(_ table: ResultTable) {
      hasErrors = table.runs > 1
      switch table.interval {
      case .quantiles: ends = ["5 %", "95 %"]
      case .columns(let low, let high): ends = [low, high]
      case .none, .standardError, .wilson: ends = []
      }
      hasCounts = table.runs > 1 && table.diverged > 0
    }

    var suffixes: [String] {
      (hasErrors ? [" s.e."] : []) + ends.map { " " + $0 } + (hasCounts ? [" runs"] : [])
    }

    func append(_ row: ResultRow, to buffer: inout TextBuffer) {
      if hasErrors { buffer.append("," + number(row.standardError)) }
      if !ends.isEmpty { buffer.append("," + number(row.low) + "," + number(row.high)) }
      if hasCounts { buffer.append(",\(row.counted)") }
    }
  }

  /// `label,lr,loss,edge,cliff` and the rows of every curve; what a row does not have is an empty cell.
  static func writeRows(_ table: ValueTable, to buffer: inout TextBuffer) {
    let columns = table.quantity.columns.filter { column in
      table.curves.contains { curve in
        var index = -1
        return curve.table.contains { row in
          index += 1
          return column.cell(row, index, curve.table) != nil
        }
      }
    }
    buffer.append((["label"] + columns.map(\.name)).joined(separator: ",") + "\n")
    for curve in table.curves {
      for (index, row) in curve.table.enumerated() {
        buffer.append(quoted(curve.name))
        for column in columns { buffer.append("," + (column.cell(row, index, curve.table)?.text(number) ?? "")) }
        buffer.append("\n")
        if !buffer.drain() { return }
      }
    }
  }

  /// The shortest digits; nothing for what is no number.
  private static func number(_ value: Double) -> String { value.isNaN ? "" : value.description }

  /// Steps are whole numbers but for those of a log that counts epochs.
  static func step(_ step: Double) -> String { Int(exactly: step).map(String.init) ?? step.description }

  /// Quotes where a comma, a quote or a line break stands inside, and only there.
  private static func quoted(_ name: String) -> String {
    guard name.utf8.contains(where: { [0x2c, 0x22, 0x0a, 0x0d].contains($0) }) else { return name }
    return "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
