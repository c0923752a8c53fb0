import LRInput
import LRMath

/// Least absolute deviations: convex, with corners, one sample a subgradient.
struct L1Regression: Problem {
  let data: RegressionData
  /// Rows in a subgradient, drawn with replacement.
  let batch: Int
  /// Distance of w_0 from 0 in every coordinate.
  let start: Double
  let leastLoss: Double?

  init(data: RegressionData, batch: Int, start: Double) {
    self.data = data
    self.batch = batch
    self.start = start
    leastLoss = L1Minimum(data).loss
  }

  var dimension: Int { data.dimension }
  var isDeterministic: Bool { false }
  var cost: Double { Double(4 * batch * dimension) }
  var lossCost: Double { Double(data.samples * dimension) }

  func trial(_ key: RunKey) -> any Trial { L1Trial(self, key) }
}

private final class L1Trial: Trial {
  private let problem: L1Regression
  private let generator: CounterGenerator

  init(_ problem: L1Regression, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .batch)
  }

  func start(_ x: inout MutableSpan<Double>) { x.update(repeating: problem.start) }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let count = UInt64(problem.data.samples)
    return problem.data.mean(
      0..<problem.batch, { Int(self.generator.bits(UInt64(update.step), draw: UInt64($0)) % count) }, at: x, into: &g,
      Self.absolute)
  }

  func loss(at x: Span<Double>) -> Double {
    var sum = 0.0
    for row in 0..<problem.data.samples { sum += abs(problem.data.residual(row, x)) }
    return sum / Double(problem.data.samples)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    _ = problem.data.mean(0..<problem.data.samples, { $0 }, at: x, into: &g, Self.absolute)
  }

  /// |r| with the subgradient 0 at the corner.
  private static func absolute(_ r: Double) -> (value: Double, slope: Double) { (abs(r), r > 0 ? 1 : r < 0 ? -1 : 0) }
}

/// The least mean absolute deviation, by iteratively reweighted least squares with ever sharper corners.
struct L1Minimum {
  private(set) var loss = Double.infinity

  init(_ data: RegressionData) {
    let d = data.dimension
    var w = [Double](repeating: 0, count: d)
    // √(r² + ε²) has a minimum that is above that of |r| by at most ε.
    var epsilon = 1.0
    for _ in 0..<70 {
      var matrix = [Double](repeating: 0, count: d * d)
      var right = [Double](repeating: 0, count: d)
      for row in 0..<data.samples {
        let r = residual(data, row, w)
        let weight = 1 / (r * r + epsilon * epsilon).squareRoot()
        let base = row * d
        for i in 0..<d {
          let part = weight * data.features[base + i]
          right[i] += part * data.targets[row]
          for j in 0...i { matrix[i * d + j] += part * data.features[base + j] }
        }
      }
      guard let next = Cholesky.solve(matrix, right) else { break }
      w = next
      let value = (0..<data.samples).reduce(0) { $0 + abs(residual(data, $1, w)) } / Double(data.samples)
      loss = min(loss, value)
      epsilon = max(epsilon * 0.7, 1e-9)
    }
  }

  private func residual(_ data: RegressionData, _ row: Int, _ w: [Double]) -> Double {
    let base = row * data.dimension
    return data.targets[row] - w.indices.reduce(0) { $0 + data.features[base + $1] * w[$1] }
  }
}

extension L1Regression {
  private static let samples = Key.integer(
    "samples", in: .between(2, 100_000), kind: "rows", default: 400, summary: "Rows of the data.")
  private static let size = Key.integer(
    "dimension", in: .between(1, 1000), kind: "coordinates", default: 20, summary: "Columns of the data.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 100_000), kind: "rows", default: 1,
    summary: "Rows in a subgradient, drawn with replacement.")
  private static let norm = Key.number(
    "norm", in: .between(0, 1e6), default: 1, summary: "‖w‖ of the model that made the targets.")
  private static let start = Key.number(
    "start", in: .between(-1e6, 1e6), default: 0, summary: "Every coordinate of w_0.")
  private static let dataSeed = Key.integer(
    "data_seed", in: .between(0, 9_007_199_254_740_991), default: 1, summary: "Of the data.")

  static let entry = ProblemEntry(
    name: "l1_regression", otherNames: ["lad", "least_absolute_deviations", "mae_regression"],
    summary: "Least absolute deviations with heavy-tailed noise: convex, not smooth, one sample a subgradient.",
    formula: "f(w) = mean_i |y_i − ⟨x_i, w⟩|, x ~ N(0, 1), y = ⟨x, w*⟩ + t₂",
    latex: #"f(w) = \frac1n\sum_i \lvert y_i - \langle x_i, w\rangle\rvert"#,
    edges: "At a corner the subgradient 0 is taken. The least loss is found to about 1e-9 by reweighted least squares.",
    source: "Defazio et al., arXiv:2310.07831; Zamani and Glineur, arXiv:2307.11134",
    keys: [
      samples.declaration, size.declaration, batch.declaration, norm.declaration, start.declaration,
      dataSeed.declaration,
    ],
    aliases: [
      "n": "samples", "d": "dimension", "batch_size": "batch", "seed": "data_seed", "w0": "start", "x0": "start",
    ],
    example: #"{"type": "l1_regression"}"#
  ) { reader in
    guard let samples = reader.read(samples), let size = reader.read(size), let batch = reader.read(batch),
      let norm = reader.read(norm), let start = reader.read(start), let seed = reader.read(dataSeed)
    else { return nil }
    guard samples > size else {
      reader.error(at: Self.samples, "there must be more rows than columns", hint: "\(samples) rows, \(size) columns")
      return nil
    }
    guard samples * size <= 2_000_000 else {
      reader.error(at: Self.samples, "the data would have \(samples * size) numbers", hint: "at most 2000000")
      return nil
    }
    let data = RegressionData(samples: samples, dimension: size, seed: UInt64(seed), norm: norm) { generator, row in
      // Student's t with two degrees of freedom: Z/√(χ²₂/2), χ²₂ = −2 ln u.
      generator.normal(row) / (-Math.log(1 - generator.uniform(row, draw: 7))).squareRoot()
    }
    return .iterates(L1Regression(data: data, batch: batch, start: start))
  }
}
