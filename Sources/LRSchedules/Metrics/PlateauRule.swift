/// Which way a metric gets better.
enum MetricMode: String, Sendable, CaseIterable {
  case min
  case max

  /// Worse than every metric.
  var worst: Double { self == .min ? .infinity : -.infinity }
}

/// How much better a metric must be to count as better than the best so far.
struct MetricThreshold: Sendable, Equatable {
  enum Kind: String, Sendable, CaseIterable {
    case relative = "rel"
    case absolute = "abs"
  }

  var mode: MetricMode
  /// A share of the best metric, or a distance from it.
  var kind: Kind
  var size: Double

  func isBetter(_ metric: Double, than best: Double) -> Bool {
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
struct PlateauRule: Sendable, Equatable {
  var threshold = MetricThreshold(mode: .min, kind: .relative, size: 1e-4)
  var factor = 0.1
  /// The bad metrics in a row that are still borne; one more lowers the rate.
  var patience = 10.0
  /// How many metrics after a lowering are not counted as bad.
  var cooldown = 0.0
  var floor = 0.0
  /// A smaller change of the rate is not made.
  var eps = 1e-8

  func start(from rate: Double) -> State {
    State(rule: self, rate: rate, best: threshold.mode.worst)
  }

  /// The rule at work.
  struct State: Sendable, Equatable {
    let rule: PlateauRule
    /// The rate of the next update.
    private(set) var rate: Double
    private var best: Double
    private var bad = 0.0
    private var cooling = 0.0

    init(rule: PlateauRule, rate: Double, best: Double) {
      self.rule = rule
      self.rate = rate
      self.best = best
    }

    /// Takes the metric after an update.
    mutating func step(_ metric: Double) {
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
