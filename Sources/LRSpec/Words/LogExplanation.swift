import LRConfigs
import LRInput
import LRPlotting
import LRResults

/// What a log has, in words and as JSON.
struct LogExplanation: Sendable {
  let label: String
  let log: LoggedCurve
  /// The name of the plan that the log was laid over.
  let plan: String?
  let stepName: String

  /// Whether the log does not follow its plan.
  var leavesPlan: Bool { log.plan.map { !$0.comparison.follows } ?? false }

  /// Where a rate that has no plan to be held against jumps back up.
  var jumps: [LogJump] {
    guard log.quantity.isRate, log.plan == nil, !log.isReduced else { return [] }
    return LogJump.find(in: log.finite)
  }

  private func told(_ jump: LogJump) -> String {
    "the rate is back up at \(place(jump.after.step)), from \(LogSentences.number(jump.before.value)) to "
      + LogSentences.number(jump.after.value)
  }

  private var noun: String { log.quantity.logged?.noun ?? log.quantity.words }

  /// A sentence, a table of numbers, and how the log follows its plan.
  var text: String {
    let values = log.finite
    let (first, last, high, low) = (log.facts.first, log.facts.last, log.facts.peak, log.facts.lowest)
    var sentence = "A log: \(ExplanationText.count(values.count, "value")) of \(DiagnosticText.quoted(log.column))"
    sentence +=
      values.count == 1 ? " at \(place(high.step))" : " from \(place(log.firstStep)) to \(place(log.lastStep))"
    if log.samples.count > values.count {
      sentence += ", and \(NumberText.count(log.samples.count - values.count)) that are not finite"
    }
    sentence += "."
    if log.isReduced { sentence += " Of so many rows the first, lowest, highest and last of each stretch are kept." }
    if let convention = log.convention, log.quantity.isRate { sentence += " \(LogSentences.capital(convention))." }
    let rows = [
      [log.quantity.logged?.highest ?? "highest", "\(LogSentences.number(high.value)) at \(place(high.step))"],
      ["lowest", "\(LogSentences.number(low.value)) at \(place(low.step))"],
      ["first", LogSentences.number(first.value)],
      ["last", LogSentences.number(last.value)],
    ]
    var lines = [label] + ExplanationText.wrapped(sentence, indent: 2) + [""]
    lines += TextTable.lines(rows).map { "  " + $0 }
    if let comparison = log.plan?.comparison, let plan {
      lines.append("")
      let verdict = leavesPlan ? "warning" : "note"
      lines += ExplanationText.wrapped("\(verdict): against \(plan): \(comparison.sentence)", indent: 2)
    }
    if !jumps.isEmpty { lines.append("") }
    for jump in jumps {
      lines += ExplanationText.wrapped("note: \(told(jump)) [\(LogJump.rule)]", indent: 2)
      lines += ExplanationText.wrapped("\(LogJump.reason) (\(LogJump.source))", indent: 6)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(_ step: Double) -> String { "\(stepName) \(LogSentences.step(step))" }

  /// `{"label":…,"type":"log","count":…,"peak":{"rate":…,"step":…},…,"plan":{…}}`: keys are added, never renamed.
  var json: String {
    let values = log.finite
    let (first, last, high, low) = (log.facts.first, log.facts.last, log.facts.peak, log.facts.lowest)
    func number(_ x: Double?) -> String { x.map(Explanation.number) ?? "null" }
    let compared = log.plan.map { found in
      let comparison = found.comparison
      let stretches = comparison.stretches.map { stretch in
        "{\"from\":\(stretch.from),\"offset\":\(stretch.offset.map { String($0) } ?? "null")}"
      }
      return "{\"label\":\(JSONText.string(plan ?? "")),\"follows\":\(comparison.follows),"
        + "\"sentence\":\(JSONText.string(comparison.sentence)),\"compared\":\(comparison.count),"
        + "\"stretches\":[\(stretches.joined(separator: ","))],"
        + "\"unit\":\"\(comparison.unit.rawValue)\","
        + "\"largest\":{\"difference\":\(number(comparison.largest)),\"step\":\(comparison.largestStep)}}"
    }
    let findings = jumps.map { jump in
      "{\"rule\":\"\(LogJump.rule)\",\"severity\":\"note\",\"message\":\(JSONText.string(told(jump))),"
        + "\"steps\":[\(number(jump.after.step))],\"reason\":\(JSONText.string(LogJump.reason)),"
        + "\"source\":\(JSONText.string(LogJump.source))}"
    }
    return "{\"label\":\(JSONText.string(label)),\"type\":\"log\",\"column\":\(JSONText.string(log.column)),"
      + "\"quantity\":\"\(log.quantity.name)\",\"axis\":\"\(log.axis.rawValue)\",\"count\":\(values.count),"
      + "\"steps\":[\(number(log.firstStep)),\(number(log.lastStep))],"
      + "\"peak\":{\"\(noun)\":\(number(high.value)),\"step\":\(number(high.step))},"
      + "\"first\":\(number(first.value)),\"final\":\(number(last.value)),"
      + "\"min\":\(number(low.value)),\"min_step\":\(number(low.step)),\"plan\":\(compared ?? "null"),"
      + "\"findings\":[\(findings.joined(separator: ","))]}"
  }
}
