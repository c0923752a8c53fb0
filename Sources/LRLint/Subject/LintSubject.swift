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
    /// Whether a single update stands out, and the rate is back behind it.
    var isLone = false
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
    facts = schedule.facts.within(Double(report.steps))
    let (curve, end, least) = (schedule.schedule, Double(report.steps), 1e-9 * report.peak.rate)
    seams = Self.seams(of: curve, end: end, least: least, isStepped: schedule.facts.isStepped)
    let lone = Set(seams.filter(\.isLone).map(\.step))
    let looks =
      lone.contains(report.peak.step) ? (0..<min(report.steps, Self.mostPieces)).filter { !lone.contains($0) } : []
    usualPeak = looks.map { curve.rate(at: Double($0)) }.max() ?? report.peak.rate
  }

  var curve: any Schedule { schedule.schedule }
  var steps: Int { report.steps }
  /// What the schedule was asked for, without the parts that the run does not come to.
  let facts: ScheduleFacts
  /// From the lowest rate to the highest, of the updates that go with others.
  var range: Double { usualPeak - report.minimum.rate }
  /// The highest rate, but for single updates that stand out.
  private let usualPeak: Double

  /// Whether the run ends before its first cycle has come down.
  var isInFirstCycle: Bool { facts.firstCycleEnd(behind: steps) != nil }

  /// Jumps back that belong to the schedule: starts of cycles, or a pattern of jumps from a decay back up.
  var restarts: [Seam] {
    let starts = Set(report.runPhases.filter { $0.phase.kind == .cycle }.map(\.firstStep))
    // Cycles that rise to their floor begin anew below it.
    let up = seams.filter { !$0.isLone }.filter { facts.isUpsideDown ? $0.right < $0.left : $0.right > $0.left }
    let smooth = up.filter { !$0.isFlatBefore }
    return smooth.count >= 2 ? smooth : up.filter { starts.contains($0.step) }
  }

  private static func seams(of curve: any Schedule, end: Double, least: Double, isStepped: Bool) -> [Seam] {
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
      } else if isStepped, piece.end - piece.start == 1, let seam = jump(of: curve, to: piece.end, end: end) {
        found.append(seam)
      } else if isStepped, piece.end - piece.start == 1, let lone = lone(of: curve, at: piece.end, end: end) {
        found.append(lone)
      }
      step = max(piece.end, step.nextUp)
    }
    return found
  }

  /// How many times as far as the updates beside it two lie apart that make a jump of rates without a formula.
  private static let steep = 4.0

  /// A single update far above those on both sides, which go on from each other.
  private static func lone(of curve: any Schedule, at step: Double, end: Double) -> Seam? {
    guard step >= 2, step + 2 < end else { return nil }
    let rates = [-2, -1, 0, 1, 2].map { curve.rate(at: step + $0) }
    let (up, down) = (rates[2] - rates[1], rates[2] - rates[3])
    let beside = max(abs(rates[1] - rates[0]), abs(rates[4] - rates[3]), abs(rates[3] - rates[1]))
    guard min(up, down) > steep * beside else { return nil }
    return Seam(place: step, left: rates[1], right: rates[2], isFlatBefore: false, isFlatAfter: false, isLone: true)
  }

  /// The jump of single rates that lines join.
  private static func jump(of curve: any Schedule, to step: Double, end: Double) -> Seam? {
    guard step >= 2, step + 1 < end else { return nil }
    let rates = [-2, -1, 0, 1].map { curve.rate(at: step + $0) }
    let (before, across, after) = (abs(rates[1] - rates[0]), abs(rates[2] - rates[1]), abs(rates[3] - rates[2]))
    guard across > steep * max(before, after) else { return nil }
    return Seam(place: step, left: rates[1], right: rates[2], isFlatBefore: before == 0, isFlatAfter: after == 0)
  }
}
