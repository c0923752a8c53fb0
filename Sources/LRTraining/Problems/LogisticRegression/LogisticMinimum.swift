import LRMath

/// The minimum of a penalised logistic regression, by Newton's method with halved steps.
struct LogisticMinimum {
  private(set) var weights: [Double]
  private(set) var loss: Double

  private let features: [[Double]]
  private let labels: [Double]
  private let l2: Double

  /// Nil if the loss can still fall by more than rounding, as on data that a plane separates under next to no penalty.
  init?(_ features: [[Double]], _ labels: [Double], l2: Double) {
    self.features = features
    self.labels = labels
    self.l2 = l2
    weights = [Double](repeating: 0, count: features[0].count)
    loss = .infinity
    loss = value(weights)
    for _ in 0..<Self.mostSteps {
      let (step, fall) = newtonStep()
      var size = 1.0
      var next = weights
      var nextLoss = Double.infinity
      repeat {
        next = zip(weights, step).map { $0 - size * $1 }
        nextLoss = value(next)
        size /= 2
      } while !(nextLoss <= loss) && size > 1e-12
      // A strictly convex loss that falls no further is at its minimum but for rounding.
      guard nextLoss < loss else {
        guard fall <= Self.tolerance * loss else { return nil }
        return
      }
      (weights, loss) = (next, nextLoss)
    }
    return nil
  }

  /// Newton's method needs about ten. On data that a plane separates a step takes margins up by 1, until e^−margin is about
  /// l2: enough for an l2 of 1e-20.
  private static let mostSteps = 60
  /// What half of ∇f·H⁻¹∇f, about f − f*, may still be, as a share of the loss.
  private static let tolerance = 1e-12

  private func value(_ w: [Double]) -> Double {
    var sum = 0.0
    for (row, label) in zip(features, labels) {
      sum += LogisticRegression.softplus(ofMinus: label * zip(row, w).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return sum / Double(labels.count) + 0.5 * l2 * w.reduce(0) { $0 + $1 * $1 }
  }

  /// H⁻¹∇f, H by Cholesky's method: positive definite, since l2 > 0; and by how much f falls along it if f is quadratic.
  private func newtonStep() -> (step: [Double], fall: Double) {
    let d = weights.count
    let n = Double(labels.count)
    var gradient = weights.map { l2 * $0 }
    var hessian = [Double](repeating: 0, count: d * d)
    for index in 0..<d { hessian[index * d + index] = l2 }
    for (row, label) in zip(features, labels) {
      let margin = label * zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      let doubt = LogisticRegression.doubt(margin)
      let weight = doubt * (1 - doubt) / n
      for i in 0..<d {
        gradient[i] -= label * doubt * row[i] / n
        for j in 0...i { hessian[i * d + j] += weight * row[i] * row[j] }
      }
    }
    let step = Cholesky.solve(hessian, gradient) ?? gradient
    return (step, 0.5 * zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
