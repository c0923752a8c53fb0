import LRInput
import LRMath

/// Regression with a loss that levels off: smooth, bounded, not convex.
struct RobustRegression: Problem, Smooth {
  let data: RegressionData
  /// Rows in a gradient, drawn with replacement; nil for all of them.
  let batch: Int?
  let start: Double
  /// λ_max(XᵀX)/n: |ρ″| is at most 1, at r = 0.
  let smoothness: Double

  init(data: RegressionData, batch: Int?, start: Double) {
    self.data = data
    self.batch = batch
    self.start = start
    smoothness = data.largestEigenvalue
  }

  var dimension: Int { data.dimension }
  /// A bound from below, not the minimum: no loss is negative.
  var leastLoss: Double? { 0 }
  var isDeterministic: Bool { batch == nil }
  var cost: Double { 4 * Double((batch ?? data.samples) * dimension) }
  var lossCost: Double { Double(data.samples * dimension) }

  func trial(_ key: RunKey) -> any Trial { RobustTrial(self, key) }

  /// ρ(r) = ½r²/(1 + r²) (Geman and McClure 1987) and ρ′(r) = r/(1 + r²)².
  static func loss(_ r: Double) -> (value: Double, slope: Double) {
    let square = r * r
    // Where r² is no number any more the loss has long levelled off.
    guard square < 1e300 else { return (0.5, 0) }
    let share = 1 / (1 + square)
    return (0.5 * square * share, r * share * share)
  }
}

private final class RobustTrial: Trial {
  private let problem: RobustRegression
  private let generator: CounterGenerator

  init(_ problem: RobustRegression, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .batch)
  }

  func start(_ x: inout MutableSpan<Double>) { x.update(repeating: problem.start) }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let data = problem.data
    guard let batch = problem.batch else {
      return data.mean(0..<data.samples, { $0 }, at: x, into: &g, RobustRegression.loss)
    }
    return data.mean(
      0..<batch, { Int(self.generator.bits(UInt64(update.step), draw: UInt64($0)) % UInt64(data.samples)) }, at: x,
      into: &g, RobustRegression.loss)
  }

  func loss(at x: Span<Double>) -> Double {
    let data = problem.data
    return (0..<data.samples).reduce(0) { $0 + RobustRegression.loss(data.residual($1, x)).value }
      / Double(data.samples)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    _ = problem.data.mean(0..<problem.data.samples, { $0 }, at: x, into: &g, RobustRegression.loss)
  }
}

extension RobustRegression {
  private static let samples = Key.integer(
    "samples", in: .between(2, 100_000), kind: "rows", default: 200, summary: "Rows of the data.")
  private static let size = Key.integer(
    "dimension", in: .between(1, 1000), kind: "coordinates", default: 20, summary: "Columns of the data.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 100_000), kind: "rows", defaultText: "all rows",
    summary: "Rows in a gradient, drawn with replacement.")
  private static let norm = Key.number(
    "norm", in: .between(0, 1e6), default: 1, summary: "‖w‖ of the model that made the targets.")
  private static let outliers = Key.number(
    "outliers", in: .between(0, 1), default: 0.1,
    summary: "Share of the rows whose target is off by ten times the usual.")
  private static let start = Key.number(
    "start", in: .between(-1e6, 1e6), default: 0, summary: "Every coordinate of w_0.")
  private static let dataSeed = Key.integer(
    "data_seed", in: .between(0, 9_007_199_254_740_991), default: 1, summary: "Of the data.")

  static let entry = ProblemEntry(
    name: "robust_regression", otherNames: ["geman_mcclure", "nonconvex_regression"],
    summary: "Regression with a loss that levels off: smooth and bounded, but not convex.",
    formula: "f(w) = mean_i ½ r_i²/(1 + r_i²), r_i = y_i − ⟨x_i, w⟩",
    latex: #"f(w) = \frac1n\sum_i \frac{r_i^2}{2(1 + r_i^2)},\qquad r_i = y_i - \langle x_i, w\rangle"#,
    edges: "Far from the data the gradient vanishes. Excess loss is counted from 0, which lies below the minimum.",
    source: "Geman and McClure, Bull. Int. Stat. Inst. 52, 1987",
    keys: [
      samples.declaration, size.declaration, batch.declaration, norm.declaration, outliers.declaration,
      start.declaration, dataSeed.declaration,
    ],
    aliases: [
      "n": "samples", "d": "dimension", "batch_size": "batch", "seed": "data_seed", "w0": "start", "x0": "start",
    ],
    example: #"{"type": "robust_regression"}"#
  ) { reader in
    guard let samples = reader.read(samples), let size = reader.read(size), let norm = reader.read(norm),
      let outliers = reader.read(outliers), let start = reader.read(start), let seed = reader.read(dataSeed)
    else { return nil }
    let batch = reader.has(batch) ? reader.read(batch) : nil
    guard !reader.has(Self.batch) || batch != nil else { return nil }
    guard samples * size <= 2_000_000 else {
      reader.error(at: Self.samples, "the data would have \(samples * size) numbers", hint: "at most 2000000")
      return nil
    }
    let data = RegressionData(samples: samples, dimension: size, seed: UInt64(seed), norm: norm) { generator, row in
      let isOutlier = generator.uniform(row, draw: 7) < outliers
      return generator.normal(row) * (isOutlier ? 3 : 0.3)
    }
    return .iterates(RobustRegression(data: data, batch: batch, start: start))
  }
}
