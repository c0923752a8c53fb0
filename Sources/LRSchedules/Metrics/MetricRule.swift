import LRMath

/// A rule that chooses the next rate by a metric.
package protocol MetricRule: Sendable {
  associatedtype State: MetricState
  /// The state before the first metric.
  func start(from rate: Double) -> State
}

/// What a rule remembers, and the rate that it has chosen.
package protocol MetricState {
  var rate: Double { get }
  mutating func step(_ metric: Double)
}

extension MetricRule {
  /// The rates that it chooses: constant between its changes.
  ///
  /// `metrics[t]` is the metric after update t, so it acts from update t + 1 on; past the list the rate holds.
  package func path(from first: Double, metrics: [Double]) -> PointPath {
    var state = start(from: first)
    var times = [0.0]
    var rates = [first]
    for (index, metric) in metrics.enumerated() {
      state.step(metric)
      if state.rate != rates[rates.count - 1] {
        times.append(Double(index + 1))
        rates.append(state.rate)
      }
    }
    return PointPath(times: times, rates: rates, shape: .hold)
  }

  /// The same as a curve that other metrics can drive.
  package func curve(from first: Double, metrics: [Double]) -> MetricDriven {
    MetricDriven(metrics) { path(from: first, metrics: $0) }
  }
}
