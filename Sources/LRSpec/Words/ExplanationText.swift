import LRLint
import LRPlotting
import LRSchedules

/// The words of an explanation: a sentence, a table of phases, numbers, findings.
enum ExplanationText {
  /// More phases than this are told by the first and the last of them.
  private static let mostPhases = 12
  private static let width = 100

  static func text(_ part: Explanation.Part) -> String {
    let report = part.report
    var lines = [part.label]
    lines += wrapped(sentence(part), indent: 2)
    if let source = part.source.sentence { lines += wrapped(source, indent: 2) }
    if let looks = RateCourse.looks(every: part.gap) {
      lines += wrapped("\(LogSentences.capital(looks)): what lies between is not seen.", indent: 2)
    }
    if report.runPhases.count > 1 { lines += [""] + phases(report, part.unit).map { "  " + $0 } }
    lines += [""] + numbers(part).map { "  " + $0 }
    lines.append("")
    if report.findings.isEmpty { lines.append("  no findings") }
    for finding in report.findings {
      lines += wrapped("\(finding.severity.rawValue): \(finding.message) [\(finding.rule)]", indent: 2)
      lines += wrapped("\(finding.reason) (\(finding.source))", indent: 6)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What happens, phase after phase; consecutive cycles are one.
  private static func sentence(_ part: Explanation.Part) -> String {
    let (report, unit) = (part.report, part.unit)
    let over = "Over \(count(report.steps, unit)) the rate "
    guard report.minimum.rate != report.peak.rate else { return over + "stays at \(rate(report.first))." }
    let phases = report.runPhases
    var clauses: [String] = []
    var index = 0
    while index < phases.count {
      // Where a part makes no claims, its rates are all that is known.
      if let gap = report.gap(before: index) {
        clauses.append("goes from \(rate(gap.from)) to \(rate(gap.to)) at \(unit.name) \(NumberText.count(gap.step))")
      }
      let cycles = phases[index...].prefix { $0.phase.kind == .cycle }.count
      index += max(cycles, 1)
      let last = phases[index - 1]
      let by = last.lastStep >= report.steps - 1 && index == phases.count ? nil : last.lastStep + 1
      clauses.append(
        cycles > 0
          ? part.cycleEnd != nil && cycles == 1
            ? "goes from \(rate(last.start)) to \(rate(last.end)) at the end"
            : "goes through \(cycleCount(last.phase, cycles))\(by.map { " by \(unit.name) \(NumberText.count($0))" } ?? "")"
          : clause(last, by: by.map { isJoined(last, index, report) || last.start == last.end ? $0 : $0 - 1 }, unit))
    }
    if clauses.isEmpty { clauses = [course(report)] }
    if let gap = report.gapAtEnd {
      clauses.append("goes to and fro from \(rate(gap.from)) to \(rate(gap.to)) at the end")
    }
    if clauses.count > mostPhases { clauses[(mostPhases - 1)...] = ["so on to \(rate(report.last))"] }
    let end = report.end.map { ", and reaches \(rate($0.rate)) at \(unit.name) \(NumberText.count($0.step))" } ?? ""
    let cycle = part.cycleEnd.map { ", inside of its first cycle, which is down at \(unit.at($0))" } ?? ""
    return over + clauses.joined(separator: ", then ") + end + cycle + "."
  }

  /// What rates without phases do: they go one way, or to and fro between their extremes.
  private static func course(_ report: ScheduleReport) -> String {
    let way = "from \(rate(report.first)) to \(rate(report.last))"
    let (low, high) = (rate(report.minimum.rate), rate(report.peak.rate))
    // Some looks may miss a lone update, which the extremes tell.
    let ends = Set([report.first, report.last])
    return report.goesOneWay && ends == [report.minimum.rate, report.peak.rate]
      ? "goes \(way)" : "goes to and fro between \(low) and \(high), \(way)"
  }

  /// Whether the rate that a phase leads to is that of the update behind it, and not its own last one.
  private static func isJoined(_ run: RunPhase, _ next: Int, _ report: ScheduleReport) -> Bool {
    guard next < report.runPhases.count else { return true }
    return run.end == report.gap(before: next)?.from ?? report.runPhases[next].start
  }

  /// What happens in a phase that is no cycle; `by` is the step of the rate that it leads to, of a hold the step behind it, if
  /// that is not the end of the run.
  private static func clause(_ run: RunPhase, by: Int?, _ unit: RunUnit) -> String {
    let place = by.map { "\(unit.name) \(NumberText.count($0))" }
    guard run.start != run.end else {
      return "holds \(rate(run.start))\(place.map { " until \($0)" } ?? " to the end")"
    }
    let way =
      "\(run.isStairs ? " in stairs" : run.phase.isTrend ? " on the whole" : "") from \(rate(run.start)) to \(rate(run.end))"
    let end = place.map { " at \($0)" } ?? " at the end"
    switch run.phase.kind {
    case .warmup:
      let length = count(run.lastStep - run.firstStep + 1, unit)
      return run.end < run.start ? "falls\(way) in a warmup of \(length)" : "warms up\(way) in \(length)"
    case .rise: return "rises\(way)\(end)"
    case .decay: return "\(run.end > run.start ? "rises" : "falls")\(way)\(end)"
    case .hold, .cycle: return "goes\(way)\(end)"
    }
  }

  private static func cycleCount(_ last: Phase, _ count: Int) -> String {
    if last.cycles != nil { return RateCourse.many(last) }
    return count == 1 ? "a cycle" : "\(count) cycles"
  }

  private static func phases(_ report: ScheduleReport, _ unit: RunUnit) -> [String] {
    var rows = report.runPhases.map { run in
      [
        run.phase.name, "\(NumberText.count(run.firstStep)) to \(NumberText.count(run.lastStep))", rate(run.start),
        rate(run.end),
      ]
    }
    let left = rows.count - mostPhases
    if left > 1 {
      rows.replaceSubrange(
        (mostPhases - 3)..<(rows.count - 2), with: [["… \(NumberText.count(left + 1)) more", "", "", ""]])
    }
    return TextTable.lines([["phase", unit == .step ? "updates" : unit.plural, "from", "to"]] + rows)
  }

  private static func numbers(_ part: Explanation.Part) -> [String] {
    let (report, unit) = (part.report, part.unit)
    func at(_ extreme: (rate: Double, step: Int)) -> String {
      "\(rate(extreme.rate)) at \(unit.name) \(NumberText.count(extreme.step))"
    }
    let update = unit == .step ? "update" : unit.name
    let share = report.peak.rate > 0 ? ", \(percent(report.mean / report.peak.rate)) of the peak" : ""
    let end = report.end.map { ["end of the curve", at(($0.rate, $0.step))] }
    return TextTable.lines(
      [
        ["peak", at(report.peak)], ["lowest", at(report.minimum)], ["first \(update)", rate(report.first)],
        ["last \(update)", rate(report.last)],
      ] + (end.map { [$0] } ?? []) + [
        ["sum", total(report.sum)], ["sum of squares", total(report.sumOfSquares)],
        ["mean", rate(report.mean) + share],
      ])
  }

  private static func total(_ total: ScheduleReport.Total) -> String {
    let value = RateText.short(total.value, digits: 6)
    guard total.error > 1e-9 * abs(total.value) else { return value }
    return "\(value) (± \(RateText.short(total.error, digits: 1)), estimated)"
  }

  static func rate(_ x: Double) -> String { RateText.short(x) }

  static func percent(_ share: Double) -> String { RateText.percent(share) }

  static func count(_ number: Int, _ noun: String) -> String {
    NumberText.count(number) + " " + noun + (number == 1 ? "" : "s")
  }

  static func count(_ number: Int, _ unit: RunUnit) -> String { count(number, unit.name) }

  /// Lines of at most 100 characters.
  static func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + word.count >= width {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [margin + line]
  }
}

/// Rows of text in aligned columns.
enum TextTable {
  static func lines(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
