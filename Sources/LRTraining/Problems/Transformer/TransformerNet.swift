import LRMath

// Measured: see `MatrixProduct`.

/// A transformer encoder on one batch: its loss and, by a backward pass written out, the gradient.
final class TransformerNet<S: NetScalar> {
  let shape: TransformerShape
  private let arena = Arena<S>()
  private let layers: [Layer]
  private let last: LayerNorm<S>
  private let scratch: Attention<S>.Scratch
  /// What flows between sublayers, and its gradient.
  private let stream, normed, branch, slope, branchSlope, logits: UnsafeMutablePointer<S>

  private struct Layer {
    let places: LayerPlaces
    let attention: Attention<S>
    let feedForward: FeedForward<S>
    let norm1, norm2: LayerNorm<S>
    /// What went into attention, and into the feed-forward part.
    let into1, into2: UnsafeMutablePointer<S>
  }

  init(_ shape: TransformerShape) {
    self.shape = shape
    let (arena, size) = (arena, shape.tokens * shape.width)
    let scratch = Attention<S>.Scratch(shape, arena: arena)
    self.scratch = scratch
    layers = (0..<shape.layers).map { index in
      Layer(
        places: shape.layer(index), attention: Attention(shape, scratch: scratch, arena: arena),
        feedForward: FeedForward(shape, scratch: scratch, arena: arena),
        norm1: LayerNorm(rows: shape.tokens, width: shape.width, arena: arena),
        norm2: LayerNorm(rows: shape.tokens, width: shape.width, arena: arena), into1: arena.make(size),
        into2: arena.make(size))
    }
    last = LayerNorm(rows: shape.tokens, width: shape.width, arena: arena)
    (stream, normed, branch, slope, branchSlope) = (
      arena.make(size), arena.make(size), arena.make(size), arena.make(size), arena.make(size)
    )
    logits = arena.make(shape.tokens * shape.vocabulary)
  }

  /// The mean cross-entropy over all positions.
  ///
  /// - Parameters:
  ///   - w: All parameters.
  ///   - letters: The strings, one after the other.
  ///   - targets: What should come out.
  ///   - gradient: Takes the gradient; nil where it is not wanted.
  func loss(
    _ w: UnsafePointer<S>, letters: [Int], targets: [Int], gradient: UnsafeMutablePointer<S>?
  ) -> Double {
    embed(w, letters)
    for layer in layers { forward(layer, w) }
    last.forward(stream, gain: w + shape.lastGain, shift: w + shape.lastShift, into: normed)
    let (d, v, n) = (shape.width, shape.vocabulary, shape.tokens)
    MatrixProduct.add(logits, v, normed, d, w + shape.output, v, rows: n, inner: d, columns: v)
    var total = 0.0
    for row in 0..<n {
      for i in 0..<v { logits[row * v + i] += w[shape.outputBias + i] }
      Softmax.apply(logits + row * v, v, factor: 1)
      total -= Math.log(max(Double(logits[row * v + targets[row]]), 1e-300))
    }
    if let gradient { backward(w, letters, targets, gradient) }
    return total / Double(n)
  }

  private func embed(_ w: UnsafePointer<S>, _ letters: [Int]) {
    let d = shape.width
    for (row, letter) in letters.enumerated() {
      let place = shape.positions + row % shape.length * d
      (stream + row * d).update(from: w + letter * d, count: d)
      RowOperations.add(stream + row * d, w + place, d)
    }
  }

  private func forward(_ layer: Layer, _ w: UnsafePointer<S>) {
    let (p, size) = (layer.places, shape.tokens * shape.width)
    func add() { RowOperations.add(stream, branch, size) }
    switch shape.norm {
    case .post:
      layer.into1.update(from: stream, count: size)
      layer.attention.forward(layer.into1, w + p.attention, w + p.join, into: branch)
      add()
      layer.norm1.forward(stream, gain: w + p.gain1, shift: w + p.shift1, into: layer.into2)
      layer.feedForward.forward(layer.into2, w + p.up, w + p.upBias, w + p.down, w + p.downBias, into: branch)
      stream.update(from: layer.into2, count: size)
      add()
      layer.norm2.forward(stream, gain: w + p.gain2, shift: w + p.shift2, into: normed)
      stream.update(from: normed, count: size)
    case .pre:
      layer.norm1.forward(stream, gain: w + p.gain1, shift: w + p.shift1, into: layer.into1)
      layer.attention.forward(layer.into1, w + p.attention, w + p.join, into: branch)
      add()
      layer.norm2.forward(stream, gain: w + p.gain2, shift: w + p.shift2, into: layer.into2)
      layer.feedForward.forward(layer.into2, w + p.up, w + p.upBias, w + p.down, w + p.downBias, into: branch)
      add()
    }
  }

  private func backward(_ w: UnsafePointer<S>, _ letters: [Int], _ targets: [Int], _ g: UnsafeMutablePointer<S>) {
    let (d, v, n) = (shape.width, shape.vocabulary, shape.tokens)
    g.update(repeating: 0, count: shape.count)
    let share = 1 / S(n)
    for row in 0..<n {
      for i in 0..<v {
        let away = (logits[row * v + i] - (i == targets[row] ? 1 : 0)) * share
        logits[row * v + i] = away
        g[shape.outputBias + i] += away
      }
    }
    MatrixProduct.add(g + shape.output, v, normed, 1, logits, v, rows: d, inner: n, columns: v, step: d)
    MatrixProduct.transpose(w + shape.output, v, rows: d, columns: v, to: scratch.weightsT)
    MatrixProduct.add(slope, d, logits, v, scratch.weightsT, d, rows: n, inner: v, columns: d)
    last.backward(
      slope, gain: w + shape.lastGain, into: slope, dGain: g + shape.lastGain, dShift: g + shape.lastShift)
    for layer in layers.reversed() { backward(layer, w, g) }
    for (row, letter) in letters.enumerated() {
      let place = shape.positions + row % shape.length * d
      for i in 0..<d {
        g[letter * d + i] += slope[row * d + i]
        g[place + i] += slope[row * d + i]
      }
    }
  }

  private func backward(_ layer: Layer, _ w: UnsafePointer<S>, _ g: UnsafeMutablePointer<S>) {
    let (p, size) = (layer.places, shape.tokens * shape.width)
    func add() { RowOperations.add(slope, branchSlope, size) }
    func feedForward() {
      layer.feedForward.backward(
        slope, layer.into2, w + p.up, w + p.down, into: branchSlope, dUp: g + p.up, dUpBias: g + p.upBias,
        dDown: g + p.down, dDownBias: g + p.downBias)
    }
    func attention() {
      layer.attention.backward(
        slope, layer.into1, w + p.attention, w + p.join, into: branchSlope, dAttention: g + p.attention,
        dJoin: g + p.join)
    }
    func norm1(_ from: UnsafeMutablePointer<S>) {
      layer.norm1.backward(from, gain: w + p.gain1, into: from, dGain: g + p.gain1, dShift: g + p.shift1)
    }
    func norm2(_ from: UnsafeMutablePointer<S>) {
      layer.norm2.backward(from, gain: w + p.gain2, into: from, dGain: g + p.gain2, dShift: g + p.shift2)
    }
    switch shape.norm {
    case .post:
      norm2(slope)
      feedForward()
      add()
      norm1(slope)
      attention()
      add()
    case .pre:
      feedForward()
      norm2(branchSlope)
      add()
      attention()
      norm1(branchSlope)
      add()
    }
  }
}
