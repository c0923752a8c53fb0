import LRMath

// Measured: see `MatrixProduct`.

/// A network 2 → width → width → 1 with tanh between, on a batch: its loss and gradient.
final class MLPNet {
  let width: Int
  let capacity: Int
  private let arena = Arena<Double>()
  /// Inputs, activations of both hidden layers, slopes, and a transposed matrix.
  let inputs: UnsafeMutablePointer<Double>
  let labels: UnsafeMutablePointer<Double>
  private let first, second, slopes, back, turned, outputs: UnsafeMutablePointer<Double>

  /// - Parameter capacity: Most points of a batch.
  init(width: Int, capacity: Int) {
    (self.width, self.capacity) = (width, capacity)
    inputs = arena.make(2 * capacity)
    labels = arena.make(capacity)
    (first, second) = (arena.make(width * capacity), arena.make(width * capacity))
    (slopes, back) = (arena.make(width * capacity), arena.make(width * capacity))
    (turned, outputs) = (arena.make(width * width), arena.make(capacity))
  }

  static func count(width: Int) -> Int { 2 * width + width + width * width + width + width + 1 }

  // Input weights, biases, hidden weights, biases, output weights, bias.
  private var bias1: Int { 2 * width }
  private var hidden: Int { 3 * width }
  private var bias2: Int { hidden + width * width }
  private var output: Int { bias2 + width }
  private var bias3: Int { output + width }

  /// The mean logistic loss of the first `count` points in memory, at the parameters x.
  func loss(_ x: Span<Double>, count: Int, flips: Double) -> Double {
    x.withUnsafeBufferPointer { w in
      w.baseAddress.map { loss($0, count: count, flips: flips, gradient: nil) } ?? .nan
    }
  }

  /// The same, with its gradient.
  func loss(_ x: Span<Double>, count: Int, flips: Double, gradient: inout MutableSpan<Double>) -> Double {
    x.withUnsafeBufferPointer { w in
      gradient.withUnsafeMutableBufferPointer { g in
        w.baseAddress.map { loss($0, count: count, flips: flips, gradient: g.baseAddress) } ?? .nan
      }
    }
  }

  /// The mean logistic loss of the first `count` points in memory.
  ///
  /// - Parameters:
  ///   - flips: Share of the labels that are taken the other way in expectation.
  ///   - gradient: Takes the gradient; nil where it is not wanted.
  private func loss(
    _ w: UnsafePointer<Double>, count: Int, flips: Double, gradient: UnsafeMutablePointer<Double>?
  ) -> Double {
    let h = width
    MatrixProduct.add(first, h, inputs, 2, w, h, rows: count, inner: 2, columns: h)
    activate(first, w + bias1, count)
    MatrixProduct.add(second, h, first, h, w + hidden, h, rows: count, inner: h, columns: h)
    activate(second, w + bias2, count)
    var total = 0.0
    for row in 0..<count {
      var score = w[bias3]
      for i in 0..<h { score += second[row * h + i] * w[output + i] }
      let margin = labels[row] * score
      total += (1 - flips) * LogisticRegression.softplus(ofMinus: margin)
      var slope = -(1 - flips) * LogisticRegression.doubt(margin)
      if flips > 0 {
        total += flips * LogisticRegression.softplus(ofMinus: -margin)
        slope += flips * LogisticRegression.doubt(-margin)
      }
      outputs[row] = labels[row] * slope / Double(count)
    }
    if let gradient { backward(w, count, gradient) }
    return total / Double(count)
  }

  private func activate(_ rows: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>, _ count: Int) {
    for row in 0..<count { RowOperations.add(rows + row * width, bias, width) }
    let size = count * width
    var i = 0
    while i + 8 <= size {
      Double.store(Double.tanh(Double.load(rows + i)), rows + i)
      i += 8
    }
    if i < size {
      var eight = SIMD8<Double>.zero
      for lane in 0..<(size - i) { eight[lane] = rows[i + lane] }
      let values = Double.tanh(eight)
      for lane in 0..<(size - i) { rows[i + lane] = values[lane] }
    }
  }

  private func backward(_ w: UnsafePointer<Double>, _ count: Int, _ g: UnsafeMutablePointer<Double>) {
    let h = width
    g.update(repeating: 0, count: MLPNet.count(width: h))
    for row in 0..<count {
      let slope = outputs[row]
      g[bias3] += slope
      for i in 0..<h {
        let value = second[row * h + i]
        g[output + i] += slope * value
        slopes[row * h + i] = slope * w[output + i] * (1 - value * value)
      }
      RowOperations.add(g + bias2, slopes + row * h, h)
    }
    MatrixProduct.add(g + hidden, h, first, 1, slopes, h, rows: h, inner: count, columns: h, step: h)
    MatrixProduct.transpose(w + hidden, h, rows: h, columns: h, to: turned)
    MatrixProduct.add(back, h, slopes, h, turned, h, rows: count, inner: h, columns: h)
    for row in 0..<count {
      for i in 0..<h {
        let value = first[row * h + i]
        back[row * h + i] *= 1 - value * value
      }
      RowOperations.add(g + bias1, back + row * h, h)
    }
    MatrixProduct.add(g, h, inputs, 1, back, h, rows: 2, inner: count, columns: h, step: 2)
  }
}
