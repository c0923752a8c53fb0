import LRMath
public import LRSchedules

/// The rates of a run, one an update, as a list that many runs share, times a scale.
public struct RateTable: Sendable {
  /// Rates of updates 0 … T − 1 before scaling.
  public let base: [Double]
  /// The greatest of `base`, which is the greatest rate of any update: what a schedule does between steps, or past the
  /// end of the run, counts for nothing.
  public let peak: Double
  /// A digest of `base`: equal lists have equal ones.
  public let digest: Digest
  /// Every rate is multiplied by it.
  public var scale: Double

  /// The rates of a list.
  public init(_ base: [Double], scale: Double = 1) {
    self.base = base
    self.scale = scale
    peak = base.max() ?? 0
    var digest = Digest()
    digest.add(base)
    self.digest = digest
  }

  /// The rates of a schedule over a run; 8 bytes a step.
  public init(_ schedule: any Schedule, steps: Int) {
    self.init((0..<max(0, steps)).map { schedule.rate(at: Double($0)) })
  }

  /// The number of updates, T.
  public var count: Int { base.count }

  /// The rate of update t.
  @inline(__always)
  public subscript(step: Int) -> Double { base[step] * scale }

  /// The same shape with another peak; rates of which none is above 0 have no peak, and stay as they are.
  public func scaled(toPeak rate: Double) -> RateTable {
    guard peak > 0 else { return self }
    var copy = self
    copy.scale = rate / peak
    return copy
  }
}
