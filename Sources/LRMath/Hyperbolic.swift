extension Math {
  /// The hyperbolic tangent, within 0.51 units in the last place.
  ///
  ///     Math.tanh(1)   // 0.7615941559557649
  public static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    // Below 2^-28 the next term, x³/3, is under a twentieth of the last place.
    if size < 0x1p-28 { return x }
    guard size < 20 else {
      return x.isNaN ? x : (x > 0 ? 1 : -1)
    }
    // tanh x = E / (E + 2) with E = e^(2x) − 1, the quotient corrected once by its remainder.
    let numerator = DoubleDoubleExponential.lessOne(2 * size)
    let sum = DoubleDouble(sum: numerator.hi, 2)
    let denominator = DoubleDouble(larger: sum.hi, sum.lo + numerator.lo)
    let quotient = numerator.hi / denominator.hi
    let product = DoubleDouble(product: quotient, denominator.hi)
    let remainder = (numerator.hi - product.hi) - product.lo + (numerator.lo - quotient * denominator.lo)
    let value = quotient + remainder / denominator.hi
    return x < 0 ? -value : value
  }
}
