/// Sums a smooth function over so many whole steps that it cannot be evaluated at each.
///
/// By the midpoint form of the Euler–Maclaurin formula,
/// Σ f(k) for k = a…b is ∫ f from a − ½ to b + ½ less (f′(b + ½) − f′(a − ½))/24; what follows is a thousandth of
/// that a thousand steps from any singularity. The integral is taken by Gauss–Legendre quadrature of 8 nodes on panels
/// that grow away from both ends, where curves such as 1 − √u are steep; each panel is halved until the halves agree.
package struct ArcSum {
  package private(set) var sum = CompensatedSum()
  package private(set) var squares = CompensatedSum()
  package private(set) var sumError = 0.0
  package private(set) var squaresError = 0.0

  private static let nodes = [
    (0.1834346424956498, 0.3626837833783620), (0.5255324099163290, 0.3137066458778873),
    (0.7966664774136267, 0.2223810344533745), (0.9602898564975363, 0.1012285362903763),
  ]

  /// - Parameters:
  ///   - from: first step; the function is smooth a step beyond both ends.
  ///   - margin: distance to where it may not be smooth, in steps.
  package init(from: Double, to: Double, margin: Double, _ rate: (Double) -> Double) {
    let (low, high) = (from - 0.5, to + 0.5)
    let middle = (low + high) / 2
    var (left, right) = (low, high)
    var width = margin
    while left < middle {
      let next = min(left + width, middle)
      let other = max(right - width, middle)
      add(left, next, depth: 12, Self.gauss(left, next, rate), rate)
      add(other, right, depth: 12, Self.gauss(other, right, rate), rate)
      (left, right) = (next, other)
      width *= 2
    }
    let (before, first, last, after) = (rate(from - 1), rate(from), rate(to), rate(to + 1))
    sum.add(-((after - last) - (first - before)) / 24)
    squares.add(-((after * after - last * last) - (first * first - before * before)) / 24)
  }

  private mutating func add(
    _ low: Double, _ high: Double, depth: Int, _ whole: (Double, Double), _ rate: (Double) -> Double
  ) {
    let middle = (low + high) / 2
    let (left, right) = (Self.gauss(low, middle, rate), Self.gauss(middle, high, rate))
    let difference = abs(left.0 + right.0 - whole.0)
    guard difference > 1e-13 * abs(whole.0), depth > 0, high - low > 64 else {
      sum.add(left.0)
      sum.add(right.0)
      squares.add(left.1)
      squares.add(right.1)
      sumError += difference
      squaresError += abs(left.1 + right.1 - whole.1)
      return
    }
    add(low, middle, depth: depth - 1, left, rate)
    add(middle, high, depth: depth - 1, right, rate)
  }

  /// The integrals of f and of f².
  private static func gauss(_ low: Double, _ high: Double, _ rate: (Double) -> Double) -> (Double, Double) {
    let (middle, half) = ((low + high) / 2, (high - low) / 2)
    var (sum, squares) = (0.0, 0.0)
    for (node, weight) in nodes {
      let (left, right) = (rate(middle - half * node), rate(middle + half * node))
      sum += weight * (left + right)
      squares += weight * (left * left + right * right)
    }
    return (half * sum, half * squares)
  }
}
