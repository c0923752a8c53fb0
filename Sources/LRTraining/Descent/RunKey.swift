import LRMath

/// Names one run among all: its noise is a function of this, of the step and of nothing else.
///
/// Runs with the same key meet the same start and the same noise under every schedule (common random numbers), so that
/// comparisons between schedules are paired.
public struct RunKey: Sendable, Hashable {
  /// Of the whole experiment.
  public var seed: UInt64
  /// Which replicate, from 0.
  public var run: Int

  /// `RunKey(seed: 1, run: 0)`
  public init(seed: UInt64, run: Int) {
    self.seed = seed
    self.run = run
  }

  /// What random numbers are drawn for; each purpose has numbers of its own.
  public enum Purpose: UInt64, Sendable {
    case start = 1
    case noise = 2
    case data = 3
    case batch = 4
  }

  /// The numbers of a purpose.
  public func generator(for purpose: Purpose) -> CounterGenerator {
    let inner = CounterGenerator(seed: seed).bits(UInt64(truncatingIfNeeded: run), draw: purpose.rawValue)
    return CounterGenerator(seed: inner)
  }
}
