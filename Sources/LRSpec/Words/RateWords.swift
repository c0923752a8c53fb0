import LRPlotting
import LRResults

/// What numbers against the peak rate do.
enum RateWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    let isShare = facts.shown.quantity.unit == .share
    let told = facts.told.map { curve in
      "\(curve.name): " + (isShare ? share(Array(curve.table)) : score(Array(curve.table))) + "."
    }
    guard !isShare, case .rates = facts.panel.content else { return told + facts.rest }
    let best = facts.told.map { curve in
      (name: curve.name, value: curve.table.map(\.value).filter(\.isFinite).min() ?? .nan)
    }
    return told + facts.rest + PanelWords.order(best, "Lowest values")
  }

  /// `0.9 at 0.01, lowest 0.08 at 0.9 (cliff), diverges from 2.1 on`
  private static func score(_ rows: [ResultRow]) -> String {
    let number = PanelWords.number
    let finite = rows.filter { $0.value.isFinite }
    guard let best = finite.min(by: { $0.value < $1.value }), let first = finite.first, let last = finite.last else {
      return "diverges at every rate"
    }
    var parts: [String] = []
    if first.x < best.x { parts.append("\(number(first.value)) at \(number(first.x))") }
    let marks = best.note.words
    parts.append(
      "lowest \(number(best.value)) at \(number(best.x))" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    )
    if last.x > best.x { parts.append("\(number(last.value)) at \(number(last.x))") }
    if let lost = rows.first(where: { $0.x > last.x }) { parts.append("diverges from \(number(lost.x)) on") }
    return parts.joined(separator: ", ")
  }

  /// Where the share of runs passes one half: `0 of 40 at 0.01, half or more from 0.03 on, 40 of 40 at 0.1`
  private static func share(_ rows: [ResultRow]) -> String {
    guard let first = rows.first, let last = rows.last else { return "nothing was tried" }
    func count(_ row: ResultRow) -> String { "\(row.counted) of \(row.runs) at \(PanelWords.number(row.x))" }
    var parts = [count(first)]
    for (row, next) in zip(rows, rows.dropFirst()) where (row.value >= 0.5) != (next.value >= 0.5) {
      parts.append("\(next.value >= 0.5 ? "half or more" : "fewer than half") from \(PanelWords.number(next.x)) on")
    }
    if rows.count > 1 { parts.append(count(last)) }
    if rows.allSatisfy({ $0.counted == first.counted }) {
      return "\(first.counted) of \(first.runs) at every rate"
    }
    return parts.joined(separator: ", ")
  }
}
