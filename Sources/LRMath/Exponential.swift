extension Math {
  /// e to the power x, within 0.501 units in the last place.
  ///
  ///     Math.exp(1)   // 2.718281828459045
  ///
  /// Subnormal results are rounded once; above 709.78 the result is infinite, below −745.13 it is zero.
  public static func exp(_ x: Double) -> Double {
    guard x.magnitude < 746 else {
      return x.isNaN ? x : (x > 0 ? .infinity : 0)
    }
    let reduced = DoubleDoubleExponential.reduce(x, 0)
    return DoubleDoubleExponential.mantissa(reduced).rounded(timesTwoTo: reduced.n >> 7)
  }

  /// e to the power x, less 1, within 0.51 units in the last place, also where x is tiny.
  ///
  ///     Math.expm1(1e-20)   // 1e-20
  public static func expm1(_ x: Double) -> Double {
    // Below 2^-54 the next term, x²/2, is under a quarter of the last place.
    guard x.magnitude > 0x1p-54, x < 746 else {
      return x < 746 || x.isNaN ? x : .infinity
    }
    guard x > -40 else { return -1 }
    if x > 80 { return exp(x) }
    return DoubleDoubleExponential.lessOne(x).rounded
  }
}

/// The exponential in double-double: reduction, polynomial, assembly.
///
/// x = n·(log 2)/128 + r with |r| ≤ (log 2)/256, hence e^x = 2^(n div 128) · 2^((n mod 128)/128) · e^r: the table-driven
/// method of Tang (ACM TOMS 15, 1989).
enum DoubleDoubleExponential {
  /// An argument split into a number of 128ths of log 2 and e^r − 1.
  struct Reduced {
    var n: Int
    var excess: DoubleDouble
  }

  /// Splits hi + lo, for |hi| < 746 and |lo| below the last place of hi.
  @inline(__always)
  static func reduce(_ hi: Double, _ lo: Double) -> Reduced {
    // Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits.
    let magic = 0x1.8p52
    let shifted = hi * 0x1.71547652b82fep7 + magic
    let count = shifted - magic
    let n = Int(Int32(truncatingIfNeeded: shifted.bitPattern))
    // The first constant has 35 bits: its product with count and the difference are exact.
    let high = hi - count * 0x1.62e42fefc0000p-8
    let r = DoubleDouble(sum: high, count * 0x1.c610ca86c3899p-44)
    let low = r.lo + lo

    let x = r.hi
    let square = x * x
    let tail = (1 / 6.0 + x * (1 / 24.0)) + square * ((1 / 120.0 + x * (1 / 720.0)) + square * (1 / 5040.0))
    let rest = square * (0.5 + x * tail) + (low + low * x)
    return Reduced(n: n, excess: DoubleDouble(larger: x, rest))
  }

  /// 2^((n mod 128)/128) · (1 + excess), between 0.99 and 2; relative error below 2^-68.
  @inline(__always)
  static func mantissa(_ reduced: Reduced) -> DoubleDouble {
    let row = (reduced.n & 127) * 2
    let high = ExponentialTable.powers[row]
    let low = ExponentialTable.powers[row + 1]
    let product = DoubleDouble(product: high, reduced.excess.hi)
    let sum = DoubleDouble(larger: high, product.hi)
    let rest = product.lo + (high * reduced.excess.lo + (low + low * reduced.excess.hi))
    return DoubleDouble(larger: sum.hi, sum.lo + rest)
  }

  /// e^x − 1 for −45 < x < 85, relative error below 2^-60.
  static func lessOne(_ x: Double) -> DoubleDouble {
    let reduced = reduce(x, 0)
    if reduced.n == 0 { return reduced.excess }
    let scale = DoubleDouble.twoTo(reduced.n >> 7)
    let power = mantissa(reduced)
    let difference = DoubleDouble(sum: power.hi * scale, -1)
    return DoubleDouble(larger: difference.hi, difference.lo + power.lo * scale)
  }
}
