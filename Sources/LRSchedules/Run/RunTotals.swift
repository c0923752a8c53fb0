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
  /// Both sums over the steps before each of the stops.
  package private(set) var passed: [(sum: Double, squares: Double)] = []
  /// Whether a part of the run was not summed but estimated from samples.
  package private(set) var isSampled = false
  private let schedule: any Schedule
  private let stops: [Int]
  private var budget: Int
  /// Steps at both ends of an arc that are counted one by one, as far as a curve may be steep there.
  private let margin: Double
  /// Samples of what is left of the run.
  private static let samples = 200_000.0
  /// Steps that are left, and how many places among them were drawn.
  private var (rest, drawn) = (1.0, UInt64(0))

  /// - Parameters:
  ///   - budget: evaluations that are spent.
  ///   - margin: steps at both ends of a long arc that are counted one by one.
  ///   - stops: steps from 0 to the length of the run, rising, at which the sums so far are wanted.
  package init(
    _ schedule: any Schedule, steps: Int, budget: Int = 10_000_000, margin: Double = 4096, at stops: [Int] = []
  ) {
    self.schedule = schedule
    self.budget = budget
    self.margin = margin
    self.stops = stops
    RunWalk(schedule: schedule, steps: steps, mostPieces: budget).forEach { stretch in
      switch stretch {
      case .piece(let piece, let first, let last):
        switch piece.shape {
        case .line:
          cut(first, last) { $0.addLine($1, $2) }
          return true
        case .arc: return addArc(first, last)
        }
      case .each(let first, let last):
        let n = Int(last - first) + 1
        guard n <= self.budget else { return false }
        self.budget -= n
        cut(first, last) { $0.count($1, $2) }
        return true
      case .rest(let first, let last):
        rest = last - first + 1
        cut(first, last) { $0.addSamples($1, $2) }
        return true
      }
    }
    while passed.count < stops.count { pass() }
  }

  private mutating func pass() { passed.append((sum.value, squares.value)) }

  /// Adds a stretch part by part, from one stop to the next.
  private mutating func cut(_ first: Double, _ last: Double, _ add: (inout RunTotals, Double, Double) -> Void) {
    var first = first
    while passed.count < stops.count, Double(stops[passed.count]) <= last {
      let stop = Double(stops[passed.count])
      if stop > first { add(&self, first, stop - 1) }
      first = max(first, stop)
      pass()
    }
    if first <= last { add(&self, first, last) }
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
    let cost = min(n, 4 * margin)
    guard cost <= Double(budget) else { return false }
    if n <= Double(budget) {
      budget -= Int(n)
      cut(first, last) { $0.count($1, $2) }
      return true
    }
    budget -= Int(cost)
    let (from, to) = (first + margin, last - margin)
    cut(first, from - 1) { $0.count($1, $2) }
    cut(from, to) { $0.addMiddle($1, $2, of: first, last) }
    cut(to + 1, last) { $0.count($1, $2) }
    return true
  }

  /// Adds a part of an arc, whose panels may be the wider the further off its ends are.
  private mutating func addMiddle(_ from: Double, _ to: Double, of first: Double, _ last: Double) {
    guard to - from > 64 else { return count(from, to) }
    let room = min(from - first, last - to)
    let middle = ArcSum(from: from, to: to, margin: max(margin, room)) { [schedule] in schedule.rate(at: $0) }
    sum.add(middle.sum.value)
    squares.add(middle.squares.value)
    sumError += middle.sumError
    squaresError += middle.squaresError
  }

  /// Adds what is left, or a part of it, from samples: the middles of equally long stretches, or, where these do not agree with a
  /// random place of each, as with cycles that keep step with them, the random places.
  ///
  /// On a smooth stretch the middle is off by what the rate bends by, and by half a jump where there is one. What neighbours among
  /// the random ones differ by tells their standard error, of which two are the bound.
  private mutating func addSamples(_ first: Double, _ last: Double) {
    let n = last - first + 1
    let count = (Self.samples * n / rest).rounded(.up)
    let each = n / count
    guard each > 1 else { return self.count(first, last) }
    isSampled = true
    var middles = (SampleSum(), SampleSum())
    var places = (SampleSum(), SampleSum())
    for index in 0..<Int(count) {
      let start = first + Double(index) * each
      drawn += 1
      let (whole, part) = Self.split(start + (each - 1) / 2)
      let middle = (1 - part) * schedule.rate(at: whole) + part * schedule.rate(at: min(whole + 1, last))
      let place = schedule.rate(at: min((start + Self.random(drawn) * each).rounded(.down), last))
      middles.0.add(middle)
      middles.1.add(middle * middle)
      places.0.add(place)
      places.1.add(place * place)
    }
    let (rates, powers) = (
      SampleSum.best(middles.0, or: places.0), SampleSum.best(middles.1, or: places.1)
    )
    sum.add(each * rates.total)
    squares.add(each * powers.total)
    sumError += each * rates.error
    squaresError += each * powers.error
  }

  /// The whole step before a place, and how far it is behind that.
  private static func split(_ place: Double) -> (Double, Double) {
    (place.rounded(.down), place - place.rounded(.down))
  }

  /// 0 ..< 1, the same for the same index (SplitMix64, Steele et al. 2014).
  private static func random(_ index: UInt64) -> Double {
    var z = (index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
