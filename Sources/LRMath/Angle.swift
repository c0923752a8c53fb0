/// An angle as a number of quarter turns and a rest of at most an eighth of a turn, in radians.
struct Angle {
  var quarters: Int
  var rest: DoubleDouble

  /// Reduces x ≥ 0, finite, in radians.
  @inline(__always)
  init(radians x: Double) {
    if x < 0.78 {
      self.init(quarters: 0, rest: DoubleDouble(x, 0))
    } else {
      self.init(reducing: x)
    }
  }

  /// Reduces x ≥ 0, finite, in units of π radians.
  init(halfTurns x: Double) {
    // Every double from 2^53 on is an even integer.
    guard x < 0x1p53 else {
      self.init(quarters: 0, rest: DoubleDouble(0, 0))
      return
    }
    let whole = UInt64(x)
    let part = x - Double(whole)
    let steps = part < 0.25 ? 0 : (part < 0.75 ? 1 : 2)
    let left = part - 0.5 * Double(steps)
    self.init(quarters: Int(whole & 1) * 2 + steps, rest: DoubleDouble(left, 0) * .pi)
  }

  private init(quarters: Int, rest: DoubleDouble) {
    self.quarters = quarters
    self.rest = rest
  }

  /// Payne and Hanek's reduction (SIGNUM Newsletter 18, 1983), in integers; right for every finite x ≥ 0.78.
  ///
  /// x = m·2^e with an integer m. Of x·2/π only the remainder modulo 4 is wanted, so those bits of 2/π that give
  /// multiples of 4 are skipped, and the next 192 are enough: no double comes nearer than 2^-62 to a multiple of π/2.
  private init(reducing x: Double) {
    let exponent = Int(x.bitPattern >> 52) - 1075
    let mantissa = (x.bitPattern & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000

    // The first bit taken has weight 2^(1 − e); 64 zero bits stand before the point in the table.
    let position = exponent + 62
    let word = position >> 6
    let shift = UInt64(position & 63)
    let bits = TrigonometryTable.twoOverPi
    let first = (bits[word] << shift) | (bits[word + 1] >> (64 - shift))
    let second = (bits[word + 1] << shift) | (bits[word + 2] >> (64 - shift))
    let third = (bits[word + 2] << shift) | (bits[word + 3] >> (64 - shift))

    let low = third.multipliedFullWidth(by: mantissa)
    let middle = second.multipliedFullWidth(by: mantissa)
    let (next, carry) = middle.low.addingReportingOverflow(low.high)
    let top = first &* mantissa &+ middle.high &+ (carry ? 1 : 0)

    // top's two leading bits count quarters; the third rounds them to the nearest.
    var quarters = Int(top >> 62)
    var high = (top << 2) | (next >> 62)
    var rest = (next << 2) | (low.low >> 62)
    var last = low.low << 2
    let negative = high >> 63 == 1
    if negative {
      // 1 less the fraction; that ~ is short of the negative by 2^-192 is no matter.
      quarters += 1
      (high, rest, last) = (~high, ~rest, ~last)
    }
    // The leading 106 bits become two doubles.
    var scale = 0x1p-64
    if high == 0 {
      (high, rest) = (rest, last)
      scale = 0x1p-128
    }
    let zeros = UInt64(high.leadingZeroBitCount)
    high = (high << zeros) | (rest >> (64 - zeros))
    rest <<= zeros
    scale *= DoubleDouble.twoTo(-Int(zeros))
    let leading = high & ~0x7FF
    let following = (high << 53) | (rest >> 11)
    let fraction = DoubleDouble(Double(leading) * scale, Double(following) * (scale * 0x1p-53))
    let turned = fraction * DoubleDouble(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)
    self.init(quarters: quarters, rest: negative ? DoubleDouble(-turned.hi, -turned.lo) : turned)
  }

  /// The sine of this angle after `turn` further quarter turns; relative error below 2^-67 before the last rounding.
  @inline(__always)
  func sine(turnedBy turn: Int) -> Double {
    let quarter = quarters + turn
    let flipped = rest.hi < 0
    let hi = flipped ? -rest.hi : rest.hi
    let lo = flipped ? -rest.lo : rest.lo
    if quarter & 1 == 0 {
      let value = Angle.sine(hi, lo)
      return (quarter & 2 != 0) != flipped ? -value : value
    }
    let value = Angle.cosine(hi, lo)
    return quarter & 2 != 0 ? -value : value
  }

  /// A table entry, and the small angle by which it is missed.
  private struct Step {
    var sine: DoubleDouble
    var cosine: DoubleDouble
    /// The small angle δ, its low part, sin δ − δ, and cos δ − 1.
    var delta: Double
    var low: Double
    var bend: Double
    var drop: Double

    /// hi + lo = i/128 + δ with |δ| ≤ 1/256.
    @inline(__always)
    init(_ hi: Double, _ lo: Double) {
      let index = Int(hi * 128 + 0.5)
      let angle = DoubleDouble(sum: hi - Double(index) * 0x1p-7, lo)
      let d = angle.hi
      let s = d * d
      let row = index * 4
      sine = DoubleDouble(TrigonometryTable.rows[row], TrigonometryTable.rows[row + 1])
      cosine = DoubleDouble(TrigonometryTable.rows[row + 2], TrigonometryTable.rows[row + 3])
      delta = d
      low = angle.lo
      bend = s * d * (-1 / 6.0 + s * (1 / 120.0 + s * (-1 / 5040.0)))
      drop = s * (-0.5 + s * (1 / 24.0 + s * (-1 / 720.0))) - d * angle.lo
    }
  }

  /// sin(c + δ) = sin c + cos c · δ + (cos c · (sin δ − δ) + sin c · (cos δ − 1)), for 0 ≤ hi ≤ π/4.
  @inline(__always)
  private static func sine(_ hi: Double, _ lo: Double) -> Double {
    let step = Step(hi, lo)
    let slope = DoubleDouble(product: step.cosine.hi, step.delta)
    let sum = DoubleDouble(larger: step.sine.hi, slope.hi)
    let small = slope.lo + step.cosine.hi * step.low + step.cosine.lo * step.delta + step.sine.lo
    return sum.hi + (sum.lo + (small + (step.sine.hi * step.drop + step.cosine.hi * step.bend)))
  }

  /// cos(c + δ) = cos c − sin c · δ + (cos c · (cos δ − 1) − sin c · (sin δ − δ)), for 0 ≤ hi ≤ π/4.
  @inline(__always)
  private static func cosine(_ hi: Double, _ lo: Double) -> Double {
    let step = Step(hi, lo)
    let slope = DoubleDouble(product: step.sine.hi, -step.delta)
    let sum = DoubleDouble(larger: step.cosine.hi, slope.hi)
    let small = slope.lo - step.sine.hi * step.low - step.sine.lo * step.delta + step.cosine.lo
    return sum.hi + (sum.lo + (small + (step.cosine.hi * step.drop - step.sine.hi * step.bend)))
  }
}
