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
    case .samples(let steps, let values), .banded(let steps, let values, _, _):
      values.lastIndex { !$0.isNaN }.map { ResultRow(x: steps[$0], value: values[$0]) }
    case .rates, .sums:
      lastRow ?? facts.map { ResultRow(x: $0.last.step, value: $0.last.value) }
    }
  }

  /// The last row of what follows from rates, where it has a number and is to be had without a walk through all before it.
  private var lastRow: ResultRow? {
    guard count > 0, let value = values(atSteps: [count - 1])?.first, !value.isNaN else { return nil }
    return ResultRow(x: Double(count - 1), value: value)
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
