import LRPlotting
import LRResults

/// What single numbers are: side by side, or against what is varied.
enum OutcomeWords {
  static func bars(_ facts: PanelFacts) -> [String] {
    let rows = facts.told.map { curve in
      (name: curve.name, table: curve.table, row: curve.table.first { _ in true } ?? ResultRow(x: 0, value: .nan))
    }
    if facts.isBrief { return order(facts.curves.map { ($0.name, $0.table.first { _ in true }) }, "") }
    let told = rows.map { "\($0.name): \(outcome($0.row, facts.shown.quantity, $0.table))." }
    return told + facts.rest + OrderWords.sentence(rows.map { ($0.name, $0.row.value) })
  }

  /// In brief: the numbers in their order, or where they are too many the extremes, and the names of those without one.
  private static func order(_ rows: [(name: String, row: ResultRow?)], _ place: String) -> [String] {
    let numbers = rows.map { (name: $0.name, value: $0.row?.value ?? .nan) }
    let lost = rows.filter { $0.row?.value.isFinite != true }.map(\.name)
    var said = OrderWords.sentence(numbers, place, tells: true)
    if said.isEmpty, lost.count < rows.count {
      said = [CrowdWords.sentence(place.isEmpty ? "Of the numbers" : place, numbers.filter { $0.value.isFinite })]
    }
    return lost.isEmpty ? said : said + ["Without a number\(place.isEmpty ? "" : " there"): \(OrderWords.list(lost))."]
  }

  /// More values of what is varied than this are told by the ends and the extremes.
  private static let mostValues = 8

  /// Every value of what is varied with its number, a sentence a curve; in brief the ends, the lowest and the highest.
  static func lines(_ facts: PanelFacts) -> [String] {
    let across = facts.panel.x.title?.plain ?? facts.shown.variedName?.plain ?? ""
    let groups = facts.shown.groups
    if facts.isBrief, groups.count > 1, let values = groups.first?.map(\.varied), values.count > 1 {
      return [values.startIndex, values.endIndex - 1].flatMap { place in
        order(
          groups.map { group in
            (group[0].label.plain, facts.shown.table(group[place], facts.results).first { _ in true })
          },
          "At \(across.isEmpty ? "" : across + " ")\(PanelWords.number(values[place] ?? 0)),")
      }
    }
    let told = groups.prefix(facts.most).map { group -> String in
      let points = group.map { entry -> Point in
        let table = facts.shown.table(entry, facts.results)
        return Point(varied: entry.varied ?? 0, table: table, row: table.first { _ in true })
      }
      let isBrief = facts.isBrief || points.count > mostValues
      let parts = (isBrief ? extremes(points) : points.map { ($0, "") }).map { point, word in
        let number = outcome(
          point.row ?? ResultRow(x: 0, value: .nan), facts.shown.quantity, point.table, isBrief: isBrief)
        return "at \(across.isEmpty ? "" : across + " ")\(PanelWords.number(point.varied)) \(word)\(number)"
      }
      return "\(group[0].label.plain): \(parts.joined(separator: "; "))."
    }
    let more = groups.count - told.count
    return told + (more > 0 ? ["\(NumberText.count(more)) more curves are not told."] : [])
  }

  /// A number of one value of what is varied.
  private struct Point {
    var varied: Double
    var table: ResultTable
    var row: ResultRow?
  }

  /// The first and the last, and between them the lowest and the highest.
  private static func extremes(_ points: [Point]) -> [(Point, String)] {
    let finite = points.indices.filter { points[$0].row?.value.isFinite == true }
    func value(_ index: Int) -> Double { points[index].row?.value ?? .nan }
    let low = finite.min { value($0) < value($1) }
    let high = finite.max { value($0) < value($1) }
    return Set([points.indices.first, points.indices.last, low, high].compactMap { $0 }).sorted().map { index in
      (points[index], index == low ? "lowest " : index == high ? "highest " : "")
    }
  }

  /// `0.0828 (0.08 to 0.085)`, `3 of 12 runs`, `diverged`
  private static func outcome(
    _ row: ResultRow, _ quantity: Quantity, _ table: ResultTable, isBrief: Bool = false
  ) -> String {
    let number = PanelWords.number
    guard row.value.isFinite else {
      // Of those that did not come to what counts, some diverged and some were not there in time.
      let lost = row.note.contains(.notReached) ? row.runs - row.counted : table.diverged
      // Of those that were there in time some diverge later, so that only where none was all are told apart.
      let isAll = row.note.contains(.notReached) && row.counted == 0 && table.diverged > 0
      let apart = isAll ? ", of which \(table.diverged) diverged" : ""
      return (row.note.words.first ?? "unknown")
        + (table.runs > 1 && lost > 0 ? " (\(lost) of \(table.runs) runs\(apart))" : "")
    }
    if quantity.isShare {
      let share = row.runs > 0 ? "\(row.counted) of \(row.runs) runs" : "\(number(row.value * 100)) %"
      return share + (isBrief ? "" : PanelWords.tuned(table))
    }
    let interval = row.hasInterval && !isBrief ? " (\(number(row.low)) to \(number(row.high)))" : ""
    // What tuning itself gave: how it was tuned is no news.
    if quantity.needs.contains(.tune) {
      let marks = row.note.intersection([.edge, .cliff]).words
      return number(row.value) + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }
    return number(row.value) + interval + (isBrief ? "" : PanelWords.tuned(table))
  }
}
