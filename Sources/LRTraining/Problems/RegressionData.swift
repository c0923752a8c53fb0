import LRMath

/// Data of a linear model with noise that all runs share: rows x ~ N(0, 1), y = ⟨x, w⟩ + ξ.
struct RegressionData: Sendable {
  let samples: Int
  let dimension: Int
  /// Rows, one after the other.
  let features: [Double]
  let targets: [Double]

  /// - Parameters:
  ///   - norm: ‖w‖ of the model that made the targets.
  ///   - noise: gives the noise of a row.
  init(
    samples: Int, dimension: Int, seed: UInt64, norm: Double, noise: (CounterGenerator, UInt64) -> Double
  ) {
    self.samples = samples
    self.dimension = dimension
    let generator = RunKey(seed: seed, run: 0).generator(for: .data)
    let noises = RunKey(seed: seed, run: 0).generator(for: .noise)
    var model = (0..<dimension).map { generator.normal(0, draw: UInt64($0)) }
    let length = model.reduce(0) { $0 + $1 * $1 }.squareRoot()
    model = model.map { $0 / length * norm }
    var (features, targets): ([Double], [Double]) = ([], [])
    for sample in 1...UInt64(samples) {
      let row = (0..<dimension).map { generator.normal(sample, draw: UInt64($0)) }
      features += row
      targets.append(zip(row, model).reduce(0) { $0 + $1.0 * $1.1 } + noise(noises, sample))
    }
    self.features = features
    self.targets = targets
  }

  /// y − ⟨x, w⟩ of a row.
  @inline(__always)
  func residual(_ row: Int, _ w: Span<Double>) -> Double {
    let base = row * dimension
    var product = 0.0
    for index in w.indices { product += features[base + index] * w[index] }
    return targets[row] - product
  }

  /// The mean loss over rows with its gradient: Σ ρ(r)/n and −Σ ρ′(r) x/n.
  func mean(
    _ rows: Range<Int>, _ row: (Int) -> Int, at w: Span<Double>, into g: inout MutableSpan<Double>,
    _ loss: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    g.update(repeating: 0)
    var sum = 0.0
    let share = 1 / Double(rows.count)
    for place in rows {
      let row = row(place)
      let (value, slope) = loss(residual(row, w))
      sum += value
      let base = row * dimension
      let factor = -slope * share
      for index in g.indices { g[index] += factor * features[base + index] }
    }
    return sum * share
  }

  /// λ_max(XᵀX)/n by power iteration, to about 1e-12.
  var largestEigenvalue: Double {
    var vector = [Double](repeating: 1, count: dimension)
    var value = 0.0
    for _ in 0..<2000 {
      var next = [Double](repeating: 0, count: dimension)
      for row in 0..<samples {
        let base = row * dimension
        var product = 0.0
        for index in 0..<dimension { product += features[base + index] * vector[index] }
        for index in 0..<dimension { next[index] += product * features[base + index] / Double(samples) }
      }
      let norm = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0 else { return 0 }
      vector = next.map { $0 / norm }
      if abs(norm - value) <= 1e-13 * norm { return norm }
      value = norm
    }
    return value
  }
}
