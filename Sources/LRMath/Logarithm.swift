extension Math {
  /// The natural logarithm, within 0.501 units in the last place.
  ///
  ///     Math.log(10)   // 2.302585092994046
  ///
  /// −∞ at ±0, NaN below.
  public static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return Logarithm.special(x) }
    return Logarithm.natural(x).rounded
  }

  /// The natural logarithm of 1 + x, within 0.501 units in the last place, also where x is tiny.
  ///
  ///     Math.log1p(1e-20)   // 1e-20
  ///
  /// −∞ at −1, NaN below.
  public static func log1p(_ x: Double) -> Double {
    if x.magnitude < 0x1p-54 { return x }
    guard x > -1, x < .infinity else { return Logarithm.special(x == -1 ? 0 : x) }
    let sum = DoubleDouble(sum: x, 1)
    return Logarithm.natural(sum.hi, sum.lo).rounded
  }

  /// The logarithm to base 2, within 0.501 units in the last place, exact at powers of two.
  ///
  ///     Math.log2(8)   // 3.0
  public static func log2(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return Logarithm.special(x) }
    let split = Logarithm.split(x, 0)
    let fraction = Logarithm.mantissa(split, times: 0)
    let scaled = fraction * DoubleDouble(0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56)
    let sum = DoubleDouble(sum: split.exponent, scaled.hi)
    return sum.hi + (sum.lo + scaled.lo)
  }

  /// The logarithm to base 10, within 0.501 units in the last place, exact at those powers of ten that are doubles.
  ///
  ///     Math.log10(1000)   // 3.0
  public static func log10(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return Logarithm.special(x) }
    return (Logarithm.natural(x) * DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).rounded
  }
}

/// The logarithm in double-double: x = 2^k · z, c a table entry near 1/z, log x = k·log 2 − log c + log(1 + (c·z − 1)).
///
/// After Tang (ACM TOMS 16, 1990), with entries c so short that c·z needs no more than two doubles.
enum Logarithm {
  /// x = 2^exponent · (hi + lo), with 0.705 ≤ hi < 1.41; row is the table entry that serves hi.
  struct Split {
    var exponent: Double
    var row: Int
    var hi: Double
    var lo: Double
  }

  /// Splits hi + lo, for positive finite hi and |lo| at most half its last place.
  @inline(__always)
  static func split(_ hi: Double, _ lo: Double) -> Split {
    var bits = hi.bitPattern
    var raised: Int64 = 0
    if hi < 0x1p-1022 {
      bits = (hi * 0x1p54).bitPattern
      raised = 54
    }
    let offset = bits &- 0x3FE6_9000_0000_0000
    let k = Int64(bitPattern: offset) >> 52
    let row = Int(truncatingIfNeeded: (offset >> 45) & 127) * 3
    let z = Double(bitPattern: bits &- (offset & 0xFFF0_0000_0000_0000))
    // Beyond 2^60 a term of at most 1 beside x no longer counts.
    let low = lo == 0 || k > 60 ? 0 : lo * DoubleDouble.twoTo(Int(-k))
    return Split(exponent: Double(k - raised), row: row, hi: z, lo: low)
  }

  /// k · log 2 + log z, relative error below 2^-68.
  @inline(__always)
  static func mantissa(_ split: Split, times k: Double) -> DoubleDouble {
    let c = LogarithmTable.rows[split.row]
    // c has at most 11 bits, so both partial products, and the difference from 1, are exact.
    let zHigh = Double(bitPattern: split.hi.bitPattern & ~0x7FF_FFFF)
    let zLow = split.hi - zHigh
    let product = DoubleDouble(sum: c * zHigh - 1, c * zLow)
    let r = DoubleDouble(sum: product.hi, product.lo + c * split.lo)

    // log(1 + r) = r + r²·(−1/2 + r/3 − r²/4 + …), |r| < 0.0043
    let x = r.hi
    let square = DoubleDouble(product: x, x)
    let third = DoubleDouble(product: x, 0x1.5555555555555p-2)
    let s = square.hi
    let tail =
      s * (-0.25 + x * 0.2 + s * ((-1 / 6.0 + x * (1 / 7.0)) + s * (-0.125 + x * (1 / 9.0) - s * 0.1)))
    let inner = DoubleDouble(larger: -0.5, third.hi)
    let factor = DoubleDouble(inner.hi, inner.lo + (third.lo + x * 0x1.5555555555555p-56 + tail))
    let bend = DoubleDouble(product: s, factor.hi)
    let bendLow = bend.lo + (s * factor.lo + (square.lo + 2 * x * r.lo) * factor.hi)

    // Both terms of base are multiples of 2^-42: their sum is exact.
    let base = k * 0x1.62e42fefa3800p-1 + LogarithmTable.rows[split.row + 1]
    let baseLow = k * 0x1.ef35793c76730p-45 + LogarithmTable.rows[split.row + 2]
    let first = DoubleDouble(larger: base, x)
    let second = DoubleDouble(larger: first.hi, bend.hi)
    return DoubleDouble(larger: second.hi, (first.lo + baseLow) + (second.lo + (r.lo + bendLow)))
  }

  /// The natural logarithm of hi + lo, for positive finite hi.
  @inline(__always)
  static func natural(_ hi: Double, _ lo: Double = 0) -> DoubleDouble {
    let split = split(hi, lo)
    return mantissa(split, times: split.exponent)
  }

  /// The logarithm of what is not a positive finite number.
  static func special(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x > 0 || x.isNaN ? x : .nan
  }
}
