/// Small symmetric positive definite systems.
enum Cholesky {
  /// The solution of Ax = b; nil if A is not positive definite.
  ///
  /// - Parameters:
  ///   - matrix: A, `d × d` row by row; only the lower triangle is read.
  ///   - right: b, d numbers.
  static func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
    let d = right.count
    var factor = matrix
    for i in 0..<d {
      for j in 0...i {
        var sum = factor[i * d + j]
        for k in 0..<j { sum -= factor[i * d + k] * factor[j * d + k] }
        if i == j {
          guard sum > 0 else { return nil }
          factor[i * d + i] = sum.squareRoot()
        } else {
          factor[i * d + j] = sum / factor[j * d + j]
        }
      }
    }
    var x = right
    for i in 0..<d {
      for k in 0..<i { x[i] -= factor[i * d + k] * x[k] }
      x[i] /= factor[i * d + i]
    }
    for i in stride(from: d - 1, through: 0, by: -1) {
      for k in i + 1..<max(d, i + 1) { x[i] -= factor[k * d + i] * x[k] }
      x[i] /= factor[i * d + i]
    }
    return x
  }
}
