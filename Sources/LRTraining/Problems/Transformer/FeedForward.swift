import LRMath

// Measured: see `MatrixProduct`.

/// Two linear maps with max(0, ·) between them, token by token.
struct FeedForward<S: NetScalar> {
  private let shape: TransformerShape
  /// What comes out of the first map, negatives set to 0.
  private let hidden: UnsafeMutablePointer<S>
  private let scratch: Attention<S>.Scratch

  init(_ shape: TransformerShape, scratch: Attention<S>.Scratch, arena: Arena<S>) {
    self.shape = shape
    self.scratch = scratch
    hidden = arena.make(shape.tokens * shape.feedForward)
  }

  func forward(
    _ x: UnsafePointer<S>, _ up: UnsafePointer<S>, _ upBias: UnsafePointer<S>, _ down: UnsafePointer<S>,
    _ downBias: UnsafePointer<S>, into y: UnsafeMutablePointer<S>
  ) {
    let (d, f, n) = (shape.width, shape.feedForward, shape.tokens)
    MatrixProduct.add(hidden, f, x, d, up, f, rows: n, inner: d, columns: f)
    for row in 0..<n { RowOperations.addAndRectify(hidden + row * f, upBias, f) }
    MatrixProduct.add(y, d, hidden, f, down, d, rows: n, inner: f, columns: d)
    for row in 0..<n { RowOperations.add(y + row * d, downBias, d) }
  }

  /// From dy to dx; adds to the gradients of the four parameters.
  func backward(
    _ dy: UnsafePointer<S>, _ x: UnsafePointer<S>, _ up: UnsafePointer<S>, _ down: UnsafePointer<S>,
    into dx: UnsafeMutablePointer<S>, dUp: UnsafeMutablePointer<S>, dUpBias: UnsafeMutablePointer<S>,
    dDown: UnsafeMutablePointer<S>, dDownBias: UnsafeMutablePointer<S>
  ) {
    let (d, f, n) = (shape.width, shape.feedForward, shape.tokens)
    for row in 0..<n { RowOperations.add(dDownBias, dy + row * d, d) }
    MatrixProduct.add(dDown, d, hidden, 1, dy, d, rows: f, inner: n, columns: d, step: f, keeping: true)
    MatrixProduct.transpose(down, d, rows: f, columns: d, to: scratch.weightsT)
    let slopes = scratch.wide
    MatrixProduct.add(slopes, f, dy, d, scratch.weightsT, f, rows: n, inner: d, columns: f)
    for row in 0..<n { RowOperations.passRectified(slopes + row * f, hidden + row * f, dUpBias, f) }
    MatrixProduct.add(dUp, f, x, 1, slopes, f, rows: d, inner: n, columns: f, step: d, keeping: true)
    MatrixProduct.transpose(up, f, rows: d, columns: f, to: scratch.weightsT)
    MatrixProduct.add(dx, d, slopes, f, scratch.weightsT, d, rows: n, inner: f, columns: d)
  }
}
