import LRMath

// Measured: see `MatrixProduct`.

/// Normalisation of each row to mean 0 and variance 1, with a gain and a shift (Ba, Kiros and Hinton 2016).
struct LayerNorm<S: NetScalar> {
  private let rows: Int
  private let width: Int
  /// The normalised rows of the forward pass, and 1/√(variance + ε) of each.
  private let normed: UnsafeMutablePointer<S>
  private let scale: UnsafeMutablePointer<S>

  init(rows: Int, width: Int, arena: Arena<S>) {
    self.rows = rows
    self.width = width
    normed = arena.make(rows * width)
    scale = arena.make(rows)
  }

  /// y = gain·(x − mean)/√(variance + 1e-5) + shift.
  func forward(
    _ x: UnsafePointer<S>, gain: UnsafePointer<S>, shift: UnsafePointer<S>, into y: UnsafeMutablePointer<S>
  ) {
    let share = 1 / S(width)
    for row in 0..<rows {
      let base = row * width
      let mean = RowOperations.sums(x + base, x + base, width).0 * share
      let centred = normed + base
      var i = 0
      while i + 8 <= width {
        S.store(S.load(x + base + i) - mean, centred + i)
        i += 8
      }
      while i < width {
        centred[i] = x[base + i] - mean
        i += 1
      }
      let squares = RowOperations.sums(centred, centred, width).1
      let inverse = 1 / (squares * share + 1e-5).squareRoot()
      scale[row] = inverse
      i = 0
      while i + 8 <= width {
        let value = S.load(centred + i) * inverse
        S.store(value, centred + i)
        S.store(S.load(gain + i) * value + S.load(shift + i), y + base + i)
        i += 8
      }
      while i < width {
        centred[i] *= inverse
        y[base + i] = gain[i] * centred[i] + shift[i]
        i += 1
      }
    }
  }

  /// From dy to dx, which may be the same memory; adds to the gradients of gain and shift.
  func backward(
    _ dy: UnsafePointer<S>, gain: UnsafePointer<S>, into dx: UnsafeMutablePointer<S>,
    dGain: UnsafeMutablePointer<S>, dShift: UnsafeMutablePointer<S>
  ) {
    let share = 1 / S(width)
    for row in 0..<rows {
      let base = row * width
      var (sum, product): (S, S) = (0, 0)
      for i in 0..<width {
        let slope = dy[base + i]
        dGain[i] += slope * normed[base + i]
        dShift[i] += slope
        sum += slope * gain[i]
        product += slope * gain[i] * normed[base + i]
      }
      let (mean, along) = (sum * share, product * share)
      for i in 0..<width {
        dx[base + i] = scale[row] * (dy[base + i] * gain[i] - mean - normed[base + i] * along)
      }
    }
  }
}
