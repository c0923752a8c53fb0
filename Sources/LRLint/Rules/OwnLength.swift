import LRMath
import LRSchedules

/// A schedule whose own length is not that of the run.
struct OwnLength: LintRule {
  let name = "own-length"
  let reason = "with a wrong number of total steps a schedule is cut off before its decay, or idles at its floor"
  let source =
    "huggingface/transformers #18390, wenet-e2e/west #101, VITA-Group/BERT-Tickets #4, Tencent-Hunyuan/UniRL #223"

  /// Differences up to these, in steps and as a share of the run, are a matter of convention.
  private static let least = (steps: 2.0, share: 0.005)

  func look(_ subject: LintSubject) -> [Observation] {
    let run = Double(subject.steps)
    let least = max(Self.least.steps, Self.least.share * run)
    if let end = landing(subject) ?? rested(subject), run - end > least { return [early(subject, end)] }
    if let waves = waves(subject), let end = subject.facts.landing, run - end > least {
      return [wavy(subject, end, waves)]
    }
    if let end = asked(subject) ?? whole(subject), end - run > least { return [late(subject, end)] }
    return []
  }

  private func early(_ subject: LintSubject, _ end: Double) -> Observation {
    let (step, left) = (StepCount.from(end), subject.steps - StepCount.from(end))
    return Observation(
      .warning,
      "it is over at \(subject.unit.at(step)): for the last \(subject.unit.text(left)) of the run the rate stays at "
        + RateText.short(subject.report.last) + epochs(subject, end),
      at: step, subject.steps - 1)
  }

  private func late(_ subject: LintSubject, _ end: Double) -> Observation {
    let (whole, run) = (StepCount.from(end), StepCount.digits(subject.steps))
    let isCycle = subject.isInFirstCycle && subject.facts.firstLow == end
    let length =
      isCycle
      ? "its first cycle is down at \(subject.unit.at(whole)), behind the end of the run at \(run)"
      : subject.schedule.length == whole || asked(subject) == end || subject.facts.isUpsideDown
        ? "it is made for \(subject.unit.text(whole)), the run has \(run)"
        : "its lowest point is at \(subject.unit.at(whole)), behind the end of the run at \(run)"
    let peak = subject.report.peak.step == subject.steps - 1 && isCycle ? subject.facts.peak : nil
    let way = peak.map { ", on its way up to \(RateText.short($0))" } ?? ""
    return Observation(
      .warning,
      "\(length): it is cut off at \(RateText.short(subject.report.last))" + way + epochs(subject, end),
      at: subject.steps - 1)
  }

  private func wavy(_ subject: LintSubject, _ end: Double, _ waves: Double) -> Observation {
    let step = StepCount.from(end)
    return Observation(
      .warning,
      "it is down at \(subject.unit.at(step)), and then climbs and falls again: \(RateText.short(waves)) waves in the run of "
        + StepCount.digits(subject.steps) + epochs(subject, end),
      at: step, subject.steps - 1)
  }

  /// How often a decay that is not stopped goes up and down, where that is more than once.
  private func waves(_ subject: LintSubject) -> Double? {
    guard subject.facts.course == .falls, let last = subject.report.phases.last, last.kind == .cycle else { return nil }
    return last.cycles
  }

  /// Where the schedule says that its decay ends, if the run has a part of it.
  private func asked(_ subject: LintSubject) -> Double? {
    // A run that ends within its warmup has other troubles.
    guard subject.range > 0, subject.report.phases.last?.kind != .warmup else { return nil }
    switch subject.facts.course {
    case .falls: return subject.facts.landing
    // Cycles end on any of their boundaries, but not before the first.
    case .cycles: return subject.facts.firstLow
    // Points that are given lead somewhere, up or down.
    case .free: return subject.facts.landing
    default: return nil
    }
  }

  /// Where a falling curve comes to rest for ever, or nil.
  private func landing(_ subject: LintSubject) -> Double? {
    let last = subject.curve.piece(at: Double(subject.steps - 1))
    guard last.end == .infinity, last.isFlat, last.start > 0 else { return nil }
    let before = subject.curve.piece(at: last.start.nextDown)
    let from = before.value(at: max(before.start, last.start - 1))
    let end = before.value(at: before.end)
    // What jumps up to a rate that holds has not come to rest there, and what is told to hold does so on purpose.
    guard !before.isFlat, from > end, subject.report.last - end <= Self.meet * subject.range,
      subject.facts.rest != last.start
    else { return nil }
    return last.start
  }

  /// Jumps up to this share of the range cannot be seen in a chart.
  private static let meet = 0.005

  /// The same where only the updates show it: of lists of points and of products, which have no last piece of their own.
  private func rested(_ subject: LintSubject) -> Double? {
    guard [.falls, .free].contains(subject.facts.course), !subject.facts.isUnsteady,
      let last = subject.report.runPhases.last, last.phase.kind == .hold,
      let before = subject.report.runPhases.dropLast().last, before.phase.kind == .decay, !before.isStairs,
      before.end == last.start, subject.facts.rest != last.phase.start
    else { return nil }
    return last.phase.start
  }

  /// Where a curve that is still falling at the end of the run would be at its lowest, or nil.
  private func whole(_ subject: LintSubject) -> Double? {
    let run = Double(subject.steps)
    let length = Double(subject.schedule.length)
    if length > run { return length }
    if subject.facts.course == .cycles || subject.report.phases.last?.kind == .cycle { return nil }
    var step = run - 1
    for _ in 0..<Self.mostPieces {
      let piece = subject.curve.piece(at: step)
      guard !piece.isFlat, piece.end.isFinite, piece.end < 1e12 else { return nil }
      let (from, to) = (step.rounded(.up), piece.end.rounded(.down))
      let lowest = Self.lowest(piece, from: from, to: max(from, to))
      guard piece.value(at: from) > lowest.rate || from == to else { return step == run - 1 ? nil : step }
      if lowest.step < to - 1 { return lowest.step }
      let next = subject.curve.piece(at: piece.end)
      let (left, right) = (piece.value(at: piece.end), subject.curve.rate(at: piece.end))
      // A jump up is a restart: the end of a cycle, not of the schedule.
      if right > left + 0.005 * subject.report.peak.rate { return nil }
      if next.isFlat || next.value(at: min(next.end, piece.end + 1)) > right { return piece.end }
      step = piece.end
    }
    return nil
  }

  /// Stairs and endless decays have more pieces, or no lowest point.
  private static let mostPieces = 64

  private static func lowest(_ piece: Piece, from: Double, to: Double) -> (rate: Double, step: Double) {
    var best = (rate: piece.value(at: from), step: from)
    for part in 1...64 {
      let step = (from + (to - from) * Double(part) / 64).rounded()
      let rate = piece.value(at: step)
      if rate <= best.rate { best = (rate, step) }
    }
    return best
  }

  /// A word on the unit, where the length is the run's number of epochs.
  private func epochs(_ subject: LintSubject, _ end: Double) -> String {
    guard let perEpoch = subject.stepsPerEpoch, perEpoch > 1 else { return "" }
    let count = Double(subject.steps) / perEpoch
    return abs(end - count) <= max(1, 0.02 * count) ? "; the run has as many epochs: was it written in epochs?" : ""
  }
}
