import LRPlotting
import LRResults
import LRSchedules

/// What curves against the step do.
enum StepWords {
  static func sentences(_ facts: PanelFacts) -> [String] {
    // Runs that are lost have no number there.
    let lasts = facts.curves.map { $0.table.lastNumber }
    let end = lasts.lazy.compactMap { $0?.x }.max()
    let ends = zip(facts.curves, lasts).map { curve, last in
      (name: curve.name, value: last?.x == end ? last?.value ?? .nan : .nan)
    }
    let bound = DivergenceWords.bound(facts.shown, facts.results)
    let told =
      zip(zip(facts.told, lasts), facts.shown.entries).map { curve, entry in
        // Rates that were searched for are none of the schedule's that gives the name.
        let isSearched = facts.results.plans[entry.plan].training?.shape != nil
        return sentence(curve.0, curve.1, facts, bound, searched: isSearched ? ", its rates searched for" : "")
      } + facts.rest
    let crossings = facts.isBrief ? [] : CrossingWords.sentences(facts.curves, facts.unit)
    return told + OrderWords.sentence(ends, "At the end,") + crossings + bounds(facts)
  }

  private static func sentence(
    _ curve: (name: String, table: ResultTable), _ last: ResultRow?, _ panel: PanelFacts, _ bound: String?,
    searched: String
  ) -> String {
    let (name, table) = (curve.name, curve.table)
    guard let last, let facts = table.facts else {
      return "\(name): every run diverged at once\(PanelWords.tuned(table))."
    }
    let isRate = panel.shown.quantity.isRate
    let course = isRate ? RateCourse.words(facts, panel.unit) : numbers(table, facts, panel.unit)
    // The peak has been told, so that only its origin is left to say.
    let marks = table.tuned?.note.words ?? []
    let tuned =
      isRate
      ? table.tuned == nil ? "" : ", tuned" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
      : PanelWords.tuned(table)
    let lost = DivergenceWords.of(table, last, bound).map { "; \($0)" } ?? ""
    return "\(name): \(course)\(tuned)\(searched)\(lost)."
  }

  /// `starts at 1, lowest 0.1 at step 80, ends at 0.2`
  private static func numbers(_ table: ResultTable, _ facts: CurveFacts, _ unit: RunUnit) -> String {
    let (first, last, peak, least) = (facts.first, facts.last, facts.peak, facts.lowest)
    let number = PanelWords.number
    guard first.value.isFinite else { return "is infinite from the start" }
    if peak.value == least.value { return "stays at \(number(first.value))" }
    var parts = ["starts at \(number(first.value))"]
    if peak.value > max(first.value, last.value) {
      parts.append("highest \(number(peak.value)) at \(place(peak.step, unit))")
    }
    if least.value < min(first.value, last.value) {
      parts.append("lowest \(number(least.value)) at \(place(least.step, unit))")
    }
    parts.append("ends at \(number(last.value))" + (isCut(table) ? " at \(place(last.step, unit))" : ""))
    return parts.joined(separator: ", ")
  }

  /// Whether the numbers end before the run does, since no run is left.
  private static func isCut(_ table: ResultTable) -> Bool {
    table.runs > 0 && table.diverged == table.runs && table.runs > 1
  }

  /// `step 1,200`, `epoch 1.5`
  static func place(_ x: Double, _ unit: RunUnit) -> String {
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
    return ["Pale, the theorem’s bound: \(told.joined(separator: "; "))."]
  }
}
