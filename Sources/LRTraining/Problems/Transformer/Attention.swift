import LRMath

// Measured: see `MatrixProduct`.

/// Self-attention with several heads and no mask (Vaswani et al. 2017).
struct Attention<S: NetScalar> {
  private let shape: TransformerShape
  /// Every head of every string.
  private let heads: [(string: Int, head: Int)]
  /// Queries, keys and values of every token side by side, and the heads' outputs.
  private let mixed: UnsafeMutablePointer<S>
  private let joined: UnsafeMutablePointer<S>
  /// Softmax weights, `length × length` for each head of each string.
  private let weights: UnsafeMutablePointer<S>
  private let scratch: Scratch

  /// Memory that all layers may share.
  struct Scratch {
    let kT, vT, square: UnsafeMutablePointer<S>
    let dMixed, dJoined, wide, weightsT: UnsafeMutablePointer<S>

    init(_ shape: TransformerShape, arena: Arena<S>) {
      let head = shape.length * shape.headWidth
      (kT, vT, square) = (arena.make(head), arena.make(head), arena.make(shape.length * shape.length))
      dMixed = arena.make(shape.tokens * 3 * shape.width)
      dJoined = arena.make(shape.tokens * shape.width)
      wide = arena.make(shape.tokens * max(3 * shape.width, shape.feedForward))
      weightsT = arena.make(max(3 * shape.width * shape.width, shape.width * max(shape.feedForward, shape.vocabulary)))
    }
  }

  init(_ shape: TransformerShape, scratch: Scratch, arena: Arena<S>) {
    self.shape = shape
    self.scratch = scratch
    heads = (0..<shape.batch).flatMap { string in (0..<shape.heads).map { (string, $0) } }
    mixed = arena.make(shape.tokens * 3 * shape.width)
    joined = arena.make(shape.tokens * shape.width)
    weights = arena.make(shape.batch * shape.heads * shape.length * shape.length)
  }

  /// y = concat(heads)·join.
  func forward(
    _ x: UnsafePointer<S>, _ attention: UnsafePointer<S>, _ join: UnsafePointer<S>, into y: UnsafeMutablePointer<S>
  ) {
    let (d, n, length, e) = (shape.width, shape.tokens, shape.length, shape.headWidth)
    MatrixProduct.add(mixed, 3 * d, x, d, attention, 3 * d, rows: n, inner: d, columns: 3 * d)
    let factor = 1 / S(e).squareRoot()
    for (string, head) in heads {
      let base = string * length * 3 * d + head * e
      MatrixProduct.transpose(mixed + base + d, 3 * d, rows: length, columns: e, to: scratch.kT)
      let p = weights + (string * shape.heads + head) * length * length
      MatrixProduct.add(p, length, mixed + base, 3 * d, scratch.kT, length, rows: length, inner: e, columns: length)
      for row in 0..<length { Softmax.apply(p + row * length, length, factor: factor) }
      MatrixProduct.add(
        joined + string * length * d + head * e, d, p, length, mixed + base + 2 * d, 3 * d, rows: length,
        inner: length, columns: e)
    }
    MatrixProduct.add(y, d, joined, d, join, d, rows: n, inner: d, columns: d)
  }

  /// From dy to dx (added where `keeping`); adds to the gradients of both matrices.
  func backward(
    _ dy: UnsafePointer<S>, _ x: UnsafePointer<S>, _ attention: UnsafePointer<S>, _ join: UnsafePointer<S>,
    into dx: UnsafeMutablePointer<S>, dAttention: UnsafeMutablePointer<S>, dJoin: UnsafeMutablePointer<S>
  ) {
    let (d, n, length, e) = (shape.width, shape.tokens, shape.length, shape.headWidth)
    MatrixProduct.add(dJoin, d, joined, 1, dy, d, rows: d, inner: n, columns: d, step: d, keeping: true)
    MatrixProduct.transpose(join, d, rows: d, columns: d, to: scratch.weightsT)
    MatrixProduct.add(scratch.dJoined, d, dy, d, scratch.weightsT, d, rows: n, inner: d, columns: d)
    let factor = 1 / S(e).squareRoot()
    for (string, head) in heads {
      let base = string * length * 3 * d + head * e
      let slopes = scratch.dJoined + string * length * d + head * e
      let p = weights + (string * shape.heads + head) * length * length
      // dV = Pᵀ dO, dP = dO Vᵀ.
      MatrixProduct.add(
        scratch.dMixed + base + 2 * d, 3 * d, p, 1, slopes, d, rows: length, inner: length, columns: e, step: length)
      MatrixProduct.transpose(mixed + base + 2 * d, 3 * d, rows: length, columns: e, to: scratch.vT)
      MatrixProduct.add(
        scratch.square, length, slopes, d, scratch.vT, length, rows: length, inner: e, columns: length)
      for row in 0..<length {
        Softmax.backward(scratch.square + row * length, p + row * length, length, factor: factor)
      }
      // dQ = dS K, dK = dSᵀ Q.
      MatrixProduct.add(
        scratch.dMixed + base, 3 * d, scratch.square, length, mixed + base + d, 3 * d, rows: length, inner: length,
        columns: e)
      MatrixProduct.add(
        scratch.dMixed + base + d, 3 * d, scratch.square, 1, mixed + base, 3 * d, rows: length, inner: length,
        columns: e, step: length)
    }
    MatrixProduct.add(
      dAttention, 3 * d, x, 1, scratch.dMixed, 3 * d, rows: d, inner: n, columns: 3 * d, step: d, keeping: true)
    MatrixProduct.transpose(attention, 3 * d, rows: d, columns: 3 * d, to: scratch.weightsT)
    MatrixProduct.add(dx, d, scratch.dMixed, 3 * d, scratch.weightsT, d, rows: n, inner: 3 * d, columns: d)
  }
}

/// e^x over its sum, row by row.
enum Softmax {
  /// Replaces scores by the weights of softmax(factor·scores).
  static func apply<S: NetScalar>(_ row: UnsafeMutablePointer<S>, _ count: Int, factor: S) {
    var most = row[0]
    for i in 1..<max(count, 1) where row[i] > most { most = row[i] }
    let whole = count / 8 * 8
    var total: S = 0
    var i = 0
    while i < count {
      var eight = SIMD8<S>(repeating: -80)
      if i < whole {
        eight = (S.load(row + i) - most) * factor
      } else {
        for lane in 0..<(count - i) { eight[lane] = (row[i + lane] - most) * factor }
      }
      let powers = S.exp(eight)
      for lane in 0..<min(8, count - i) {
        row[i + lane] = powers[lane]
        total += powers[lane]
      }
      i += 8
    }
    let share = 1 / total
    for i in 0..<count { row[i] *= share }
  }

  /// Replaces dP by factor·dS = factor·P∘(dP − Σ dP∘P).
  static func backward<S: NetScalar>(
    _ slopes: UnsafeMutablePointer<S>, _ weights: UnsafePointer<S>, _ count: Int, factor: S
  ) {
    var sum: S = 0
    for i in 0..<count { sum += slopes[i] * weights[i] }
    for i in 0..<count { slopes[i] = factor * weights[i] * (slopes[i] - sum) }
  }
}
