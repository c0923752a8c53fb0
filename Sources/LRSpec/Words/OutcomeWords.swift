import LRPlotting
import LRResults

/// What single numbers are: side by side, or against what is varied.
enum OutcomeWords {
  static func bars(_ facts: PanelFacts) -> [String] {
    let rows = facts.told.map { curve in
      (name: curve.name, table: curve.table, row: curve.table.first { _ in true } ?? ResultRow(x: 0, value: .nan))
    }
    let told = rows.map { "\($0.name): \(outcome($0.row, facts.shown.quantity, $0.table))." }
    return told + facts.rest
      + PanelWords.order(rows.map { ($0.name, $0.row.value) }, "")
  }

  /// Every value of what is varied with its number, a sentence a curve.
  static func lines(_ facts: PanelFacts) -> [String] {
    facts.shown.groups.prefix(ResultSentences.most).map { group in
      let parts = group.map { entry -> String in
        let table = facts.shown.table(entry, facts.results)
        let row = table.first { _ in true } ?? ResultRow(x: 0, value: .nan)
        return "\(outcome(row, facts.shown.quantity, table)) at \(PanelWords.number(entry.varied ?? 0))"
      }
      return "\(group[0].label.plain): \(parts.joined(separator: ", "))."
    }
  }

  /// `0.0828 (0.08 to 0.085)`, `3 of 12 runs`, `diverged`
  private static func outcome(_ row: ResultRow, _ quantity: Quantity, _ table: ResultTable) -> String {
    let number = PanelWords.number
    guard row.value.isFinite else {
      let lost = table.runs > 1 && table.diverged > 0 ? " (\(table.diverged) of \(table.runs) runs)" : ""
      return (row.note.words.first ?? "unknown") + lost
    }
    if quantity.unit == .share {
      if row.runs > 0 { return "\(row.counted) of \(row.runs) runs" }
      return "\(number(row.value * 100)) %"
    }
    let interval = row.hasInterval ? " (\(number(row.low)) to \(number(row.high)))" : ""
    let marks = row.note.intersection([.edge, .cliff])
    if quantity.needs.contains(.tune) {
      return number(row.value) + (marks.isEmpty ? "" : " (\(marks.words.joined(separator: ", ")))")
    }
    return number(row.value) + interval + PanelWords.tuned(table, marks)
  }
}
