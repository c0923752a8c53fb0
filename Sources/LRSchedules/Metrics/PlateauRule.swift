/// Which way a metric gets better.
public enum MetricMode: String, Sendable, CaseIterable {
  /// The smaller, the better: a loss.
  case min
  /// The greater, the better: an accuracy.
  case max

  /// Worse than every metric.
  package var worst: Double { self == .min ? .infinity : -.infinity }
}

/// How much better a metric must be to count as better than the best so far.
public struct MetricThreshold: Sendable, Equatable {
  /// What its size is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A share of the best metric.
    case relative = "rel"
    /// A distance from it.
    case absolute = "abs"
  }

  /// Which way the metric gets better.
  public var mode: MetricMode
  /// A share of the best metric, or a distance from it.
  public var kind: Kind
  /// At least 0.
  public var size: Double

  /// See the properties of the same names.
  public init(mode: MetricMode, kind: Kind, size: Double) {
    self.mode = mode
    self.kind = kind
    self.size = size
  }

  package func isBetter(_ metric: Double, than best: Double) -> Bool {
    switch (mode, kind) {
    case (.min, .relative): metric < best * (1 - size)
    case (.min, .absolute): metric < best - size
    case (.max, .relative): metric > best * (size + 1)
    case (.max, .absolute): metric > best + size
    }
  }
}

/// Lowers the rate when a metric has stopped getting better.
///
///     var plateau = PlateauRule(patience: 2).start(from: 0.1)
///     for metric in [1, 1, 1, 1.0] { plateau.step(metric) }   // the first is good, three are bad
///     plateau.rate   // 0.01
///
/// Source: torch.optim.lr_scheduler.ReduceLROnPlateau.
package struct PlateauRule: MetricRule, Equatable {
  package var threshold: MetricThreshold
  package var factor: Double
  /// The bad metrics in a row that are still borne; one more lowers the rate.
  package var patience: Double
  /// How many metrics after a lowering are not counted as bad.
  package var cooldown: Double
  package var floor: Double
  /// A smaller change of the rate is not made.
  package var eps: Double

  /// See the properties of the same names.
  package init(
    threshold: MetricThreshold = MetricThreshold(mode: .min, kind: .relative, size: 1e-4), factor: Double = 0.1,
    patience: Double = 10, cooldown: Double = 0, floor: Double = 0, eps: Double = 1e-8
  ) {
    self.threshold = threshold
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.floor = floor
    self.eps = eps
  }

  package func start(from rate: Double) -> State {
    State(rule: self, rate: rate, best: threshold.mode.worst)
  }

  /// The rule at work.
  package struct State: MetricState, Sendable, Equatable {
    package let rule: PlateauRule
    /// The rate of the next update.
    package private(set) var rate: Double
    private var best: Double
    private var bad = 0.0
    private var cooling = 0.0

    package init(rule: PlateauRule, rate: Double, best: Double) {
      self.rule = rule
      self.rate = rate
      self.best = best
    }

    /// Takes the metric after an update.
    package mutating func step(_ metric: Double) {
      if rule.threshold.isBetter(metric, than: best) {
        best = metric
        bad = 0
      } else {
        bad += 1
      }
      if cooling > 0 {
        cooling -= 1
        bad = 0
      }
      guard bad > rule.patience else { return }
      let lowered = Swift.max(rate * rule.factor, rule.floor)
      if rate - lowered > rule.eps { rate = lowered }
      cooling = rule.cooldown
      bad = 0
    }
  }
}
