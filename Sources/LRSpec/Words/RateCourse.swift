import LRPlotting
import LRSchedules

/// What the rates of a run do, in the words that every description has for them.
enum RateCourse {
  /// `starts at 0.01, peak 0.1 at step 100, final 0.002, reaches 0 at step 1,000`
  static func words(_ facts: CurveFacts, _ unit: RunUnit) -> String {
    let (first, peak, last) = (facts.first.value, facts.peak.value, facts.last.value)
    if peak == last, first == last, facts.end == nil {
      return "starts and ends at \(RateText.short(peak))\(lowest(facts, unit))"
    }
    return "starts at \(RateText.short(first)), \(brief(facts, unit))" + end(facts.end, last: last, unit)
  }

  /// `peak 0.1 at step 100, final 0.002`: what can be kept in mind of many curves.
  static func brief(_ facts: CurveFacts, _ unit: RunUnit) -> String {
    let place = facts.peakStep.map { " at \(unit.at($0))" } ?? ""
    return
      "peak \(RateText.short(facts.peak.value))\(place)\(lowest(facts, unit)), final \(RateText.short(facts.last.value))"
  }

  /// `, lowest 0.001 at step 50`, where neither end of the run tells it.
  private static func lowest(_ facts: CurveFacts, _ unit: RunUnit) -> String {
    let low = facts.lowest.value
    let rate = RateText.short(low)
    guard low < min(facts.first.value, facts.last.value),
      ![facts.first, facts.last].contains(where: { RateText.short($0.value) == rate })
    else { return "" }
    return ", lowest \(rate)" + (facts.lowestStep.map { " at \(unit.at($0))" } ?? "")
  }

  /// `, reaches 0 at step 1,000`; nothing where it reads as the last rate does.
  private static func end(_ end: RunCurve.End?, last: Double, _ unit: RunUnit) -> String {
    guard let end else { return "" }
    let rate = RateText.short(end.rate)
    return rate == RateText.short(last) ? "" : ", reaches \(rate) at \(unit.at(end.step))"
  }

  /// `its formula is looked at every 12th step`, where the run is too long to look at each; nil where it is not.
  static func looks(every gap: Int) -> String? {
    gap > 1 ? "its formula is looked at every \(ResultTitles.every(gap))" : nil
  }

  /// `5 waves`, `ever shorter cycles`, where a phase stands for many; else its name.
  static func many(_ phase: Phase) -> String {
    guard let count = phase.cycles else { return phase.name }
    return count == .infinity ? "ever shorter \(phase.name)" : "\(RateText.short(count)) \(phase.name)"
  }

  /// `; warmup to step 100, hold 0.1 to step 500, decay to step 1,000`, at most six phases, each to the step behind it.
  static func path(_ schedule: any Schedule, steps: Int, _ unit: RunUnit) -> String {
    let run = RunCurve(schedule, steps: steps)
    let phases = run.runPhases
    if phases.count == 1, let waves = phases.first?.phase, waves.cycles != nil { return "; \(many(waves))" }
    guard phases.count > 1 else { return "" }
    let parts = phases.prefix(6).map { phase in
      let rate = phase.phase.kind == .hold ? " \(RateText.short(phase.start))" : ""
      return "\(many(phase.phase))\(rate) to \(unit.at(phase.lastStep + 1))"
    }
    return (phases.contains(where: \.phase.isTrend) ? "; on the whole " : "; ") + parts.joined(separator: ", ")
      + (phases.count > 6 ? ", and \(phases.count - 6) phases more" : "")
  }
}
