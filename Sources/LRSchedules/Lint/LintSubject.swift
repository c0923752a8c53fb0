import LRMath

/// What a rule looks at.
public struct LintSubject: Sendable {
  /// A step at which the curve jumps.
  struct Seam: Sendable {
    /// Where, in steps; may be fractional.
    var step: Double
    /// The limit from the left, and the rate from there on.
    var left: Double
    var right: Double
    /// Whether the rate holds still before it and after it.
    var isFlatBefore: Bool
    var isFlatAfter: Bool
  }

  let schedule: ReadSchedule
  let arguments: WrittenArguments
  let report: ScheduleReport
  let stepsPerEpoch: Double?
  /// The jumps of the run, as far as the first pieces show them.
  let seams: [Seam]

  /// More pieces than this are a pattern, not seams.
  private static let mostPieces = 20_000

  init(schedule: ReadSchedule, arguments: WrittenArguments, report: ScheduleReport, stepsPerEpoch: Double?) {
    self.schedule = schedule
    self.arguments = arguments
    self.report = report
    self.stepsPerEpoch = stepsPerEpoch
    seams = Self.seams(of: schedule.schedule, end: Double(report.steps), least: 1e-9 * report.peak.rate)
  }

  var curve: any Schedule { schedule.schedule }
  var steps: Int { report.steps }
  /// Whether metrics or noise decide where the rate goes, so that its turns are no mistakes.
  var isUnsteady: Bool { WrittenArguments.isMetricDriven(schedule.type) || schedule.type == "noise" }
  /// From the lowest rate to the highest.
  var range: Double { report.peak.rate - report.minimum.rate }

  /// Jumps up that belong to the schedule: starts of cycles, or a pattern of jumps from a decay back up.
  var restarts: [Seam] {
    let starts = Set(report.phases.filter { $0.kind == .cycle }.map(\.start))
    let up = seams.filter { $0.right > $0.left }
    let smooth = up.filter { !$0.isFlatBefore }
    return smooth.count >= 2 ? smooth : up.filter { starts.contains($0.step) }
  }

  private static func seams(of curve: any Schedule, end: Double, least: Double) -> [Seam] {
    var found: [Seam] = []
    var step = 0.0
    for _ in 0..<mostPieces {
      let piece = curve.piece(at: step)
      guard piece.end < end else { break }
      let (left, right) = (piece.value(at: piece.end), curve.rate(at: piece.end))
      if abs(right - left) > least {
        found.append(
          Seam(
            step: piece.end, left: left, right: right, isFlatBefore: piece.isFlat,
            isFlatAfter: curve.piece(at: piece.end).isFlat))
      }
      step = max(piece.end, step.nextUp)
    }
    return found
  }
}
