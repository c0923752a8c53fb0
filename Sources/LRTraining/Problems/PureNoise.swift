import LRInput
import LRMath

/// Gradients that are noise around a constant: nothing to be learned, and so the first steps of an optimizer alone.
struct PureNoise: Problem {
  let dimension: Int
  /// Mean of every coordinate of a gradient.
  let mean: Double
  /// Its standard deviation.
  let deviation: Double

  /// A slope has no least loss; without one the loss is 0 everywhere.
  var leastLoss: Double? { mean == 0 ? 0 : nil }
  var isDeterministic: Bool { false }
  var cost: Double { 8 * Double(dimension) }
  var lossCost: Double { Double(dimension) }

  func trial(_ key: RunKey) -> any Trial { PureNoiseTrial(self, key) }
}

private final class PureNoiseTrial: Trial {
  private let problem: PureNoise
  private let generator: CounterGenerator

  init(_ problem: PureNoise, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .noise)
  }

  func start(_ x: inout MutableSpan<Double>) { x.update(repeating: 0) }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    generator.fillNormals(&g, counter: UInt64(update.step))
    for index in g.indices { g[index] = problem.mean + problem.deviation * g[index] }
    return loss(at: x)
  }

  /// The slope Σ mean·x_i, whose gradient the noise is around.
  func loss(at x: Span<Double>) -> Double {
    guard problem.mean != 0 else { return 0 }
    var sum = 0.0
    for index in x.indices { sum += x[index] }
    return problem.mean * sum
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) { g.update(repeating: problem.mean) }
}

extension PureNoise {
  private static let size = Key.integer(
    "dimension", in: .between(1, 10_000_000), kind: "coordinates", default: 1000, summary: "Coordinates.")
  private static let mean = Key.number(
    "mean", in: .between(-1e50, 1e50), default: 0, summary: "Mean of each coordinate of a gradient.")
  private static let deviation = Key.number(
    "deviation", in: .between(0, 1e50), default: 1, summary: "Standard deviation of each coordinate of a gradient.")

  static let entry = ProblemEntry(
    name: "pure_noise", otherNames: ["noise", "random_gradients"],
    summary: "Gradients that are noise around a constant: what an optimizer does of itself.",
    formula: "g_i = mean + deviation·ξ_i, ξ_i ~ N(0, 1); f(x) = mean·Σ x_i",
    latex: #"g_i = m + s\,\xi_i,\qquad \xi_i \sim \mathcal N(0, 1)"#,
    edges: "The loss is a slope without an end, and 0 everywhere where the mean is 0.",
    source: "Liu, Jiang et al., ICLR 2020, arXiv:1908.03265; Ma and Yarats, AAAI 2021, arXiv:1910.04209",
    keys: [size.declaration, mean.declaration, deviation.declaration],
    aliases: ["d": "dimension", "sd": "deviation", "std": "deviation", "sigma": "deviation", "mu": "mean"],
    example: #"{"type": "pure_noise", "dimension": 20000}"#
  ) { reader in
    guard let size = reader.read(size), let mean = reader.read(mean), let deviation = reader.read(deviation) else {
      return nil
    }
    return .iterates(PureNoise(dimension: size, mean: mean, deviation: deviation))
  }
}
