/// What a reader would point at on a curve: the first and the last number, the highest and the lowest with the first places that
/// have them.
///
///     CurveFacts(schedule, steps: 1000).peak.step   // 100
///
/// The one maker of these, of schedules, of what runs had and of logs. Of a schedule that is known they are found in well under a
/// millisecond, since every chart asks for them.
public struct CurveFacts: Sendable {
  /// A number of the curve with its place, in steps.
  public struct Point: Sendable, Equatable {
    /// In steps; whole of a schedule's updates, any number of a log.
    public var step: Double
    /// The number itself: a rate, or what a log has.
    public var value: Double

    /// See the properties of the same names.
    public init(step: Double, value: Double) {
      self.step = step
      self.value = value
    }
  }

  /// The number of update 0, of a log or of records the first that is one.
  public let first: Point
  /// Of a schedule the rate of the last update.
  public let last: Point
  /// The highest number, at the first place that has it.
  public let peak: Point
  /// The lowest number, at the first place that has it.
  public let lowest: Point
  /// Whether every number was looked at; otherwise peak and lowest are what samples show.
  public let isComplete: Bool
  /// The value at the end of the run, where the curve is drawn to it and it is another than that of `last`.
  public let end: RunCurve.End?

  /// - Parameter steps: updates in the run, at least 1.
  public init(_ schedule: any Schedule, steps: Int) {
    let curve = RunCurve(schedule, steps: steps)
    let extremes = RunExtremes(schedule, steps: steps)
    first = Point(step: 0, value: curve.first)
    last = Point(step: Double(steps - 1), value: curve.last)
    (peak, lowest, isComplete) = (extremes.seen.highest, extremes.seen.lowest, extremes.isComplete)
    end = curve.end
  }

  /// Of numbers one after the other, such as those of a log; nil where there is none.
  public init?(_ points: some Sequence<Point>) {
    var ends: (first: Point, last: Point)?
    var seen: Extremes?
    for point in points {
      ends = (ends?.first ?? point, point)
      if seen == nil { seen = Extremes(point) } else { seen?.see(point) }
    }
    guard let ends, let seen else { return nil }
    (first, last, peak, lowest, isComplete, end) = (ends.first, ends.last, seen.highest, seen.lowest, true, nil)
  }

  /// The step of the highest number; nil where it is not known, or not a whole one.
  public var peakStep: Int? { isComplete ? Int(exactly: peak.step) : nil }
  /// The same of the lowest.
  public var lowestStep: Int? { isComplete ? Int(exactly: lowest.step) : nil }
}

/// The highest and the lowest of numbers that are seen one after the other, each with the first place that has it.
///
/// What is not a number shows as the highest.
struct Extremes {
  private(set) var highest: CurveFacts.Point
  private(set) var lowest: CurveFacts.Point

  init(_ first: CurveFacts.Point) {
    (highest, lowest) = (first, first)
  }

  mutating func see(_ point: CurveFacts.Point) {
    if point.value > highest.value || point.value.isNaN { highest = point }
    if point.value < lowest.value { lowest = point }
  }
}
