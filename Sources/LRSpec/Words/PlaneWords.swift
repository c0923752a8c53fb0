import LRPlotting
import LRResults

/// What ways through the plane do.
enum PlaneWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    facts.told.map { sentence($0.name, Array($0.table), isCut: $0.table.diverged > 0) } + facts.rest
  }

  /// `0.1: from (−4, 1) to (0, 0) in 60 steps, turning back 58 times in the second coordinate.`
  private static func sentence(_ name: String, _ rows: [ResultRow], isCut: Bool) -> String {
    guard let first = rows.first, let last = rows.last else { return "\(name): no way." }
    func point(_ row: ResultRow) -> String { "(\(PanelWords.number(row.x)), \(PanelWords.number(row.value)))" }
    let steps = NumberText.count(rows.count - 1)
    var sentence = "\(name): from \(point(first)) to \(point(last)) in \(steps) steps"
    let turns = [("first", rows.map(\.x)), ("second", rows.map(\.value))].compactMap { which, values -> String? in
      let moves = zip(values.dropFirst(), values).map { $0 - $1 }
      let turns = zip(moves, moves.dropFirst()).count { $0 * $1 < 0 }
      return turns > 1 ? "\(NumberText.count(turns)) times in the \(which) coordinate" : nil
    }
    if !turns.isEmpty { sentence += ", turning back " + turns.joined(separator: " and ") }
    return sentence + (isCut ? "; it diverges there." : ".")
  }
}
