import LRMath

/// The highest and the lowest rate of a run, and the first updates that have them: what words, marks and lint point at.
///
/// Exact as far as ten million looks reach. Lines are looked at at their ends, short stretches update by update, and a long arc
/// that turns at most once by a search, so that ten million updates of a known schedule take a few milliseconds.
package struct RunExtremes {
  private(set) var seen: Extremes
  /// Whether every update was looked at, or known to lie between two that were.
  package private(set) var isComplete = true
  private let schedule: any Schedule
  private var looks: Int

  /// The highest rate of any update, and the first that has it; not a number where a rate is none.
  package var highest: (rate: Double, step: Int) { (seen.highest.value, Int(seen.highest.step)) }
  /// The lowest.
  package var lowest: (rate: Double, step: Int) { (seen.lowest.value, Int(seen.lowest.step)) }

  /// Looks at what is left of the run behind them.
  private static let samples = 20_000.0
  /// A search is no cheaper than so many looks.
  private static let short = 512.0
  /// Updates on either side of what a search finds, and at both ends of an arc, that are looked at one by one: a search cannot see
  /// what rounding does to single updates, and farther from its top an arc has moved on by more than that.
  private static let near = 32.0

  /// - Parameters:
  ///   - steps: updates in the run, at least 1.
  ///   - mostLooks: looks at pieces and updates before the rest of the run is sampled.
  package init(_ schedule: any Schedule, steps: Int, mostLooks: Int = 10_000_000) {
    self.schedule = schedule
    looks = mostLooks
    seen = Extremes(CurveFacts.Point(step: 0, value: schedule.rate(at: 0)))
    RunWalk(schedule: schedule, steps: steps, mostPieces: mostLooks).forEach { stretch in
      switch stretch {
      case .piece(let piece, let first, let last):
        if case .arc = piece.shape { return addArc(piece, first, last) }
        if piece.promise == .wholeSteps, case .line(let from, _) = piece.shape, first == piece.start {
          // The line joins two looks of many: they have been taken, and the next line begins with the second.
          seen.see(CurveFacts.Point(step: first, value: from))
          if last < Double(steps - 1) { return true }
        } else {
          see(first)
        }
        if last > first { see(last) }
        return true
      case .each(let first, let last): return count(first, last)
      case .rest(let first, let last):
        isComplete = false
        let gap = max(1, (last - first) / min(Self.samples, 4 * Double(mostLooks)))
        for step in stride(from: first, through: last, by: gap) { see(step.rounded(.down)) }
        see(last)
        return true
      }
    }
  }

  private mutating func see(_ step: Double) {
    seen.see(CurveFacts.Point(step: step, value: schedule.rate(at: step)))
  }

  /// False where the looks do not suffice.
  private mutating func count(_ first: Double, _ last: Double) -> Bool {
    guard last - first < Double(looks) else { return false }
    looks -= Int(last - first + 1)
    var step = first
    while step <= last {
      see(step)
      step += 1
    }
    return true
  }

  private mutating func addArc(_ piece: Piece, _ first: Double, _ last: Double) -> Bool {
    let n = last - first + 1
    if n <= Self.short || piece.promise != .oneTurn { return count(first, last) }
    guard count(first, first + Self.near) else { return false }
    for sign in [1.0, -1.0] {
      let found = ArcSearch.extreme(schedule, from: first, to: last, sign: sign)
      guard let best = found.max(by: { sign * schedule.rate(at: $0) < sign * schedule.rate(at: $1) }) else { continue }
      let known = sign > 0 ? seen.highest.value : seen.lowest.value
      if sign * schedule.rate(at: best) > sign * known { see(begin(of: best, from: first, sign: sign)) }
      guard count(max(first, best - Self.near), min(last, best + Self.near)) else { return false }
    }
    for sign in [1.0, -1.0] {
      let known = sign > 0 ? seen.highest.value : seen.lowest.value
      if sign * schedule.rate(at: last) > sign * known { see(begin(of: last, from: first, sign: sign)) }
    }
    return count(last - Self.near, last)
  }

  /// The first of the updates that have the same rate as the extreme, on an arc that goes one way up to it.
  private func begin(of extreme: Double, from first: Double, sign: Double) -> Double {
    let rate = sign * schedule.rate(at: extreme)
    var (low, high) = (first - 1, extreme)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if sign * schedule.rate(at: middle) >= rate { high = middle } else { low = middle }
    }
    return high
  }
}
