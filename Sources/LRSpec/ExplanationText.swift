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
    lines += wrapped(sentence(report), indent: 2)
    if told(report) > 1 { lines += [""] + phases(report).map { "  " + $0 } }
    lines += [""] + numbers(report).map { "  " + $0 }
    lines.append("")
    if report.findings.isEmpty { lines.append("  no findings") }
    for finding in report.findings {
      lines += wrapped("\(finding.severity.rawValue): \(finding.message) [\(finding.rule)]", indent: 2)
      lines += wrapped("\(finding.reason) (\(finding.source))", indent: 6)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many phases are worth a word: one that begins with the last update only shows where a framework would go on.
  private static func told(_ report: ScheduleReport) -> Int {
    guard let last = report.phases.last, report.phases.count > 1 else { return report.phases.count }
    return report.phases.count - (last.start >= Double(report.steps - 1) ? 1 : 0)
  }

  /// What happens, phase after phase; consecutive cycles are one.
  private static func sentence(_ report: ScheduleReport) -> String {
    let over = "Over \(count(report.steps, "step")) the rate "
    guard report.minimum.rate != report.peak.rate else { return over + "stays at \(rate(report.first))." }
    let phases = report.phases.prefix(told(report))
    var clauses: [String] = []
    var index = 0
    while index < phases.count {
      let cycles = phases[index...].prefix { $0.kind == .cycle }.count
      index += max(cycles, 1)
      let last = phases[index - 1]
      let by = last.end >= Double(report.steps - 1) && index == phases.count ? nil : last.end
      clauses.append(
        cycles > 0
          ? "goes through \(cycleCount(last, cycles))\(by.map { " by step \(step($0))" } ?? "")"
          : clause(last, report.phaseRates[index - 1], by: by))
    }
    if clauses.isEmpty { clauses = ["goes from \(rate(report.first)) to \(rate(report.final))"] }
    if clauses.count > mostPhases { clauses[(mostPhases - 1)...] = ["so on to \(rate(report.final))"] }
    return over + clauses.joined(separator: ", then ") + "."
  }

  /// What happens in a phase that is no cycle; `by` is its end, if that is not the end of the run.
  private static func clause(
    _ phase: Phase, _ ends: (start: Double, end: Double, isStairs: Bool), by: Double?
  ) -> String {
    let until = by.map { " until step \(step($0))" } ?? " to the end"
    guard ends.start != ends.end else { return "holds \(rate(ends.start))\(until)" }
    let way = "\(ends.isStairs ? " in stairs" : "") from \(rate(ends.start)) to \(rate(ends.end))"
    let end = by.map { " at step \(step($0))" } ?? " at the end"
    switch phase.kind {
    case .warmup: return "warms up\(way) in \(count(Int((phase.end - phase.start).rounded()), "step"))"
    case .rise: return "rises\(way)\(end)"
    case .decay: return "falls\(way)\(end)"
    case .hold, .cycle: return "goes\(way)\(end)"
    }
  }

  private static func cycleCount(_ last: Phase, _ count: Int) -> String {
    if last.name == "cycles" { return "many cycles" }
    return count == 1 ? "a cycle" : "\(count) cycles"
  }

  private static func phases(_ report: ScheduleReport) -> [String] {
    let told = report.phases.prefix(told(report))
    var rows = zip(told.indices, zip(told, report.phaseRates)).map { index, row in
      let (phase, ends) = row
      let end = index == told.count - 1 && index < report.phases.count - 1 ? Double(report.steps) : phase.end
      let (first, last) = (Int(phase.start.rounded(.up)), max(Int(end.rounded(.up)) - 1, 0))
      return [
        phase.name, "\(NumberText.count(first)) to \(NumberText.count(last))", rate(ends.start), rate(ends.end),
      ]
    }
    let left = rows.count - mostPhases
    if left > 1 {
      rows.replaceSubrange(
        (mostPhases - 3)..<(rows.count - 2), with: [["… \(NumberText.count(left + 1)) more", "", "", ""]])
    }
    return TextTable.lines([["phase", "updates", "from", "to"]] + rows)
  }

  private static func numbers(_ report: ScheduleReport) -> [String] {
    func at(_ extreme: (rate: Double, step: Int)) -> String {
      "\(rate(extreme.rate)) at step \(NumberText.count(extreme.step))"
    }
    let share = report.peak.rate > 0 ? ", \(percent(report.mean / report.peak.rate)) of the peak" : ""
    return TextTable.lines([
      ["peak", at(report.peak)], ["lowest", at(report.minimum)], ["first update", rate(report.first)],
      ["last update", rate(report.last)], ["end of the curve", rate(report.final)], ["sum", total(report.sum)],
      ["sum of squares", total(report.sumOfSquares)], ["mean", rate(report.mean) + share],
    ])
  }

  private static func total(_ total: ScheduleReport.Total) -> String {
    let value = NumberText.short(total.value, digits: 6).plain
    guard total.error > 1e-9 * abs(total.value) else { return value }
    return "\(value) (± \(NumberText.short(total.error, digits: 1).plain), estimated)"
  }

  static func rate(_ x: Double) -> String { NumberText.short(x).plain }

  static func percent(_ share: Double) -> String { NumberText.short(100 * share, digits: 3).plain + " %" }

  static func count(_ number: Int, _ noun: String) -> String {
    NumberText.count(number) + " " + noun + (number == 1 ? "" : "s")
  }

  private static func step(_ t: Double) -> String { NumberText.count(Int(t.rounded(.up))) }

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
