import LRMath

/// Where and by how much two schedules part.
public struct ScheduleDifference: Sendable {
  /// A difference b − a at one update.
  public struct Place: Sendable, Equatable {
    /// The update, from 0.
    public var step: Int
    /// Rate of the first schedule.
    public var a: Double
    /// Rate of the second schedule.
    public var b: Double
    /// b − a; above 0 where the second rate is the higher.
    public var value: Double { b - a }
  }

  /// Updates that were compared.
  public let steps: Int
  /// The greater of the two peaks, by which differences are measured.
  public let peak: Double
  /// The largest difference and the first update that has it.
  public private(set) var largest: Place
  /// First and last update at which they differ by more than 1e-9 of the peak.
  public private(set) var span: ClosedRange<Int>?
  /// Whether every update was compared; false where a run of so many steps had to be sampled.
  public private(set) var isExact = true
  /// The number of steps by which b comes later than a and is the same otherwise; −3 … 3, never 0.
  public private(set) var shift: Int?
  /// b = factor · a, where that is so.
  public private(set) var factor: Double?

  /// Differences up to this share of the peak are rounding.
  public static let rounding = 1e-12
  /// Differences beyond this share of the peak are told by their steps.
  public static let visible = 1e-9

  /// The largest difference as a share of the peak.
  public var relative: Double {
    largest.value == 0 ? 0 : peak > 0 ? abs(largest.value) / peak : .infinity
  }

  /// Whether they are the same but for rounding.
  public var isNone: Bool { relative <= Self.rounding }

  /// Compares all updates: at most 10 million evaluations.
  ///
  /// - Parameter steps: updates to compare, at least 1.
  public init(_ a: any Schedule, _ b: any Schedule, steps: Int) {
    self.steps = steps
    let tops = (CurveFacts(a, steps: steps).peak, CurveFacts(b, steps: steps).peak)
    peak = max(tops.0.value, tops.1.value, 0)
    largest = Place(step: 0, a: a.rate(at: 0), b: b.rate(at: 0))
    compare(PairWalk(a: a, b: b, steps: steps))
    guard !isNone else { return }
    let tolerance = Self.visible * peak
    shift = [1, -1, 2, -2, 3, -3].first { k in
      Self.agree(from: max(0, -k), to: steps - 1 - max(0, k), within: tolerance) { step in
        (a.rate(at: Double(step)), b.rate(at: Double(step + k)))
      }
    }
    if tops.0.value > 0, b.rate(at: tops.0.step) > 0 {
      let factor = b.rate(at: tops.0.step) / tops.0.value
      let isScaled = Self.agree(from: 0, to: steps - 1, within: tolerance) { step in
        (factor * a.rate(at: Double(step)), b.rate(at: Double(step)))
      }
      if isScaled { self.factor = factor }
    }
  }

  private mutating func compare(_ walk: PairWalk) {
    let tolerance = Self.visible * peak
    func place(_ step: Double) -> Place {
      Place(step: Int(step), a: walk.a.rate(at: step), b: walk.b.rate(at: step))
    }
    isExact = walk.forEach { first, last, isStraight in
      if !isStraight || last - first < 2 {
        for step in stride(from: first, through: last, by: 1) { see(place(step), tolerance) }
        return
      }
      // The difference of two lines is largest at an end; it crosses the tolerance once on its way out of it.
      let (start, end) = (place(first), place(last))
      see(start, tolerance)
      if (abs(start.value) > tolerance) != (abs(end.value) > tolerance) {
        var (low, high) = (first, last)
        while high - low > 1 {
          let middle = ((low + high) / 2).rounded(.down)
          let isLikeStart = (abs(place(middle).value) > tolerance) == (abs(start.value) > tolerance)
          if isLikeStart { low = middle } else { high = middle }
        }
        see(place(low), tolerance)
        see(place(high), tolerance)
      }
      see(end, tolerance)
    }
  }

  private mutating func see(_ place: Place, _ tolerance: Double) {
    if abs(place.value) > abs(largest.value) { largest = place }
    guard abs(place.value) > tolerance else { return }
    span = (span?.lowerBound ?? place.step)...place.step
  }

  /// Steps at which two candidates are tried before all of them are gone through.
  private static let trials = 64
  private static let most = 10_000_000

  /// Whether two values agree at every step, or at 10 million of them; at least three steps are asked for.
  private static func agree(
    from: Int, to: Int, within tolerance: Double, _ pair: (Int) -> (Double, Double)
  ) -> Bool {
    guard to - from >= 2 else { return false }
    func isGood(_ step: Int) -> Bool {
      let (one, other) = pair(step)
      return abs(one - other) <= tolerance
    }
    for trial in 0...trials where !isGood(from + Int(Double(to - from) * Double(trial) / Double(trials))) {
      return false
    }
    let gap = (to - from) / most + 1
    for step in stride(from: from, through: to, by: gap) where !isGood(step) { return false }
    return true
  }
}

/// Goes through the updates of two schedules, stretch by stretch on which both have one formula.
package struct PairWalk {
  package let a: any Schedule
  package let b: any Schedule
  package let steps: Int

  private static let budget = 10_000_000.0
  /// Steps looked at on each longer stretch, and in what is left when the budget is used up.
  private static let samples = 100_000.0

  /// Calls `body` with the first and the last step of each stretch and whether both are lines on it.
  ///
  /// - Returns: false if steps had to be passed over.
  package func forEach(_ body: (_ first: Double, _ last: Double, _ isStraight: Bool) -> Void) -> Bool {
    let end = Double(steps)
    var (step, used, isExact) = (0.0, 0.0, true)
    func sample(_ first: Double, _ last: Double) {
      let gap = max(1, (last - first) / Self.samples)
      for step in stride(from: first, to: last, by: gap) { body(step.rounded(.down), step.rounded(.down), false) }
      body(last, last, false)
    }
    while step < end {
      let (one, other) = (a.piece(at: step), b.piece(at: step))
      let next = max(min(one.end, other.end, end).rounded(.up), step + 1)
      let isStraight = one.isStraight && other.isStraight
      let cost = isStraight ? 4 : next - step
      if used + cost <= Self.budget {
        used += cost
        body(step, next - 1, isStraight)
      } else if used + Self.samples <= Self.budget {
        used += Self.samples
        isExact = false
        sample(step, next - 1)
      } else {
        sample(step, end - 1)
        return false
      }
      step = next
    }
    return isExact
  }
}

extension Piece {
  /// Whether it is a line.
  package var isStraight: Bool {
    if case .line = shape { true } else { false }
  }
}
