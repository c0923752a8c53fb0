import LRMath
import LRTraining

/// One curve's score as a multiple of another's, with what the runs leave open.
///
///     let comparison = ArmComparison(staircase, over: cosine, among: 7)
///     comparison?.verdict.rawValue   // "clear"
public struct ArmComparison: Sendable, Equatable {
  /// The word that an interval allows.
  public enum Verdict: String, Sendable, CaseIterable {
    /// The whole interval lies on one side of 1.
    case clear
    /// All of it lies within a tenth of 1, on whichever side.
    case tie = "a tie"
    /// It holds 1, and nothing beyond half as much again.
    case noise = "within noise"
    /// It holds 1, and factors that would matter.
    case open = "cannot be told apart"

    /// The first of these that holds of an interval.
    init(low: Double, high: Double) {
      func isWithin(_ factor: Double) -> Bool { low >= 1 / factor && high <= factor }
      self = isWithin(1.1) ? .tie : low > 1 || high < 1 ? .clear : isWithin(1.5) ? .noise : .open
    }
  }

  /// The score of the one over that of the other: below 1 it is the lower.
  public let ratio: Double
  /// The lower end of the interval at 95 %, for all comparisons of a set together (Bonferroni).
  public let low: Double
  /// The upper end of that interval.
  public let high: Double
  /// The word that the interval allows.
  public var verdict: Verdict { Verdict(low: low, high: high) }

  /// The fewest runs that say how far apart runs lie.
  private static let fewestRuns = 4

  /// - Parameter count: comparisons of the set that it belongs to.
  /// - Returns: nil where there are too few runs for an interval, or no number.
  public init?(_ arm: Arm, over other: Arm, among count: Int) {
    let tail = 0.05 / Double(max(count, 1)) / 2
    guard arm.isShare == other.isShare else { return nil }
    for arm in [arm, other] where !arm.isExact && arm.runs < Self.fewestRuns { return nil }
    if arm.isShare {
      let z = ArmComparison.deviate(tail)
      let shares = [arm, other].map { Share(hits: Int(($0.score * Double($0.runs)).rounded()), count: $0.runs) }
      (ratio, low, high) = ArmComparison.ofShares(shares[0], shares[1], z: z)
      return
    }
    let (a, b) = (arm.resampled, other.resampled)
    let middle = Math.log(arm.score / other.score)
    guard middle.isFinite else { return nil }
    let logs = (0..<max(a.count, b.count)).map { Math.log(a[$0 % a.count] / b[$0 % b.count]) }
      .filter { !$0.isNaN }.sorted()
    let widening = max(arm.isExact ? 1 : arm.widening, other.isExact ? 1 : other.widening)
    // The draws lie to one side, as the estimate itself may: the longer side counts for both.
    let reach = max(middle - Quantile.of(logs, tail), Quantile.of(logs, 1 - tail) - middle, 0) * widening
    ratio = Math.exp(middle)
    low = Math.exp(middle - reach)
    high = Math.exp(middle + reach)
  }

  /// The ratio of two shares, its interval from Wilson's of each: Donner and Zou, Stat. Methods Med. Res. 21, 2012.
  static func ofShares(_ a: Share, _ b: Share, z: Double) -> (ratio: Double, low: Double, high: Double) {
    let (p, q) = (a.value, b.value)
    let (one, other) = (a.interval(z: z), b.interval(z: z))
    func end(_ p1: Double, _ q1: Double, _ sign: Double) -> Double {
      let below = q1 * (2 * q - q1)
      let root = max(0, p * q * p * q - p1 * (2 * p - p1) * below).squareRoot()
      guard below != 0 else { return sign > 0 ? .infinity : 0 }
      let end = (p * q + sign * root) / below
      return sign > 0 && below < 0 ? .infinity : end
    }
    let low = end(one.lowerBound, other.upperBound, -1)
    return (p / q, low > 0 ? low : 0, end(one.upperBound, other.lowerBound, 1))
  }

  /// How many standard deviations a share of the normal distribution lies beyond, to three digits: Abramowitz and Stegun,
  /// 26.2.23.
  static func deviate(_ tail: Double) -> Double {
    let t = (-2 * Math.log(tail)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    return t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  }
}
