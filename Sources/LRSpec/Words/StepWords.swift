import LRPlotting
import LRResults
import LRSchedules

/// What curves against the step do.
enum StepWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    let ends = facts.told.map { (name: $0.name, value: StepFacts($0.table).last?.value ?? .nan) }
    let bound = DivergenceWords.bound(facts.shown, facts.results)
    return zip(facts.told, facts.shown.entries).map { curve, entry in
      sentence(curve.name, curve.table, facts, steps: facts.results.plans[entry.plan].steps, bound)
    } + facts.rest + OrderWords.sentence(ends, "At the end,") + (facts.isBrief ? [] : crossings(facts)) + bounds(facts)
  }

  private static func sentence(
    _ name: String, _ table: ResultTable, _ panel: PanelFacts, steps: Int, _ bound: String?
  ) -> String {
    let facts = StepFacts(table)
    guard let last = facts.last else { return "\(name): every run diverged at once\(PanelWords.tuned(table))." }
    let isRate = panel.shown.quantity.unit == .rate
    let course = isRate ? rates(table, facts, steps: steps, panel.unit) : numbers(table, facts, panel.unit)
    // The peak has been told, so that only its origin is left to say.
    let marks = table.tuned?.note.words ?? []
    let tuned =
      isRate
      ? table.tuned == nil ? "" : ", tuned" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
      : PanelWords.tuned(table)
    let lost = DivergenceWords.of(table, last, bound).map { "; \($0)" } ?? ""
    return "\(name): \(course)\(tuned)\(lost)."
  }

  /// Rates in the words that every description has for them.
  private static func rates(_ table: ResultTable, _ facts: StepFacts, steps: Int, _ unit: RunUnit) -> String {
    RateCourse.words(facts, end: table.asSchedule.flatMap { RunCurve($0, steps: steps).end }, unit)
  }

  /// `starts at 1, lowest 0.1 at step 80, ends at 0.2`
  private static func numbers(_ table: ResultTable, _ facts: StepFacts, _ unit: RunUnit) -> String {
    guard let first = facts.first, let last = facts.last, let peak = facts.peak, let least = facts.least else {
      return ""
    }
    let number = PanelWords.number
    guard first.value.isFinite else { return "is infinite from the start" }
    if peak.value == least.value { return "stays at \(number(first.value))" }
    var parts = ["starts at \(number(first.value))"]
    if peak.value > max(first.value, last.value) {
      parts.append("highest \(number(peak.value)) at \(place(peak.x, unit))")
    }
    if least.value < min(first.value, last.value) {
      parts.append("lowest \(number(least.value)) at \(place(least.x, unit))")
    }
    parts.append("ends at \(number(last.value))" + (isCut(table, last) ? " at \(place(last.x, unit))" : ""))
    return parts.joined(separator: ", ")
  }

  /// Whether the numbers end before the run does, since no run is left.
  private static func isCut(_ table: ResultTable, _ last: ResultRow) -> Bool {
    table.runs > 0 && table.diverged == table.runs && table.runs > 1
  }

  private static func place(_ x: Double, _ unit: RunUnit) -> String {
    Int(exactly: x).map(unit.at) ?? "\(unit.name) \(PanelWords.number(x))"
  }

  /// What theory says beside the runs, as it is drawn.
  private static func bounds(_ facts: PanelFacts) -> [String] {
    let drawn = StepsFigure.bounds(facts.shown, facts.results)
    guard !drawn.isEmpty, !facts.isBrief else { return [] }
    let told = drawn.prefix(ResultSentences.most).map { one in
      let (from, to) = (one.formula.curve.from, one.formula.curve.to)
      return "\(one.name): from \(PanelWords.number(one.formula.curve.value(at: from))) to "
        + PanelWords.number(one.formula.curve.value(at: to))
    }
    return ["Dashed, the theorem’s bound: \(told.joined(separator: "; "))."]
  }

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
        said.append("\(low.name) is below \(high.name) from \(place(crossing.step, facts.unit)) on.")
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
