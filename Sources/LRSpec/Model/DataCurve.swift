public import LRConfigs
import LRResults
import LRSchedules

/// Columns of a table as a curve of a chart: y against x, a band around it, or its average over the line as it is.
public struct DataCurve: Sendable {
  /// The table's file, as the spec names it.
  public var file: String
  /// The columns and the rows that it is made of.
  public let query: DataQuery
  /// What is drawn, in the order of x; at least one value is finite.
  let samples: [LogSample]
  /// The column as it is, where `samples` are its average.
  let raw: [LogSample]
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
    let raw = zip(rows.x, rows.y).map { LogSample(step: $0, value: $1) }
    let drawn = smooth > 0 ? Self.smoothed(raw, smooth) : raw
    guard let facts = CurveFacts(Self.finite(drawn).map { CurveFacts.Point(step: $0.step, value: $0.value) }) else {
      return nil
    }
    self.facts = facts
    self.file = file
    self.query = query
    self.smooth = smooth
    samples = drawn
    self.raw = smooth > 0 ? raw : []
    (low, high) = (rows.low, rows.high)
    (self.rows, rest) = (rows.rows, rows.rest)
  }

  /// s_i = Σ w^k y_(i−k) / Σ w^k over the rows there are: without the pull towards 0 that an average has which begins there.
  private static func smoothed(_ samples: [LogSample], _ weight: Double) -> [LogSample] {
    var (sum, weights) = (0.0, 0.0)
    return samples.map { sample in
      guard sample.value.isFinite else { return sample }
      sum = weight * sum + sample.value
      weights = weight * weights + 1
      return LogSample(step: sample.step, value: sum / weights)
    }
  }

  private static func finite(_ samples: [LogSample]) -> [LogSample] { samples.filter { $0.value.isFinite } }

  /// The samples that are numbers.
  var finite: [LogSample] { Self.finite(samples) }
  var firstX: Double { samples.first?.step ?? 0 }
  var lastX: Double { samples.last?.step ?? 0 }
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

  /// The numbers that are drawn: another table gives another figure.
  var numbers: [Double] { samples.flatMap { [$0.step, $0.value] } + raw.map(\.value) + low + high }

  /// Its rows, with the ends of the band under their names.
  var table: ResultTable {
    guard hasBand else { return ResultTable(steps: samples.map(\.step), values: samples.map(\.value)) }
    return ResultTable(
      steps: samples.map(\.step), values: samples.map(\.value), low: low, high: high,
      between: (query.band[0], query.band[1]))
  }
}
