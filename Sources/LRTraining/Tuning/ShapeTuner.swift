import LRMath

/// Finds the schedule with the least final loss among all schedules: Adam on the logarithms of the rates, the gradient
/// taken backwards through the run.
///
///     let best = ShapeTuner(iterations: 400).shape(problem, from: rates)
///
/// The search is deterministic, and what it finds is the best it met, not a proof: other starts may end elsewhere.
public struct ShapeTuner: Sendable, Equatable {
  /// Steps of the search.
  public var iterations: Int
  /// Peak of the cosine schedule of the search itself, in units of ln η.
  public var stepSize: Double

  /// See the properties of the same names.
  public init(iterations: Int = 400, stepSize: Double = 0.1) {
    self.iterations = iterations
    self.stepSize = stepSize
  }

  /// Rates below this share of the peak are started from it: a rate of 0 has no logarithm.
  private static let lowest = 1e-6

  /// The best rates met on the way from a start; each of the search's steps costs about two runs.
  ///
  /// - Parameter start: One rate an update; not all 0.
  public func shape(_ problem: any RateDifferentiable, from start: [Double]) -> [Double] {
    let floor = (start.max() ?? 0) * Self.lowest
    guard floor > 0 else { return start }
    var logs = start.map { Math.log(max($0, floor)) }
    var best = (loss: Double.infinity, rates: start)
    var first = [Double](repeating: 0, count: logs.count)
    var second = first
    for iteration in 0..<iterations {
      let rates = logs.map { Math.exp($0) }
      let (loss, gradient) = problem.finalLoss(rates: rates)
      if loss < best.loss { best = (loss, rates) }
      let share = Double(iteration) / Double(iterations)
      let size = stepSize * 0.5 * (1 + Math.cos(.pi * share))
      let count = Double(iteration + 1)
      let (bias1, bias2) = (1 - Math.pow(0.9, count), 1 - Math.pow(0.99, count))
      for index in logs.indices {
        let slope = gradient[index] * rates[index]
        guard slope.isFinite else { continue }
        first[index] = 0.9 * first[index] + 0.1 * slope
        second[index] = 0.99 * second[index] + 0.01 * slope * slope
        logs[index] -= size * (first[index] / bias1) / ((second[index] / bias2).squareRoot() + 1e-12)
      }
    }
    return best.rates
  }
}

extension TrainingRunner {
  /// The rates of a search, looked up in the store or made anew and kept.
  ///
  /// - Parameter identity: The problem as canonical text, every default filled in.
  public func shape(
    _ problem: any RateDifferentiable, identity: String, _ tuner: ShapeTuner, from start: [Double]
  ) -> [Double] {
    var digest = Digest()
    digest.add(UInt64(TrainingCell.algorithm))
    digest.add("shape \(tuner)")
    digest.add(identity)
    digest.add(start)
    if let bytes = store?.load(digest.text), let kept = TrainingResult(encoded: bytes)?.records.first?.series.first {
      return kept
    }
    let rates = tuner.shape(problem, from: start)
    let record = RunRecord(outcome: .finished, score: 0, series: [rates], low: [[]], high: [[]], events: [])
    _ = store?.save(digest.text, TrainingResult(points: [], records: [record]).encoded)
    return rates
  }
}
