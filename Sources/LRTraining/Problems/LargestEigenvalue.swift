import LRMath

/// The largest eigenvalue of a symmetric matrix, by the method of Lanczos (1950), every vector kept orthogonal to all
/// before it.
///
///     LargestEigenvalue.of([2, 1, 1, 2], size: 2)   // 3
enum LargestEigenvalue {
  /// Longest basis; smaller matrices are reduced as a whole, and their eigenvalue is exact but for rounding.
  private static let most = 200

  /// - Parameter matrix: `size × size`, row by row.
  static func of(_ matrix: [Double], size: Int) -> Double {
    // A start that no eigenvector of data made by people is orthogonal to.
    let generator = CounterGenerator(seed: 1)
    var vector = (0..<size).map { generator.normal(UInt64($0)) }
    var basis: [[Double]] = []
    var (diagonal, beside): ([Double], [Double]) = ([], [])
    let scale = matrix.reduce(0) { max($0, $1.magnitude) }
    guard scale > 0, scale.isFinite else { return scale }
    while basis.count < min(size, most) {
      let norm = length(vector)
      if !basis.isEmpty {
        // What is left of the matrix knows nothing of the start, but for rounding.
        if norm <= 1e-14 * scale { break }
        beside.append(norm)
      }
      let unit = vector.map { $0 / norm }
      basis.append(unit)
      vector = (0..<size).map { row in
        var sum = 0.0
        for column in 0..<size { sum += matrix[row * size + column] * unit[column] }
        return sum
      }
      diagonal.append(product(unit, vector))
      // Twice is enough (Giraud, Langou and Rozložník, 2005).
      for _ in 0..<2 {
        for old in basis {
          let share = product(old, vector)
          for index in vector.indices { vector[index] -= share * old[index] }
        }
      }
    }
    return largest(diagonal, beside)
  }

  /// Of a tridiagonal matrix, by bisection: an x lies above all eigenvalues iff all pivots of T − x are negative.
  private static func largest(_ diagonal: [Double], _ beside: [Double]) -> Double {
    func isAboveAll(_ x: Double) -> Bool {
      var pivot = diagonal[0] - x
      for index in beside.indices {
        guard pivot < 0 else { return false }
        pivot = diagonal[index + 1] - x - beside[index] * beside[index] / pivot
      }
      return pivot < 0
    }
    let reach = diagonal.indices.map { index in
      diagonal[index] + (index > 0 ? beside[index - 1] : 0) + (index < beside.count ? beside[index] : 0)
    }
    guard var low = diagonal.max(), var high = reach.max() else { return 0 }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if isAboveAll(middle) { high = middle } else { low = middle }
    }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func length(_ a: [Double]) -> Double { product(a, a).squareRoot() }
}
