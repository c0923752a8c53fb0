import LRMath

/// A curve that a metric drives, and that can be made anew from another list of metrics.
///
///     MetricDriven(metrics) { metrics in rule.path(metrics) }.driven(by: losses)
package struct MetricDriven: RateCurve {
  private let body: any RateCurve
  private let make: @Sendable ([Double]) -> any RateCurve

  /// - Parameter make: gives the curve of a list of metrics, the one after update 0 first.
  package init(_ metrics: [Double], make: @escaping @Sendable ([Double]) -> any RateCurve) {
    body = make(metrics)
    self.make = make
  }

  package func rate(at step: Double) -> Double { body.rate(at: step) }
  package func piece(at step: Double) -> Piece { body.piece(at: step) }
  package func hasRate(at step: Double) -> Bool { body.hasRate(at: step) }
  package func final(length: Double) -> Double { body.final(length: length) }
  package func phases(length: Double) -> [Phase] { body.phases(length: length) }
  package func driven(by metrics: [Double]) -> any RateCurve { MetricDriven(metrics, make: make) }
}
