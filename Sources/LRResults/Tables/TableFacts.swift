public import LRSchedules

/// What a reader would point at in the numbers of a curve.
extension ResultTable {
  /// The ends and the extremes of its numbers, rows without one left out; nil where there is none.
  ///
  ///     table.facts?.peak.value
  public var facts: CurveFacts? {
    if let schedule = asSchedule { return CurveFacts(schedule, steps: count) }
    if let facts = factsOfLongSums { return facts }
    return CurveFacts(lazy.filter { !$0.value.isNaN }.map { CurveFacts.Point(step: $0.x, value: $0.value) })
  }

  /// The last row that has a number.
  public var lastNumber: ResultRow? {
    switch storage {
    case .rows(let rows): rows.last { !$0.value.isNaN }
    case .runs(let replicates, let place, let count):
      (0..<count).reversed().lazy.map { replicates.row(place, at: $0) }.first { !$0.value.isNaN }
    case .rates, .sums, .samples, .banded: facts.map { ResultRow(x: $0.last.step, value: $0.last.value) }
    }
  }

  /// The sum of the numbers, that of their squares, and how many there are.
  var totals: (sum: Double, squares: Double, count: Int) {
    if let schedule = asSchedule {
      let totals = RunTotals(schedule, steps: count)
      return (totals.sum.value, totals.squares.value, count)
    }
    var (sum, squares, count) = (CompensatedSum(), CompensatedSum(), 0)
    for row in self where !row.value.isNaN {
      sum.add(row.value)
      squares.add(row.value * row.value)
      count += 1
    }
    return (sum.value, squares.value, count)
  }
}
