import LRPlotting
import LRResults
import LRSchedules

/// What the rates of a run do, in the words that every description has for them.
enum RateCourse {
  /// `starts at 0.01, peak 0.1 at step 100, final 0.002, reaches 0 at step 1,000`
  static func words(_ facts: CurveFacts, _ unit: RunUnit) -> String {
    words(facts.first, facts.peak, facts.last, facts.end, unit)
  }

  /// `peak 0.1 at step 100, final 0.002`: what can be kept in mind of many curves.
  static func brief(_ facts: CurveFacts, _ unit: RunUnit) -> String {
    let place = facts.peak.step.map { " at \(unit.at($0))" } ?? ""
    return "peak \(NumberText.short(facts.peak.rate).plain)\(place), final \(NumberText.short(facts.last).plain)"
  }

  /// The same of rates that a run has had.
  static func words(_ facts: StepFacts, end: RunCurve.End?, _ unit: RunUnit) -> String {
    guard let first = facts.first, let peak = facts.peak, let last = facts.last else { return "no rate" }
    return words(first.value, (peak.value, Int(exactly: peak.x)), last.value, end, unit)
  }

  private static func words(
    _ first: Double, _ peak: (rate: Double, step: Int?), _ last: Double, _ end: RunCurve.End?, _ unit: RunUnit
  ) -> String {
    let highest = NumberText.short(peak.rate).plain
    if peak.rate == last, first == last, end == nil { return "starts and ends at \(highest)" }
    let place = peak.step.map { " at \(unit.at($0))" } ?? ""
    return "starts at \(NumberText.short(first).plain), peak \(highest)\(place), "
      + "final \(NumberText.short(last).plain)" + Self.end(end, last: last, unit)
  }

  /// `, reaches 0 at step 1,000`; nothing where it reads as the last rate does.
  private static func end(_ end: RunCurve.End?, last: Double, _ unit: RunUnit) -> String {
    guard let end else { return "" }
    let rate = NumberText.short(end.rate).plain
    return rate == NumberText.short(last).plain ? "" : ", reaches \(rate) at \(unit.at(end.step))"
  }

  /// `; warmup to step 100, hold 0.1 to step 500, decay to step 1,000`, at most six phases.
  static func path(_ schedule: any Schedule, steps: Int, _ unit: RunUnit) -> String {
    let run = RunCurve(schedule, steps: steps)
    let phases = run.runPhases
    guard phases.count > 1 else { return "" }
    let parts = phases.prefix(6).map { phase in
      let rate = phase.phase.kind == .hold ? " \(NumberText.short(phase.start).plain)" : ""
      return "\(phase.phase.name)\(rate) to \(unit.at(min(phase.lastStep + 1, Int(run.drawnEnd))))"
    }
    return "; " + parts.joined(separator: ", ") + (phases.count > 6 ? ", and \(phases.count - 6) phases more" : "")
  }
}
