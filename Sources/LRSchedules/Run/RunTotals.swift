import LRMath

/// Sum and sum of squares of the rates of all updates of a run.
///
/// Lines are summed in closed form and arcs step by step, as long as that takes at most `budget` evaluations; longer
/// arcs by quadrature, and what is left beyond `budget` pieces by samples, both with an estimate of the error.
package struct RunTotals {
  package private(set) var sum = CompensatedSum()
  package private(set) var squares = CompensatedSum()
  /// Estimated bounds; 0 where every update was counted.
  package private(set) var sumError = 0.0
  package private(set) var squaresError = 0.0
  private let schedule: any Schedule
  private var budget: Int

  /// Steps at both ends of an arc that are counted one by one, as far as a curve may be steep there.
  private static let margin = 4096.0
  /// Pairs of samples of what is left of the run.
  private static let samples = 200_000.0

  package init(_ schedule: any Schedule, steps: Int, budget: Int = 10_000_000) {
    self.schedule = schedule
    self.budget = budget
    RunWalk(schedule: schedule, steps: steps, mostPieces: budget).forEach { stretch in
      switch stretch {
      case .piece(let piece, let first, let last):
        switch piece.shape {
        case .line:
          addLine(first, last)
          return true
        case .arc: return addArc(first, last)
        }
      case .each(let first, let last):
        let n = Int(last - first) + 1
        guard n <= self.budget else { return false }
        self.budget -= n
        count(first, last)
        return true
      case .rest(let first, let last):
        addSamples(first, last)
        return true
      }
    }
  }

  private mutating func count(_ first: Double, _ last: Double) {
    var step = first
    while step <= last {
      let rate = schedule.rate(at: step)
      sum.add(rate)
      squares.add(rate * rate)
      step += 1
    }
  }

  /// n values with equal differences d around the mean m: Σ = nm, Σ² = nm² + d²n(n² − 1)/12.
  private mutating func addLine(_ first: Double, _ last: Double) {
    let n = last - first + 1
    guard n > 2 else { return count(first, last) }
    let (from, to) = (schedule.rate(at: first), schedule.rate(at: last))
    let mean = (from + to) / 2
    let difference = (to - from) / (n - 1)
    sum.add(n * mean)
    squares.add(n * mean * mean)
    squares.add(difference * difference * n * (n * n - 1) / 12)
  }

  /// False where the budget does not allow it.
  private mutating func addArc(_ first: Double, _ last: Double) -> Bool {
    let n = last - first + 1
    let cost = min(n, 4 * Self.margin)
    guard cost <= Double(budget) else { return false }
    if n <= Double(budget) {
      budget -= Int(n)
      count(first, last)
      return true
    }
    budget -= Int(cost)
    count(first, first + Self.margin - 1)
    let (from, to) = (first + Self.margin, last - Self.margin)
    let middle = ArcSum(from: from, to: to, margin: Self.margin) { [schedule] in schedule.rate(at: $0) }
    sum.add(middle.sum.value)
    squares.add(middle.squares.value)
    sumError += middle.sumError
    squaresError += middle.squaresError
    count(to + 1, last)
    return true
  }

  /// One sample at a random place of each of equally long stretches, so that cycles cannot keep step with them; what
  /// neighbours differ by tells the standard error, of which two are the bound.
  private mutating func addSamples(_ first: Double, _ last: Double) {
    let each = (last - first + 1) / (2 * Self.samples)
    guard each > 1 else { return count(first, last) }
    var (total, totalSquares) = (CompensatedSum(), CompensatedSum())
    var (spread, squaresSpread, before) = (0.0, 0.0, 0.0)
    for index in 0..<Int(2 * Self.samples) {
      let place = Double(index) + Self.random(UInt64(index))
      let rate = schedule.rate(at: min((first + place * each).rounded(.down), last))
      total.add(rate)
      totalSquares.add(rate * rate)
      if index % 2 == 1 {
        spread += (rate - before) * (rate - before)
        squaresSpread += (rate * rate - before * before) * (rate * rate - before * before)
      }
      before = rate
    }
    sum.add(each * total.value)
    squares.add(each * totalSquares.value)
    sumError += 2 * each * spread.squareRoot()
    squaresError += 2 * each * squaresSpread.squareRoot()
  }

  /// 0 ..< 1, the same for the same index (SplitMix64, Steele et al. 2014).
  private static func random(_ index: UInt64) -> Double {
    var z = (index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
