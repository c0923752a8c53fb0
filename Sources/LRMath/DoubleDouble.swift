/// An unevaluated sum of two doubles, about 106 bits of precision: the currency inside LRMath.
///
/// Every function computes its result in this form and rounds it once, so that its error stays close to the half
/// unit that rounding costs. Only + − × are used, never a fused multiply-add: a fused product rounds differently, and
/// not every CPU has one.
struct DoubleDouble {
  var hi: Double
  var lo: Double

  @inline(__always)
  init(_ hi: Double, _ lo: Double) {
    self.hi = hi
    self.lo = lo
  }

  /// π.
  static let pi = DoubleDouble(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53)

  /// a + b without error, for any a and b (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B).
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    let sum = a + b
    let second = sum - a
    self.init(sum, (a - (sum - second)) + (b - second))
  }

  /// a + b without error, for |a| ≥ |b| or a = 0 (Dekker 1971).
  @inline(__always)
  init(larger a: Double, _ b: Double) {
    let sum = a + b
    self.init(sum, b - (sum - a))
  }

  /// a · b without error, as long as nothing leaves the range 2^-1000 … 2^990 (Veltkamp's split, Dekker's product).
  @inline(__always)
  init(product a: Double, _ b: Double) {
    let product = a * b
    let (aHigh, aLow) = DoubleDouble.halves(a)
    let (bHigh, bLow) = DoubleDouble.halves(b)
    let error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    self.init(product, error)
  }

  /// The product with relative error below 2^-100.
  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.hi, b.hi)
    return DoubleDouble(larger: product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi))
  }

  /// a as a sum of two numbers of at most 26 bits; the factor is 2^27 + 1.
  @inline(__always)
  private static func halves(_ a: Double) -> (Double, Double) {
    let scaled = 134_217_729 * a
    let high = scaled - (scaled - a)
    return (high, a - high)
  }

  /// The one double nearest to the sum.
  @inline(__always)
  var rounded: Double { hi + lo }

  /// (hi + lo) · 2^k, rounded once even where the result is subnormal; k ≥ −1080 and 0.99 ≤ hi < 8.
  func rounded(timesTwoTo k: Int) -> Double {
    if k > 1024 { return .infinity }
    let sum = hi + lo
    if k > -1021 {
      // In two steps, since 2^1024 is no double, though 0.99 · 2^1024 is one.
      return sum * DoubleDouble.twoTo(k - 1) * 2
    }
    let smallestNormal = DoubleDouble.twoTo(-1022 - k)
    if sum >= smallestNormal {
      return sum * DoubleDouble.twoTo(k + 600) * 0x1p-600
    }
    // Added to 2^(−1022−k), a number loses just the bits that 2^k would push below the last subnormal place.
    let cut = DoubleDouble(larger: smallestNormal, hi)
    let kept = (cut.hi + (cut.lo + lo)) - smallestNormal
    return kept * DoubleDouble.twoTo(k + 600) * 0x1p-600
  }

  /// 2^k for −1022 ≤ k ≤ 1023.
  @inline(__always)
  static func twoTo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: k + 1023) << 52)
  }
}
