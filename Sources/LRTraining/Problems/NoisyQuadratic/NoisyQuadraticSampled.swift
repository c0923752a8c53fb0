import LRMath

/// The noisy quadratic with its noise drawn: θ_i starts at N(0, 1), gradients are h_i θ_i + √(h_i/B)·ξ_i.
struct NoisyQuadraticSampled: Problem, Smooth {
  let curvatures: [Double]
  /// √(h_i/B).
  let deviations: [Double]

  init(curvatures: [Double], batch: Double) {
    self.curvatures = curvatures
    deviations = curvatures.map { ($0 / batch).squareRoot() }
  }

  var dimension: Int { curvatures.count }
  var leastLoss: Double? { 0 }
  var isDeterministic: Bool { false }
  /// The normal numbers cost as much as all the rest.
  var cost: Double { 8 * Double(curvatures.count) }
  var lossCost: Double { Double(curvatures.count) }
  var smoothness: Double { curvatures.max() ?? 0 }

  func trial(_ key: RunKey) -> any Trial { NoisyQuadraticTrial(self, key) }
}

private final class NoisyQuadraticTrial: Trial {
  private let problem: NoisyQuadraticSampled
  private let starts: CounterGenerator
  private let noise: CounterGenerator
  private var draws: [Double]

  init(_ problem: NoisyQuadraticSampled, _ key: RunKey) {
    self.problem = problem
    starts = key.generator(for: .start)
    noise = key.generator(for: .noise)
    draws = Array(repeating: 0, count: problem.dimension)
  }

  func start(_ x: inout MutableSpan<Double>) { starts.fillNormals(&x, counter: 0) }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    noise.fillNormals(&draws, counter: UInt64(update.step))
    let (h, s, draws) = (problem.curvatures, problem.deviations, draws)
    for index in g.indices { g[index] = h[index] * x[index] + s[index] * draws[index] }
    // The loss of a sample, ½Σh x² + noise·x, is not needed: what is watched is the loss itself.
    return loss(at: x)
  }

  func loss(at x: Span<Double>) -> Double {
    let h = problem.curvatures
    var sum = SIMD4<Double>.zero
    let whole = x.count / 4 * 4
    for first in stride(from: 0, to: whole, by: 4) {
      let (hs, xs) = (
        SIMD4(h[first], h[first + 1], h[first + 2], h[first + 3]),
        SIMD4(x[first], x[first + 1], x[first + 2], x[first + 3])
      )
      sum += hs * xs * xs
    }
    var rest = 0.0
    for index in whole..<x.count { rest += h[index] * x[index] * x[index] }
    return 0.5 * (((sum[0] + sum[1]) + (sum[2] + sum[3])) + rest)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    for index in g.indices { g[index] = problem.curvatures[index] * x[index] }
  }
}
