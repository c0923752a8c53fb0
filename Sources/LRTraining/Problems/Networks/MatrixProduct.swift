import LRMath

// Measured: with spans here alone, checked once for eight numbers, a gradient of the transformer takes 1.30 times the
// time, checked number by number 2.16 times (Swift 6.3). So the memory of the networks is pointers, from `Arena` on.

/// Products of small matrices, row by row in memory, added up in one fixed order on every processor.
enum MatrixProduct {
  /// C = A·B, or C + A·B.
  ///
  /// - Parameters:
  ///   - c: `rows × columns`, rows `ldc` apart.
  ///   - a: `rows × inner`, rows `lda` and columns `step` apart: with `lda` 1 the transpose of what lies in memory.
  ///   - b: `inner × columns`, rows `ldb` apart.
  @inline(__always)
  static func add<S: NetScalar>(
    _ c: UnsafeMutablePointer<S>, _ ldc: Int, _ a: UnsafePointer<S>, _ lda: Int, _ b: UnsafePointer<S>, _ ldb: Int,
    rows: Int, inner: Int, columns: Int, step: Int = 1, keeping: Bool = false
  ) {
    var column = 0
    while column + 16 <= columns {
      var row = 0
      while row + 2 <= rows {
        two(c + row * ldc + column, ldc, a + row * lda, lda, b + column, ldb, inner, step, keeping)
        row += 2
      }
      if row < rows { one(c + row * ldc + column, a + row * lda, b + column, ldb, inner, step, keeping) }
      column += 16
    }
    while column + 8 <= columns {
      var row = 0
      while row + 4 <= rows {
        four(c + row * ldc + column, ldc, a + row * lda, lda, b + column, ldb, inner, step, keeping)
        row += 4
      }
      while row < rows {
        narrow(c + row * ldc + column, a + row * lda, b + column, ldb, inner, step, keeping)
        row += 1
      }
      column += 8
    }
    while column < columns {
      for row in 0..<rows {
        var sum = keeping ? c[row * ldc + column] : 0
        for k in 0..<inner { sum += a[row * lda + k * step] * b[k * ldb + column] }
        c[row * ldc + column] = sum
      }
      column += 1
    }
  }

  /// Two rows by sixteen columns: as many sums as the processor has registers for.
  @inline(__always)
  private static func two<S: NetScalar>(
    _ c: UnsafeMutablePointer<S>, _ ldc: Int, _ a: UnsafePointer<S>, _ lda: Int, _ b: UnsafePointer<S>, _ ldb: Int,
    _ inner: Int, _ step: Int, _ keeping: Bool
  ) {
    var (s0, s1, t0, t1) = (SIMD8<S>.zero, SIMD8<S>.zero, SIMD8<S>.zero, SIMD8<S>.zero)
    if keeping { (s0, s1, t0, t1) = (S.load(c), S.load(c + 8), S.load(c + ldc), S.load(c + ldc + 8)) }
    for k in 0..<inner {
      let (b0, b1) = (S.load(b + k * ldb), S.load(b + k * ldb + 8))
      let (a0, a1) = (SIMD8(repeating: a[k * step]), SIMD8(repeating: a[lda + k * step]))
      s0 += a0 * b0
      s1 += a0 * b1
      t0 += a1 * b0
      t1 += a1 * b1
    }
    S.store(s0, c)
    S.store(s1, c + 8)
    S.store(t0, c + ldc)
    S.store(t1, c + ldc + 8)
  }

  @inline(__always)
  private static func one<S: NetScalar>(
    _ c: UnsafeMutablePointer<S>, _ a: UnsafePointer<S>, _ b: UnsafePointer<S>, _ ldb: Int, _ inner: Int,
    _ step: Int, _ keeping: Bool
  ) {
    narrow(c, a, b, ldb, inner, step, keeping)
    narrow(c + 8, a, b + 8, ldb, inner, step, keeping)
  }

  /// Four rows by eight columns.
  @inline(__always)
  private static func four<S: NetScalar>(
    _ c: UnsafeMutablePointer<S>, _ ldc: Int, _ a: UnsafePointer<S>, _ lda: Int, _ b: UnsafePointer<S>, _ ldb: Int,
    _ inner: Int, _ step: Int, _ keeping: Bool
  ) {
    var (s0, s1, s2, s3) = (SIMD8<S>.zero, SIMD8<S>.zero, SIMD8<S>.zero, SIMD8<S>.zero)
    if keeping { (s0, s1, s2, s3) = (S.load(c), S.load(c + ldc), S.load(c + 2 * ldc), S.load(c + 3 * ldc)) }
    for k in 0..<inner {
      let row = S.load(b + k * ldb)
      s0 += SIMD8(repeating: a[k * step]) * row
      s1 += SIMD8(repeating: a[lda + k * step]) * row
      s2 += SIMD8(repeating: a[2 * lda + k * step]) * row
      s3 += SIMD8(repeating: a[3 * lda + k * step]) * row
    }
    S.store(s0, c)
    S.store(s1, c + ldc)
    S.store(s2, c + 2 * ldc)
    S.store(s3, c + 3 * ldc)
  }

  @inline(__always)
  private static func narrow<S: NetScalar>(
    _ c: UnsafeMutablePointer<S>, _ a: UnsafePointer<S>, _ b: UnsafePointer<S>, _ ldb: Int, _ inner: Int,
    _ step: Int, _ keeping: Bool
  ) {
    var sum = keeping ? S.load(c) : .zero
    for k in 0..<inner { sum += SIMD8(repeating: a[k * step]) * S.load(b + k * ldb) }
    S.store(sum, c)
  }

  /// The transpose of `rows × columns`, `rows` apart.
  @inline(__always)
  static func transpose<S: NetScalar>(
    _ from: UnsafePointer<S>, _ ld: Int, rows: Int, columns: Int, to: UnsafeMutablePointer<S>
  ) {
    for row in 0..<rows {
      for column in 0..<columns { to[column * rows + row] = from[row * ld + column] }
    }
  }
}
