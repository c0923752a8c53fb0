import LRMath

/// What an axis has to hold: the least and the greatest of its values.
public struct DataExtent: Sendable, Equatable {
  /// The least finite value; ∞ of none.
  public private(set) var low = Double.infinity
  /// The greatest finite value; −∞ of none.
  public private(set) var high = -Double.infinity
  /// The least value above zero, or infinity if there is none.
  public private(set) var lowestPositive = Double.infinity

  /// The least value above zero that a log axis leaves out, because its curve is followed no further down; nil where all
  /// are held.
  var cut: Double?

  /// Of nothing yet.
  public init() {}

  /// Of the finite ones among `values`.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Whether no finite value was added.
  public var isEmpty: Bool { low > high }

  /// Takes `value` in; one that is not finite is passed over.
  public mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    if value < low { low = value }
    if value > high { high = value }
    if value > 0, value < lowestPositive { lowestPositive = value }
  }

  /// Takes all of `other` in.
  public mutating func add(_ other: DataExtent) {
    low = min(low, other.low)
    high = max(high, other.high)
    lowestPositive = min(lowestPositive, other.lowestPositive)
    cut = [cut, other.cut].compactMap { $0 }.min()
  }
}

/// The values an axis runs over: finite, low < high, and above zero on a log axis.
///
///     Domain.fitting(DataExtent([0.001, 0.1]), kind: .linear)   // 0 … 0.105
struct Domain: Sendable, Equatable {
  let kind: ScaleKind
  let low: Double
  let high: Double

  /// Whether an axis begins at zero.
  enum Floor: Sendable {
    /// At zero wherever no value lies below (rates).
    case zero
    /// At zero if the values come near it: none below, the least at most half of the greatest.
    case automatic
    /// Never on purpose.
    case free
  }

  /// The domain that shows all of `extent`.
  ///
  /// 5 % of the span stays free at both ends, on a log axis of the decades. Where zero is the floor, the axis is zero.
  /// A single value gets an axis around it (or from zero), no value at all 0 … 1 (0.1 … 1 on a log axis).
  ///
  /// - Parameters:
  ///   - length: length of the axis, px, for `headroom`.
  ///   - headroom: px kept free above the greatest value, for the label of a peak.
  ///   - low: where the axis shall begin, taken as it is.
  ///   - high: where the axis shall end, taken as it is.
  static func fitting(
    _ extent: DataExtent, kind: ScaleKind, floor: Floor = .automatic, length: Double = 0, headroom: Double = 0,
    low: Double? = nil, high: Double? = nil
  ) -> Domain {
    let share = length > 0 ? min(headroom / length, 0.5) : 0
    let found =
      kind == .log ? logEnds(extent, headroom: share) : linearEnds(extent, floor: floor, headroom: share)
    return exact(low ?? found.low, high ?? found.high, kind: kind)
  }

  /// From `low` to `high` as they are, mended only where no scale could be made of them: ends that coincide or
  /// are no numbers, magnitudes above 1e300, spans below 1e-12 of the values, zero on a log axis.
  static func exact(_ low: Double, _ high: Double, kind: ScaleKind = .linear) -> Domain {
    var (low, high) = (tamed(low, instead: kind == .log ? 0.1 : 0), tamed(high, instead: 1))
    if low > high { swap(&low, &high) }
    if kind == .log {
      if high < least { high = 1 }
      if low < least { low = max(least, high / 1000) }
      if high < low * (1 + 1e-9) { (low, high) = (low / root10, high * root10) }
    } else if high - low <= 1e-12 * max(abs(low), abs(high)) || high - low < least {
      let half = max(abs(low), abs(high)) * 0.05
      (low, high) = half < least ? (0, 1) : (low - half, high + half)
    }
    return Domain(kind: kind, low: low, high: high)
  }

  private static func linearEnds(_ extent: DataExtent, floor: Floor, headroom: Double) -> (low: Double, high: Double) {
    guard !extent.isEmpty else { return (0, 1) }
    let (low, high) = (tamed(extent.low, instead: 0), tamed(extent.high, instead: 1))
    let isFloored =
      switch floor {
      case .zero: low >= 0
      case .automatic: low >= 0 && low <= high / 2
      case .free: false
      }
    let start = isFloored ? 0 : low
    let span = high - start
    guard span > 1e-12 * max(abs(start), abs(high)), span >= least else { return (start, high) }
    let below = isFloored ? 0 : 0.05 * span
    return (start - below, high + above(span, below, headroom))
  }

  private static func logEnds(_ extent: DataExtent, headroom: Double) -> (low: Double, high: Double) {
    guard extent.high > 0 else { return (0.1, 1) }
    let (low, high) = (max(extent.lowestPositive, least), max(extent.high, least))
    let decades = Math.log10(high) - Math.log10(low)
    guard decades > 1e-9 else { return (low, high) }
    let below = 0.05 * decades
    return (low * Math.pow(10, -below), high * Math.pow(10, above(decades, below, headroom)))
  }

  /// What stays free above: 5 %, or the share `headroom` of the whole axis.
  private static func above(_ span: Double, _ below: Double, _ headroom: Double) -> Double {
    max(0.05 * span, (span + below) * headroom / (1 - headroom))
  }

  /// Below this, values count as zero; far enough from the end of the doubles to divide by.
  private static let least = 1e-300

  private static let root10 = 3.1622776601683795

  private static func tamed(_ value: Double, instead: Double) -> Double {
    guard !value.isNaN else { return instead }
    return min(max(value, -1e300), 1e300)
  }
}
