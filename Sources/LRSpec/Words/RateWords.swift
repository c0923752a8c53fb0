import LRPlotting
import LRResults

/// What numbers against the peak rate do.
enum RateWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    let isShare = facts.shown.quantity.isShare
    let told = facts.told.map { curve in
      "\(curve.name): " + (isShare ? share(curve.table) : score(curve.table)) + "."
    }
    guard !isShare, case .rates = facts.panel.content else { return told + facts.rest }
    let best = facts.told.map { (name: $0.name, value: $0.table.best?.value ?? .nan) }
    return told + facts.rest + OrderWords.sentence(best, "Lowest values") + floors(facts)
  }

  /// What theory says beside the runs, as it is drawn.
  private static func floors(_ facts: PanelFacts) -> [String] {
    RatesFigure.floors(facts.shown, facts.curves.map(\.table), facts.results).map { floor in
      let (from, to) = (floor.curve.from, floor.curve.to)
      return "Beside them, \(floor.name.plain): \(PanelWords.number(floor.curve.value(at: from))) at "
        + "\(PanelWords.number(from)) to \(PanelWords.number(floor.curve.value(at: to))) at \(PanelWords.number(to))."
    }
  }

  /// `0.9 at 0.01, lowest 0.08 at 0.9 (cliff), diverges from 2.1 on`
  private static func score(_ table: ResultTable) -> String {
    let number = PanelWords.number
    let rows = Array(table)
    let loss = LostRates(rows)
    let finite = rows.filter { $0.value.isFinite }
    guard let best = table.best, let first = finite.first, let last = finite.last else {
      return "\(LostRates.verb(rows)) at every rate"
    }
    var parts: [String] = []
    if let end = loss.low.last { parts.append("\(LostRates.verb(loss.low)) up to \(number(end.x))") }
    if first.x < best.x { parts.append("\(number(first.value)) at \(number(first.x))") }
    let marks = best.note.words
    parts.append(
      "lowest \(number(best.value)) at \(number(best.x))" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    )
    if last.x > best.x { parts.append("\(number(last.value)) at \(number(last.x))") }
    if let lost = loss.high.first { parts.append("\(LostRates.verb(loss.high)) from \(number(lost.x)) on") }
    if let first = loss.between.first {
      let more = loss.between.count > 1 ? " and \(NumberText.count(loss.between.count - 1)) more between" : ""
      parts.append("\(LostRates.verb(loss.between)) at \(number(first.x))\(more)")
    }
    return parts.joined(separator: ", ")
  }

  /// Where the share of runs passes one half: `0 of 40 at 0.01, half or more from 0.03 on, 40 of 40 at 0.1`
  private static func share(_ table: ResultTable) -> String {
    let rows = Array(table)
    guard let first = rows.first, let last = rows.last else { return "nothing was tried" }
    func count(_ row: ResultRow) -> String { "\(row.counted) of \(row.runs) at \(PanelWords.number(row.x))" }
    if rows.allSatisfy({ $0.counted == first.counted }) {
      return "\(first.counted) of \(first.runs) at every rate"
    }
    var parts = [count(first)]
    for (row, next) in zip(rows, rows.dropFirst()) where (row.value >= 0.5) != (next.value >= 0.5) {
      parts.append("\(next.value >= 0.5 ? "half or more" : "fewer than half") from \(PanelWords.number(next.x)) on")
    }
    // What lies between the ends is said where it is beyond them.
    if let high = table.best, high.value > max(first.value, last.value) {
      parts.append("most \(count(high))")
    }
    if let low = rows.min(by: { $0.value < $1.value }), low.value < min(first.value, last.value) {
      parts.append("fewest \(count(low))")
    }
    parts.append(count(last))
    return parts.joined(separator: ", ")
  }
}
