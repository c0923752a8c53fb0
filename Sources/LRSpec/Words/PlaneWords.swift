import LRPlotting
import LRResults
import LRSchedules

/// What ways through the plane do.
enum PlaneWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    zip(facts.told, facts.shown.entries).map { curve, entry -> String in
      let plan = facts.results.plans[entry.plan]
      let name = curve.name + ": " + (PlaneFigure.run(plan).map { $0 + " " } ?? "")
      return sentence(name, Array(curve.table), curve.table.diverged > 0, of: plan.steps)
    } + facts.rest
  }

  /// `0.1: from (−4, 1) to (0, 0) in 60 steps, turning back 58 times in the second coordinate.`
  private static func sentence(_ name: String, _ rows: [ResultRow], _ isCut: Bool, of run: Int) -> String {
    guard let first = rows.first, let last = rows.last else { return "\(name)no way." }
    func point(_ row: ResultRow) -> String { "(\(PanelWords.number(row.x)), \(PanelWords.number(row.value)))" }
    var sentence = "\(name)from \(point(first)) to \(point(last)) in \(RunUnit.step.text(rows.count - 1))"
    if !isCut, rows.count - 1 < run { sentence += ", the first of \(NumberText.count(run))" }
    let turns = [("first", rows.map(\.x)), ("second", rows.map(\.value))].compactMap { which, values -> String? in
      let moves = zip(values.dropFirst(), values).map { $0 - $1 }
      let turns = zip(moves, moves.dropFirst()).count { $0 * $1 < 0 }
      return turns > 1 ? "\(NumberText.count(turns)) times in the \(which) coordinate" : nil
    }
    if !turns.isEmpty { sentence += ", turning back " + turns.joined(separator: " and ") }
    return sentence + (isCut ? "; it diverges there." : ".")
  }
}
