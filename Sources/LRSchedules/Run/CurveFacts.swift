/// What a reader would point at on the curve of a schedule: the peak, where it is, and with what it ends.
///
/// Found in well under a millisecond for a schedule that is known, since every chart asks for it; `ScheduleReport` knows more and
/// takes longer, and has its extremes from the same maker.
public struct CurveFacts: Sendable {
  /// Highest rate of any update, and the first update that has it; the step is nil where there are too many
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

  /// - Parameter steps: updates in the run, at least 1.
  public init(_ schedule: any Schedule, steps: Int) {
    let curve = RunCurve(schedule, steps: steps)
    (first, last, end) = (curve.first, curve.last, curve.end)
    let extremes = RunExtremes(schedule, steps: steps)
    peak = (extremes.highest.rate, extremes.isComplete ? extremes.highest.step : nil)
  }
}
