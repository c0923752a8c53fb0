extension Math {
  /// x to the power y, within 0.51 units in the last place.
  ///
  ///     Math.pow(2, 10)      // 1024.0
  ///     Math.pow(-2, 3)      // -8.0
  ///     Math.pow(0.1, 0.5)   // 0.31622776601683794
  ///
  /// Special cases as in IEEE 754 and C: `pow(x, 0)` and `pow(1, y)` are 1 even for NaN, a negative base needs an
  /// integer exponent (else NaN), zeros and infinities keep the sign of an odd power.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let base = x.magnitude
    if y.isInfinite {
      return base == 1 ? 1 : ((base > 1) == (y > 0) ? .infinity : 0)
    }
    let parity = Parity(y)
    let negative = x.sign == .minus && parity == .odd
    if base == 0 || base == .infinity {
      let size: Double = (base == 0) == (y > 0) ? 0 : .infinity
      return negative ? -size : size
    }
    if x < 0 && parity == .fraction { return .nan }
    let size = Power.positive(base, y)
    return negative ? -size : size
  }
}

/// Powers of a positive finite base.
enum Power {
  /// exp(y · log base), the logarithm and the product in double-double.
  @inline(__always)
  static func positive(_ base: Double, _ y: Double) -> Double {
    let logarithm = Logarithm.natural(base)
    let estimate = y * logarithm.hi
    if estimate.magnitude >= 746 { return estimate > 0 ? .infinity : 0 }
    // Nearer to 1 than a quarter of its last place; and the product below stays in range.
    if estimate.magnitude < 0x1p-56 { return 1 }
    let product = DoubleDouble(product: y, logarithm.hi)
    let reduced = DoubleDoubleExponential.reduce(product.hi, product.lo + y * logarithm.lo)
    return DoubleDoubleExponential.mantissa(reduced).rounded(timesTwoTo: reduced.n >> 7)
  }
}

/// What kind of number an exponent is.
enum Parity {
  case even, odd, fraction

  /// Every double from 2^53 on is an even integer.
  init(_ y: Double) {
    guard y.magnitude < 0x1p53 else {
      self = .even
      return
    }
    let whole = Int64(y)
    if Double(whole) != y {
      self = .fraction
    } else {
      self = whole & 1 == 0 ? .even : .odd
    }
  }
}
