/// Raises the rate while a metric gets better, lowers it when it does not, and starts over after long at the floor.
///
/// Source: transformers.optimization.GreedyLR; Subramanian and Ganapathiraman 2025, arXiv:2512.14527.
package struct GreedyRule: MetricRule, Equatable {
  package var threshold: MetricThreshold
  /// The rate is multiplied by it after bad metrics, and divided by it after good ones; below 1, not 0.
  package var factor: Double
  /// The metrics of one kind in a row that are still borne; one more changes the rate.
  package var patience: Double
  /// How many metrics after a lowering are not counted.
  package var cooldown: Double
  /// How many metrics after a raise are not counted.
  package var warmup: Double
  package var floor: Double
  package var ceiling: Double
  /// A smaller change of the rate is not made.
  package var eps: Double
  /// The length of the running average of the metric; nil takes it as it is.
  package var window: Int?
  /// The lowerings at the floor after which all starts over.
  package var reset: Double

  /// See the properties of the same names.
  package init(
    threshold: MetricThreshold = MetricThreshold(mode: .min, kind: .absolute, size: 1e-6), factor: Double = 0.95,
    patience: Double = 10, cooldown: Double = 0, warmup: Double = 0, floor: Double = 1e-3, ceiling: Double = 1,
    eps: Double = 1e-8, window: Int? = nil, reset: Double = 500
  ) {
    self.threshold = threshold
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.warmup = warmup
    self.floor = floor
    self.ceiling = ceiling
    self.eps = eps
    self.window = window
    self.reset = reset
  }

  package func start(from rate: Double) -> State {
    State(rule: self, rate: rate)
  }

  /// The rule at work.
  package struct State: MetricState, Sendable, Equatable {
    package let rule: GreedyRule
    /// The rate of the next update.
    package private(set) var rate: Double
    private let first: Double
    private var best: Double
    private var bad = 0.0
    private var good = 0.0
    private var cooling = 0.0
    private var warming = 0.0
    private var untilReset: Double
    private var average: RunningAverage?

    package init(rule: GreedyRule, rate: Double) {
      self.rule = rule
      self.rate = rate
      first = rate
      best = rule.threshold.mode.worst
      untilReset = rule.reset
      average = rule.window.map { RunningAverage(window: $0) }
    }

    /// Takes the metric after an update.
    package mutating func step(_ metric: Double) {
      let metric = average?.add(metric) ?? metric
      if cooling > 0 {
        cooling -= 1
        (bad, good) = (0, 0)
      } else if warming > 0 {
        warming -= 1
        (bad, good) = (0, 0)
      } else {
        judge(metric)
      }
    }

    private mutating func judge(_ metric: Double) {
      if rule.threshold.isBetter(metric, than: best) {
        best = metric
        bad = 0
        good += 1
      } else {
        bad += 1
        good = 0
      }
      if good > rule.patience {
        let raised = Swift.min(rate / rule.factor, rule.ceiling)
        if raised - rate > rule.eps { rate = raised }
        untilReset = rule.reset
        warming = rule.warmup
        good = 0
      } else if bad > rule.patience {
        lower()
        cooling = rule.cooldown
        bad = 0
      }
    }

    private mutating func lower() {
      let lowered = Swift.max(rate * rule.factor, rule.floor)
      if rate - lowered > rule.eps { rate = lowered }
      guard rate <= rule.floor else { return }
      untilReset -= 1
      if untilReset <= 0 { self = rule.start(from: first) }
    }
  }
}

/// The average of the last values.
package struct RunningAverage: Sendable, Equatable {
  /// How many values are averaged, at least 1.
  package let window: Int
  private var values: [Double] = []
  /// Index of the oldest value, once the window is full.
  private var oldest = 0
  private var sum = 0.0

  package init(window: Int) { self.window = window }

  /// Takes a value, and gives the average with it.
  package mutating func add(_ value: Double) -> Double {
    sum += value
    if values.count < window {
      values.append(value)
    } else {
      sum -= values[oldest]
      values[oldest] = value
      oldest = (oldest + 1) % window
    }
    return sum / Double(values.count)
  }
}
