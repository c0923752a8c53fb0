import LRMath
import LRSchedules

/// What a rule looks at.
public struct LintSubject: Sendable {
  /// A step at which the curve jumps.
  struct Seam: Sendable {
    /// Where, in steps; may be fractional.
    var place: Double
    /// The first update behind it.
    var step: Int { StepCount.from(place) }
    /// Where the branch before it leads to, which no update may have, and where the one after it begins.
    var left: Double
    var right: Double
    /// Whether the rate holds still before it and after it.
    var isFlatBefore: Bool
    var isFlatAfter: Bool
  }

  let schedule: ReadSchedule
  let report: ScheduleReport
  let stepsPerEpoch: Double?
  let unit: RunUnit
  /// The jumps of the run, as far as the first pieces show them.
  let seams: [Seam]

  /// More pieces than this are a pattern, not seams.
  private static let mostPieces = 20_000

  init(schedule: ReadSchedule, report: ScheduleReport, stepsPerEpoch: Double?, unit: RunUnit) {
    self.schedule = schedule
    self.unit = unit
    self.report = report
    self.stepsPerEpoch = stepsPerEpoch
    seams = Self.seams(of: schedule.schedule, end: Double(report.steps), least: 1e-9 * report.peak.rate)
  }

  var curve: any Schedule { schedule.schedule }
  var steps: Int { report.steps }
  /// What the schedule was asked for.
  var facts: ScheduleFacts { schedule.facts }
  /// From the lowest rate to the highest.
  var range: Double { report.peak.rate - report.minimum.rate }

  /// Jumps up that belong to the schedule: starts of cycles, or a pattern of jumps from a decay back up.
  var restarts: [Seam] {
    let starts = Set(report.runPhases.filter { $0.phase.kind == .cycle }.map(\.firstStep))
    let up = seams.filter { $0.right > $0.left }
    let smooth = up.filter { !$0.isFlatBefore }
    return smooth.count >= 2 ? smooth : up.filter { starts.contains($0.step) }
  }

  private static func seams(of curve: any Schedule, end: Double, least: Double) -> [Seam] {
    var found: [Seam] = []
    var step = 0.0
    for _ in 0..<mostPieces {
      let piece = curve.piece(at: step)
      guard piece.end.rounded(.up) < end else { break }
      let (left, right) = (piece.value(at: piece.end), curve.rate(at: piece.end))
      if abs(right - left) > least {
        found.append(
          Seam(
            place: piece.end, left: left, right: right, isFlatBefore: piece.isFlat,
            isFlatAfter: curve.piece(at: piece.end).isFlat))
      }
      step = max(piece.end, step.nextUp)
    }
    return found
  }
}
