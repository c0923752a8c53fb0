import LRPlotting
import LRResults

/// What curves against the step do.
enum StepWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    let ends = facts.told.map { (name: $0.name, value: StepFacts($0.table).last?.value ?? .nan) }
    return facts.told.map { sentence($0.name, $0.table) } + facts.rest
      + PanelWords.order(ends, "At the end,") + crossings(facts)
  }

  /// `cosine: falls from 1 to 0.2, lowest 0.1 at step 80; mean of 3 of 16 runs, 13 diverged.`
  private static func sentence(_ name: String, _ table: ResultTable) -> String {
    let facts = StepFacts(table)
    guard let first = facts.first, let last = facts.last, let peak = facts.peak, let least = facts.least else {
      return "\(name): every run diverged at once\(PanelWords.tuned(table))."
    }
    let number = PanelWords.number
    func at(_ row: ResultRow) -> String { "step \(place(row.x))" }
    var parts: [String] = []
    if peak.value == least.value {
      parts.append("stays at \(number(first.value))")
    } else {
      parts.append("starts at \(number(first.value))")
      if peak.value > max(first.value, last.value) { parts.append("highest \(number(peak.value)) at \(at(peak))") }
      if least.value < min(first.value, last.value) { parts.append("lowest \(number(least.value)) at \(at(least))") }
      let isAlone = table.runs == 1 && table.diverged == 1
      parts.append(isAlone ? "diverges, last \(number(last.value))" : "ends at \(number(last.value))")
    }
    var sentence = "\(name): \(parts.joined(separator: ", "))\(PanelWords.tuned(table))"
    if table.runs > 1, table.diverged > 0 {
      let (left, all) = (NumberText.count(last.counted), NumberText.count(table.runs))
      sentence += "; mean of \(left) of \(all) runs, \(NumberText.count(table.diverged)) diverged"
      if let step = facts.last?.x, last.counted > 0, !table.isEveryStep || Int(step) + 1 < table.count {
        sentence += ", none left after step \(place(step))"
      }
    }
    return sentence + "."
  }

  private static func place(_ x: Double) -> String { Int(exactly: x).map(NumberText.count) ?? PanelWords.number(x) }

  /// Where curves that change places do so for the last time.
  private static func crossings(_ facts: PanelFacts) -> [String] {
    guard facts.told.count > 1, facts.told.count <= 4, facts.told.allSatisfy({ $0.table.count <= mostRows }) else {
      return []
    }
    let curves = Array(facts.told)
    var said: [String] = []
    for one in curves.indices {
      for other in curves.indices where other > one {
        guard let crossing = lastCrossing(curves[one].table, curves[other].table) else { continue }
        let (low, high) = crossing.isBelow ? (curves[one], curves[other]) : (curves[other], curves[one])
        said.append("\(low.name) is below \(high.name) from step \(place(crossing.step)) on.")
      }
    }
    return said
  }

  private static let mostRows = 200_000

  /// The first step from which one curve stays on its side of the other; nil where they never change sides.
  private static func lastCrossing(_ one: ResultTable, _ other: ResultTable) -> (step: Double, isBelow: Bool)? {
    var sides: (step: Double, isBelow: Bool)?
    var changes = 0
    for (a, b) in zip(one, other) where a.x == b.x && a.value != b.value && !a.value.isNaN && !b.value.isNaN {
      let isBelow = a.value < b.value
      if let last = sides, last.isBelow == isBelow { continue }
      if sides != nil { changes += 1 }
      sides = (a.x, isBelow)
    }
    return changes > 0 ? sides : nil
  }
}
