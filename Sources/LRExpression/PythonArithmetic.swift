import LRMath

/// The arithmetic of Python's numbers, where it is not that of IEEE 754.
///
/// Whole numbers are doubles here: exact up to 2^53.
package enum PythonArithmetic {
  /// a // b and a % b for b ≠ 0: the quotient is rounded down, the remainder has the sign of b.
  ///
  ///     PythonArithmetic.divided(-7, by: 3)   // (-3, 2)
  ///
  /// The steps are those of CPython's `_float_div_mod` (Objects/floatobject.c), so that the rounding agrees too.
  package static func divided(_ a: Double, by b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = a.isFinite && b.isInfinite ? a : remainder(a, by: b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = Double(signOf: b, magnitudeOf: 0)
    }
    if quotient == 0 { return (Double(signOf: a / b, magnitudeOf: 0), remainder) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
  }

  /// What a is behind the last multiple of b towards zero, exact as C's `fmod` is, which takes it a bit of the quotient at a time:
  /// a thousand of them for 1e308 by 3.
  package static func remainder(_ a: Double, by b: Double) -> Double {
    guard a.isNormal, b.isNormal, a.exponent - b.exponent > 63 else { return a.truncatingRemainder(dividingBy: b) }
    let whole: (Double) -> UInt64 = { $0.significandBitPattern | 1 << UInt64(Double.significandBitCount) }
    let divisor = whole(b)
    var (rest, left) = (whole(a) % divisor, a.exponent - b.exponent)
    while left > 0 {
      let bits = min(left, 63)
      rest = divisor.dividingFullWidth((rest >> UInt64(64 - bits), rest << UInt64(bits))).remainder
      left -= bits
    }
    // The rest has no more digits than b, and its last place is that of b.
    let size = Double(rest) * Double(sign: .plus, exponent: b.exponent, significand: 1) * 0x1p-52
    return Double(signOf: a, magnitudeOf: size)
  }

  /// a ** b, or why there is none.
  package static func power(_ a: Double, _ b: Double) -> (value: Double, failure: EvaluationError.Reason?) {
    if a == 0, b < 0 { return (.nan, .divisionByZero) }
    let value = Math.pow(a, b)
    if value.isFinite { return (value, nil) }
    if value.isNaN { return (value, a.isNaN || b.isNaN ? nil : .complex) }
    return (value, a.isFinite && b.isFinite ? .tooLarge : nil)
  }

  /// `round(x, digits)`: the decimal nearest to the exact value of x, ties to even, as the nearest double.
  package static func rounded(_ x: Double, digits: Double) -> (value: Double, failure: EvaluationError.Reason?) {
    guard digits == digits.rounded(.down), digits.magnitude <= 22 else { return (.nan, .notWhole) }
    guard x.isFinite else { return (x, nil) }
    // Powers of ten up to 10^22 are doubles.
    let scale = Math.pow(10, digits.magnitude).rounded()
    if digits < 0 { return (x - x.remainder(dividingBy: scale), nil) }
    let product = x * scale
    // From 2^53 on, the last place of x is wider than the last digit.
    guard product.magnitude < 0x1p53 else { return (x, nil) }
    let error = (-product).addingProduct(x, scale)
    var whole = product.rounded(.toNearestOrEven)
    let rest = product - whole
    if rest.magnitude == 0.5 {
      // A tie of the rounded product: what rounding took away decides.
      if error != 0 { whole = error > 0 ? product.rounded(.up) : product.rounded(.down) }
    }
    return (whole == 0 ? Double(signOf: x, magnitudeOf: 0) : whole / scale, nil)
  }
}
