import LRMath

/// What a reader would point at on the curve of a schedule: the peak, where it is, and where the curve ends.
///
/// Found in well under a millisecond, since every chart asks for it; `ScheduleReport` knows more and takes longer.
public struct CurveFacts: Sendable {
  /// Highest rate of any update, and the first update that has it; the step is nil where there are too many pieces
  /// to look at each.
  public let peak: (rate: Double, step: Int?)
  /// Rate of update 0.
  public let first: Double
  /// Where the curve ends: the limit from the left at the last step.
  public let final: Double

  /// Facts that are known from elsewhere, such as from a log.
  public init(peak: (rate: Double, step: Int?), first: Double, final: Double) {
    self.peak = peak
    self.first = first
    self.final = final
  }

  /// More pieces than this are sampled.
  private static let most = 20_000

  /// - Parameter steps: updates in the run, at least 1.
  public init(_ schedule: any Schedule, steps: Int) {
    first = schedule.rate(at: 0)
    final = Self.final(of: schedule, steps: steps)
    var best = (rate: -Double.infinity, step: 0)
    var isComplete = true
    func offer(_ step: Double) {
      let rate = schedule.rate(at: step)
      if rate > best.rate { best = (rate, Int(step)) }
    }
    RunWalk(schedule: schedule, steps: steps, mostPieces: Self.most).forEach { stretch in
      switch stretch {
      case .piece(let piece, let from, let to):
        offer(from)
        if case .arc = piece.shape, to - from > 1 {
          ArcSearch.extreme(schedule, from: from, to: to, sign: 1).forEach(offer)
        }
        offer(to)
      case .rest(let from, let to):
        isComplete = false
        let gap = max(1, (to - from) / Double(Self.most))
        for step in stride(from: from, through: to, by: gap) { offer(step.rounded(.down)) }
        offer(to)
      }
      return true
    }
    peak = (best.rate, isComplete ? best.step : nil)
  }

  /// The limit from the left at the end of the run.
  static func final(of schedule: any Schedule, steps: Int) -> Double {
    let end = Double(steps)
    let piece = schedule.piece(at: end.nextDown)
    return piece.value(at: min(piece.end, end))
  }
}
