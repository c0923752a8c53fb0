import LRMath

// Measured: see `MatrixProduct`.

/// Element by element work on rows, eight numbers at a time, in one fixed order.
enum RowOperations {
  /// a ← a + b.
  @inline(__always)
  static func add<S: NetScalar>(_ a: UnsafeMutablePointer<S>, _ b: UnsafePointer<S>, _ count: Int) {
    var i = 0
    while i + 8 <= count {
      S.store(S.load(a + i) + S.load(b + i), a + i)
      i += 8
    }
    while i < count {
      a[i] += b[i]
      i += 1
    }
  }

  /// a ← max(0, a + b).
  @inline(__always)
  static func addAndRectify<S: NetScalar>(_ a: UnsafeMutablePointer<S>, _ b: UnsafePointer<S>, _ count: Int) {
    var i = 0
    while i + 8 <= count {
      let sum = S.load(a + i) + S.load(b + i)
      S.store(S.keep(sum, whereAboveZero: sum), a + i)
      i += 8
    }
    while i < count {
      let sum = a[i] + b[i]
      a[i] = sum > 0 ? sum : 0
      i += 1
    }
  }

  /// slopes ← slopes where `hidden` is above 0, else 0; their sums are added to `total`.
  @inline(__always)
  static func passRectified<S: NetScalar>(
    _ slopes: UnsafeMutablePointer<S>, _ hidden: UnsafePointer<S>, _ total: UnsafeMutablePointer<S>, _ count: Int
  ) {
    var i = 0
    while i + 8 <= count {
      let slope = S.keep(S.load(slopes + i), whereAboveZero: S.load(hidden + i))
      S.store(slope, slopes + i)
      S.store(S.load(total + i) + slope, total + i)
      i += 8
    }
    while i < count {
      if !(hidden[i] > 0) { slopes[i] = 0 }
      total[i] += slopes[i]
      i += 1
    }
  }

  /// Σ a_i and Σ a_i b_i.
  @inline(__always)
  static func sums<S: NetScalar>(_ a: UnsafePointer<S>, _ b: UnsafePointer<S>, _ count: Int) -> (S, S) {
    var (sum, product) = (SIMD8<S>.zero, SIMD8<S>.zero)
    var i = 0
    while i + 8 <= count {
      let eight = S.load(a + i)
      sum += eight
      product += eight * S.load(b + i)
      i += 8
    }
    var (first, second) = (inOrder(sum), inOrder(product))
    while i < count {
      first += a[i]
      second += a[i] * b[i]
      i += 1
    }
    return (first, second)
  }

  /// The sum of the lanes, always in the same order.
  @inline(__always)
  static func inOrder<S: NetScalar>(_ v: SIMD8<S>) -> S {
    ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]))
  }
}
