import LRMath

/// A small transformer that learns to reverse random strings.
struct Transformer: Problem {
  /// How large the weights of linear maps are at the start.
  enum Initialisation: String, Sendable, CaseIterable {
    /// Even over ±√(6/(in + out)) (Glorot and Bengio 2010).
    case xavier
    /// Even over ±1/√in, the size that PyTorch's linear layers start with.
    case mild
  }

  let shape: TransformerShape
  let initialisation: Initialisation
  /// Standard deviation of token and position embeddings at the start.
  let embedding: Double

  var dimension: Int { shape.count }
  var leastLoss: Double? { 0 }
  var isDeterministic: Bool { false }
  var cost: Double { shape.cost }
  var lossCost: Double { shape.cost / 3 * Double(Self.heldOut) }

  /// Batches of strings, the same in all runs, that the counted loss is the mean over.
  static let heldOut = 8

  func trial(_ key: RunKey) -> any Trial { TransformerTrial(self, key) }
}

private final class TransformerTrial: Trial {
  private let problem: Transformer
  private let starts: CounterGenerator
  private let batches: CounterGenerator
  private let net: TransformerNet<Float>

  init(_ problem: Transformer, _ key: RunKey) {
    self.problem = problem
    starts = key.generator(for: .start)
    batches = key.generator(for: .batch)
    net = TransformerNet(problem.shape)
  }

  func start(_ x: inout MutableSpan<Double>) {
    let shape = problem.shape
    x.update(repeating: 0)
    var embeddings = [Double](repeating: 0, count: shape.firstLayer)
    starts.fillNormals(&embeddings, counter: 0)
    for index in embeddings.indices { x[index] = embeddings[index] * problem.embedding }
    func fill(_ x: inout MutableSpan<Double>, _ place: Int, _ rows: Int, _ columns: Int, _ fanOut: Int) {
      let bound =
        problem.initialisation == .xavier
        ? (6 / Double(rows + fanOut)).squareRoot() : 1 / Double(rows).squareRoot()
      for index in place..<(place + rows * columns) {
        x[index] = (2 * starts.uniform(UInt64(index), draw: 9) - 1) * bound
      }
    }
    for layer in 0..<shape.layers {
      let places = shape.layer(layer)
      // Queries, keys and values are maps of their own: each has `width` outputs.
      fill(&x, places.attention, shape.width, 3 * shape.width, shape.width)
      fill(&x, places.join, shape.width, shape.width, shape.width)
      fill(&x, places.up, shape.width, shape.feedForward, shape.feedForward)
      fill(&x, places.down, shape.feedForward, shape.width, shape.width)
      for index in 0..<shape.width { (x[places.gain1 + index], x[places.gain2 + index]) = (1, 1) }
    }
    for index in 0..<shape.width { x[shape.lastGain + index] = 1 }
    fill(&x, shape.output, shape.width, shape.vocabulary, shape.vocabulary)
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let letters = strings(batches, UInt64(update.step))
    var slopes = [Float](repeating: 0, count: g.count)
    let loss = net.loss(single(x), letters: letters, targets: reversed(letters), gradient: &slopes)
    for index in g.indices { g[index] = Double(slopes[index]) }
    return loss
  }

  func loss(at x: Span<Double>) -> Double {
    let weights = single(x)
    var sum = 0.0
    for batch in 0..<UInt64(Transformer.heldOut) {
      let letters = strings(Self.heldOut, batch)
      sum += net.loss(weights, letters: letters, targets: reversed(letters), gradient: nil)
    }
    return sum / Double(Transformer.heldOut)
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) {
    let weights = single(x)
    var slopes = [Float](repeating: 0, count: g.count)
    g.update(repeating: 0)
    for batch in 0..<UInt64(Transformer.heldOut) {
      let letters = strings(Self.heldOut, batch)
      _ = net.loss(weights, letters: letters, targets: reversed(letters), gradient: &slopes)
      for index in g.indices { g[index] += Double(slopes[index]) / Double(Transformer.heldOut) }
    }
  }

  private static let heldOut = RunKey(seed: 0, run: 0).generator(for: .data)

  /// In single precision.
  private func single(_ x: Span<Double>) -> [Float] { x.indices.map { Float(x[$0]) } }

  private func strings(_ generator: CounterGenerator, _ counter: UInt64) -> [Int] {
    (0..<problem.shape.tokens).map {
      Int(generator.bits(counter, draw: UInt64($0)) % UInt64(problem.shape.vocabulary))
    }
  }

  /// Each string backwards.
  private func reversed(_ letters: [Int]) -> [Int] {
    let length = problem.shape.length
    return letters.indices.map { letters[$0 / length * length + length - 1 - $0 % length] }
  }
}
