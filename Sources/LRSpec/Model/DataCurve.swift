public import LRConfigs
import LRResults
import LRSchedules

/// Columns of a table as a curve of a chart: y against x, a band around it, or its average over the line as it is.
public struct DataCurve: Sendable {
  /// The table's file, as the spec names it.
  public var file: String
  /// The columns and the rows that it is made of.
  public let query: DataQuery
  /// Where the rows lie, rising.
  let x: [Double]
  /// What is drawn, one a row, NaN where the table has no number; at least one is finite.
  let y: [Double]
  /// The column as it is, where `y` is its average; else empty.
  let raw: [Double]
  /// How many of `y` are numbers.
  let count: Int
  /// The ends of the band, one a sample; empty without one.
  let (low, high): ([Double], [Double])
  /// The weight that a row keeps in the average of the next one; 0 without an average.
  let smooth: Double
  /// Rows of the table, and columns that the curve does not name.
  let (rows, rest): (Int, [String])
  /// What a reader would point at.
  let facts: CurveFacts

  /// - Returns: nil for rows without a single finite y.
  init?(_ rows: DataRows, of query: DataQuery, file: String, smooth: Double) {
    (x, y, raw) = smooth > 0 ? (rows.x, Self.smoothed(rows.y, smooth), rows.y) : (rows.x, rows.y, [])
    guard let facts = CurveFacts(Self.finite(x, y)) else { return nil }
    self.facts = facts
    count = y.count(where: \.isFinite)
    self.file = file
    self.query = query
    self.smooth = smooth
    (low, high) = (rows.low, rows.high)
    (self.rows, rest) = (rows.rows, rows.rest)
  }

  /// s_i = Σ w^k y_(i−k) / Σ w^k over the rows there are: without the pull towards 0 that an average has which begins there.
  private static func smoothed(_ values: [Double], _ weight: Double) -> [Double] {
    var (sum, weights) = (0.0, 0.0)
    return values.map { value in
      guard value.isFinite else { return value }
      sum = weight * sum + value
      weights = weight * weights + 1
      return sum / weights
    }
  }

  typealias Points = LazyMapSequence<LazyFilterSequence<Zip2Sequence<[Double], [Double]>>, CurveFacts.Point>

  private static func finite(_ x: [Double], _ y: [Double]) -> Points {
    zip(x, y).lazy.filter { $0.1.isFinite }.map { CurveFacts.Point(step: $0.0, value: $0.1) }
  }

  /// The rows that are numbers.
  var finite: Points { Self.finite(x, y) }
  var firstX: Double { x.first ?? 0 }
  var lastX: Double { x.last ?? 0 }
  var hasBand: Bool { !low.isEmpty }
  /// Whether x counts steps or epochs, so that the curve goes with those of schedules.
  var countsSteps: Bool { DataReader.counts(query.x) }
  /// Whether x is a learning rate, as in the log of a range test.
  var ratesAcross: Bool { DataReader.quantity(query.x) == .lr }
  /// A rate or a loss, as far as the name of the column says it.
  var quantity: Quantity? {
    switch DataReader.quantity(query.y) {
    case .lr: .rate
    case .loss: .loss
    case .other: nil
    }
  }

  /// Adds the numbers that are drawn: another table gives another figure.
  func add(to digest: inout OriginDigest) {
    for (x, y) in zip(x, y) {
      digest.add(x)
      digest.add(y)
    }
    for numbers in [raw, low, high] {
      for number in numbers { digest.add(number) }
    }
  }

  /// The columns that it draws against x: its own, and the ends of its band.
  var columns: [String] { [query.y] + (hasBand ? query.band : []) }

  /// One of these columns, row by row; nil for any other.
  func table(of column: String) -> ResultTable? {
    guard let place = columns.firstIndex(of: column) else { return nil }
    return place == 0 ? table : ResultTable(steps: x, values: place == 1 ? low : high)
  }

  /// Its rows, with the ends of the band under their names.
  var table: ResultTable {
    guard hasBand else { return ResultTable(steps: x, values: y) }
    return ResultTable(
      steps: x, values: y, low: low, high: high,
      between: (query.band[0], query.band[1]))
  }
}
