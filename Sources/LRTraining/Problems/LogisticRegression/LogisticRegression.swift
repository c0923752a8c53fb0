import LRMath

/// Logistic regression with an L2 penalty, on data that all runs share.
struct LogisticRegression: Problem, Smooth {
  /// Rows of the data, one after the other: `samples × dimension`.
  let features: [Double]
  /// −1 or 1, one a row.
  let labels: [Double]
  let dimension: Int
  /// Weight of ½‖w‖².
  let l2: Double
  /// w_0.
  let start: [Double]
  /// Rows that a gradient is the mean over; nil for all of them.
  let batch: Int?
  /// The loss at the minimum, by Newton's method; nil where there may be none.
  let leastLoss: Double?
  /// λ_max(XᵀX)/4n + l2.
  let smoothness: Double

  var isDeterministic: Bool { batch == nil }
  var cost: Double { Double((batch ?? labels.count) * dimension) * 4 }
  var lossCost: Double { Double(labels.count * dimension) * 2 }

  init(features: [[Double]], labels: [Double], l2: Double, start: [Double], batch: Int?) {
    self.features = features.flatMap { $0 }
    self.labels = labels
    dimension = start.count
    self.l2 = l2
    self.start = start
    self.batch = batch
    smoothness = Self.smoothness(features, l2: l2)
    leastLoss = l2 > 0 ? LogisticMinimum(features, labels, l2: l2)?.loss : nil
  }

  func trial(_ key: RunKey) -> any Trial { LogisticTrial(self, key) }

  /// ln(1 + e^−m), without overflow and without loss for small values.
  static func softplus(ofMinus margin: Double) -> Double {
    margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin
  }

  /// 1/(1 + e^m): how far a row is from being settled.
  static func doubt(_ margin: Double) -> Double {
    guard margin > 0 else { return 1 / (1 + Math.exp(margin)) }
    let share = Math.exp(-margin)
    return share / (1 + share)
  }

  /// The largest eigenvalue of the mean of xxᵀ, a quarter of it, and l2 on top.
  private static func smoothness(_ features: [[Double]], l2: Double) -> Double {
    let size = features[0].count
    var mean = [Double](repeating: 0, count: size * size)
    for row in features {
      for i in 0..<size {
        let share = row[i] / Double(features.count)
        for j in 0..<size { mean[i * size + j] += share * row[j] }
      }
    }
    return LargestEigenvalue.of(mean, size: size) / 4 + l2
  }
}

private final class LogisticTrial: Trial {
  private let problem: LogisticRegression
  private let generator: CounterGenerator

  init(_ problem: LogisticRegression, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .batch)
  }

  func start(_ x: inout MutableSpan<Double>) {
    for index in x.indices { x[index] = problem.start[index] }
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let count = problem.labels.count
    guard let batch = problem.batch else { return sum(at: x, 0..<count, { $0 }, into: &g) }
    return sum(
      at: x, 0..<batch,
      { Int(self.generator.bits(UInt64(update.step), draw: UInt64($0)) % UInt64(count)) }, into: &g)
  }

  func loss(at x: Span<Double>) -> Double {
    var sum = 0.0
    for row in problem.labels.indices { sum += LogisticRegression.softplus(ofMinus: margin(row, x)) }
    return sum / Double(problem.labels.count) + penalty(x)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    _ = sum(at: x, 0..<problem.labels.count, { $0 }, into: &g)
  }

  /// The mean loss over rows with its gradient.
  private func sum(
    at x: Span<Double>, _ places: Range<Int>, _ row: (Int) -> Int, into g: inout MutableSpan<Double>
  ) -> Double {
    let size = 1 / Double(places.count)
    for index in g.indices { g[index] = problem.l2 * x[index] }
    var loss = 0.0
    for place in places {
      let row = row(place)
      let margin = margin(row, x)
      loss += LogisticRegression.softplus(ofMinus: margin)
      let factor = -problem.labels[row] * LogisticRegression.doubt(margin) * size
      let base = row * problem.dimension
      for index in g.indices { g[index] += factor * problem.features[base + index] }
    }
    return loss * size + penalty(x)
  }

  private func margin(_ row: Int, _ x: Span<Double>) -> Double {
    let base = row * problem.dimension
    var product = 0.0
    for index in x.indices { product += problem.features[base + index] * x[index] }
    return problem.labels[row] * product
  }

  private func penalty(_ x: Span<Double>) -> Double {
    var sum = 0.0
    for index in x.indices { sum += x[index] * x[index] }
    return 0.5 * problem.l2 * sum
  }
}
