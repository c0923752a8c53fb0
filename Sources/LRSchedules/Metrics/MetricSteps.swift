import LRMath

/// The rates that a metric-driven rule has chosen: constant between its changes.
///
/// `metrics[t]` is the metric after update t, so it acts from update t + 1 on; past the list the rate holds.
package enum MetricSteps {
  /// - Parameter next: The rate after one more metric.
  package static func path(from first: Double, metrics: [Double], next: (Double) -> Double) -> PointPath {
    var times = [0.0]
    var rates = [first]
    for (index, metric) in metrics.enumerated() {
      let rate = next(metric)
      if rate != rates[rates.count - 1] {
        times.append(Double(index + 1))
        rates.append(rate)
      }
    }
    return PointPath(times: times, rates: rates, shape: .hold)
  }
}
