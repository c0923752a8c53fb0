import LRInput

/// Writes tables as JSON.
enum JSONTable {
  /// `{"curves":[{"label":…,"values":[…]}]}`, with `steps` where a curve has not every one.
  static func writeSteps(_ curves: [NamedTable], to buffer: inout TextBuffer) {
    buffer.append("{\"curves\":[")
    for (index, curve) in curves.enumerated() {
      let table = curve.table
      buffer.append((index > 0 ? "," : "") + "\n{\"label\":" + JSONText.string(curve.name))
      var isOpen = true
      func list(_ name: String, _ text: (ResultRow) -> String) {
        guard isOpen else { return }
        buffer.append(",\"\(name)\":[")
        for (index, row) in table.enumerated() {
          buffer.append((index > 0 ? "," : "") + text(row))
          isOpen = buffer.drain()
          if !isOpen { return }
        }
        buffer.append("]")
      }
      if !table.isEveryStep { list("steps") { CSVTable.step($0.x) } }
      list("values") { number($0.value) }
      if table.runs > 1 { list("standard_errors") { number($0.standardError) } }
      if table.hasPrintedEnds {
        list("low") { number($0.low) }
        list("high") { number($0.high) }
      }
      if table.runs > 1 {
        if table.diverged > 0 { list("counted") { String($0.counted) } }
        buffer.append(",\"runs\":\(table.runs),\"diverged\":\(table.diverged)")
      }
      guard isOpen else { return }
      buffer.append("}")
    }
    buffer.append("\n]}\n")
  }

  /// `{"curves":[{"label":…,"tuned":{"lr":…,"loss":…,"edge":false,"cliff":false}}]}`
  static func writeRows(_ table: ValueTable, to buffer: inout TextBuffer) {
    buffer.append("{\"curves\":[")
    var isFirst = true
    for curve in table.curves {
      for (index, row) in curve.table.enumerated() {
        let members = table.quantity.columns.compactMap { column in
          column.cell(row, index, curve.table).map { "\(JSONText.string(column.name)):\($0.text(number))" }
        }.joined(separator: ",")
        let inner = table.quantity.shortName.map { "\(JSONText.string($0)):{\(members)}" } ?? members
        buffer.append((isFirst ? "" : ",") + "\n{\"label\":\(JSONText.string(curve.name)),\(inner)}")
        isFirst = false
        if !buffer.drain() { return }
      }
    }
    buffer.append("\n]}\n")
  }

  private static func number(_ value: Double) -> String { value.isFinite ? value.description : "null" }
}
