import LRSchedules

/// Sums over so many steps that a figure does not walk through all of them.
extension ResultTable {
  /// Longer runs are summed by lines and arcs, and evaluations that this may take.
  private static let (longest, budget) = (262_144, 1_000_000)
  /// Steps at the ends of an arc that are counted one by one: an error of the quadrature behind them is far below a pixel.
  private static let margin = 512.0
  /// What sums of which a part is sampled may be off by, as a share: less shows in no figure, and in no number of its words.
  private static let mostError = 1e-5

  /// The numbers at some steps of a planned run, without a walk through all before them; nil where there is no other way: of runs
  /// that were trained, of sums over few steps, and over rates that are neither lines and arcs nor smooth.
  ///
  ///     table.values(atSteps: [0, 10_000_000, 20_000_000])
  ///
  /// - Parameter steps: rising, each with a row.
  public func values(atSteps steps: [Int]) -> [Double]? {
    if let schedule = asSchedule { return steps.map { schedule.rate(at: Double($0)) } }
    guard case .sums(.planned(let schedule, let count), let power) = storage, count > Self.longest else { return nil }
    let totals = RunTotals(schedule, steps: count, budget: Self.budget, margin: Self.margin, at: steps)
    let (sum, error) =
      power == 1 ? (totals.sum, totals.sumError) : (totals.squares, totals.squaresError)
    guard !totals.isSampled || error <= Self.mostError * sum.value else { return nil }
    return totals.passed.map { power == 1 ? $0.sum : $0.squares }
  }

  /// What a reader would point at in long sums of rates that are never below zero: they begin at zero, and rise to the last; nil
  /// for others.
  var factsOfLongSums: CurveFacts? {
    guard case .sums(.planned(let schedule, let count), _) = storage, count > Self.longest,
      RunExtremes(schedule, steps: count, mostLooks: Self.budget).lowest.rate >= 0,
      let total = values(atSteps: [count])?.last,
      let top = schedule.rate(at: Double(count - 1)) > 0 ? count : firstStepAtTotal(of: count)
    else { return nil }
    let points = [(0, 0), (top, total), (count, total)].map { CurveFacts.Point(step: Double($0), value: $1) }
    return CurveFacts(points)
  }

  /// Behind it all rates are zero: looked for among ever nearer steps. Nil where the sums cannot be had.
  private func firstStepAtTotal(of count: Int) -> Int? {
    var (low, high) = (0, count)
    while high - low > 1 {
      let gap = Swift.max(1, (high - low) / 4096)
      let steps = Array(Swift.stride(from: low, to: high, by: gap)) + [high, count]
      guard let values = values(atSteps: steps), let place = values.firstIndex(of: values[values.count - 1]) else {
        return nil
      }
      guard place > 0 else { return steps[0] }
      (low, high) = (steps[place - 1], steps[place])
    }
    return high
  }
}
