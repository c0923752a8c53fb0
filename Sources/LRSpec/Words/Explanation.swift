import LRInput
import LRLint
import LRPlotting
import LRSchedules

/// Says in words and numbers what the schedules of a spec do, and what looks like a mistake in them.
public struct Explanation: Sendable {
  /// For people, or one object for programs.
  public enum Format: String, Sendable, CaseIterable { case text, json }

  /// What is known of one curve.
  struct Part: Sendable {
    var label: String
    var type: String
    var report: ScheduleReport
    var unit: RunUnit
    var source: TrainedRates.Source
    /// Steps from one look at its formula to the next.
    var gap: Int
    /// The step at which its first cycle is down, where the run ends before.
    var cycleEnd: Int?
  }

  /// A curve of the chart, planned, logged or of a table.
  enum ToldCurve: Sendable {
    case planned(Part)
    case logged(LogExplanation)
    case data(DataExplanation)
  }

  let curves: [ToldCurve]
  let countsEpochs: Bool
  /// Panels whose runs have lengths that are varied: their schedules are not told.
  let untold: [String]

  /// - Parameter rates: those of the runs, where training sets them; without them as they are planned.
  public init(_ spec: ChartSpec, rates: TrainedRates? = nil) {
    countsEpochs = spec.countsEpochs
    let unit = spec.runUnit
    untold = spec.panels.filter { panel in
      panel.results?.entries.contains { $0.varied != nil && spec.plans[$0.plan].steps != spec.steps } == true
    }.map { $0.title?.plain ?? "panel \($0.number)" }
    curves = (rates ?? TrainedRates(planned: spec)).curves.filter(\.isShown).map { one in
      let curve = one.spec
      switch curve.content {
      case .schedule(let schedule):
        return .planned(
          Part(
            label: curve.name, type: schedule.type,
            report: ScheduleReport(
              schedule, steps: one.steps, stepsPerEpoch: spec.stepsPerEpoch, unit: unit),
            unit: unit, source: one.source, gap: schedule.facts.formulaGap,
            cycleEnd: schedule.facts.firstCycleEnd(behind: one.steps)))
      case .log(let log):
        return .logged(
          LogExplanation(
            label: curve.name, log: log, plan: log.plan.map { spec.curves[$0.curve].name },
            stepName: spec.stepName ?? "step"))
      case .data(let data): return .data(DataExplanation(label: curve.name, data: data))
      }
    }
  }

  /// Whether lint found anything, notes included, or a log leaves its plan or jumps back up.
  public var hasFindings: Bool {
    curves.contains { curve in
      switch curve {
      case .planned(let part): !part.report.findings.isEmpty
      case .logged(let log): log.leavesPlan || !log.jumps.isEmpty
      case .data: false
      }
    }
  }

  /// The explanation in one of its forms, with a line break at its end.
  public func written(as format: Format) -> String {
    switch format {
    case .text:
      (countsEpochs ? "The rate is set once an epoch.\n\n" : "")
        + curves.map { curve in
          switch curve {
          case .planned(let part): ExplanationText.text(part)
          case .logged(let log): log.text
          case .data(let data): data.text
          }
        }.joined(separator: "\n")
        + untold.map { "\nThe lengths that are varied in \($0) are not told.\n" }.joined()
    case .json:
      "{\"unit\":\"\(countsEpochs ? "epoch" : "step")\",\"curves\":[\n"
        + curves.map { curve in
          switch curve {
          case .planned(let part): Self.json(part)
          case .logged(let log): log.json
          case .data(let data): data.json
          }
        }.joined(separator: ",\n") + "\n]}\n"
    }
  }

  /// `{"label":…,"phases":[…],"peak":{"rate":…,"step":…},…,"findings":[…]}`: keys are added, never renamed.
  ///
  /// `last` and `final` are the rate of the last update; `end` is a value behind it, where the curve is drawn to one.
  private static func json(_ part: Part) -> String {
    let report = part.report
    let phases = report.runPhases.map { run in
      let phase = run.phase
      return
        "{\"name\":\(JSONText.string(phase.name)),\"kind\":\"\(phase.kind.rawValue)\",\"start\":\(number(phase.start)),"
        + "\"end\":\(number(phase.end)),\"from\":\(number(run.start)),\"to\":\(number(run.end))}"
    }
    let end = report.end.map { "{\"step\":\($0.step),\"rate\":\(number($0.rate))}" } ?? "null"
    let findings = report.findings.map { finding in
      "{\"rule\":\"\(finding.rule)\",\"severity\":\"\(finding.severity.rawValue)\",\"message\":"
        + "\(JSONText.string(finding.message)),\"steps\":[\(finding.steps.map { String($0) }.joined(separator: ","))],"
        + "\"reason\":\(JSONText.string(finding.reason)),\"source\":\(JSONText.string(finding.source))}"
    }
    let rates = part.source == .planned ? "" : "\"rates\":\"\(part.source.name)\","
    let looks = part.gap > 1 ? "\"looked_at_every\":\(part.gap)," : ""
    return
      "{\"label\":\(JSONText.string(part.label)),\"type\":\(JSONText.string(part.type)),\(rates)\"steps\":\(report.steps),\(looks)"
      + "\"phases\":[\(phases.joined(separator: ","))],"
      + "\"peak\":{\"rate\":\(number(report.peak.rate)),\"step\":\(report.peak.step)},"
      + "\"first\":\(number(report.first)),\"last\":\(number(report.last)),\"final\":\(number(report.last)),"
      + "\"end\":\(end),"
      + "\"min\":\(number(report.minimum.rate)),\"min_step\":\(report.minimum.step),"
      + "\"sum\":\(number(report.sum.value)),\"sum_error\":\(number(report.sum.error)),"
      + "\"sum_of_squares\":\(number(report.sumOfSquares.value)),"
      + "\"sum_of_squares_error\":\(number(report.sumOfSquares.error)),\"mean\":\(number(report.mean)),"
      + "\"findings\":[\(findings.joined(separator: ","))]}"
  }

  /// Squares of huge rates have no number in JSON.
  static func number(_ x: Double) -> String { x.isFinite ? JSONText.number(x) : "null" }
}
