import LRMath

/// What a reader would point at on the curve of a schedule: the peak, where it is, and with what it ends.
///
/// Found in well under a millisecond, since every chart asks for it; `ScheduleReport` knows more and takes longer.
public struct CurveFacts: Sendable {
  /// Highest rate of any update, and the first update that has it; the step is nil where there are too many pieces
  /// to look at each.
  public let peak: (rate: Double, step: Int?)
  /// Rate of update 0.
  public let first: Double
  /// Rate of the last update.
  public let last: Double
  /// The value at the end of the run, where the curve is drawn to it and it is another than `last`.
  public let end: RunCurve.End?

  /// Facts that are known from elsewhere, such as from a log.
  public init(peak: (rate: Double, step: Int?), first: Double, last: Double) {
    self.peak = peak
    self.first = first
    self.last = last
    end = nil
  }

  /// More pieces than this are sampled.
  private static let most = 20_000

  /// - Parameter steps: updates in the run, at least 1.
  public init(_ schedule: any Schedule, steps: Int) {
    let curve = RunCurve(schedule, steps: steps)
    (first, last, end) = (curve.first, curve.last, curve.end)
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
}
