/// A number as decimal digits and a power of ten, so that 3 × 0.1 is 0.3 and not 0.30000000000000004.
///
///     DecimalNumber(3, tenTo: -1).value   // 0.3
public struct DecimalNumber: Sendable, Equatable {
  /// The digits with their sign, without trailing zeros.
  public let digits: Int
  /// The power of ten of the last digit; 0 for zero.
  public let exponent: Int

  /// `digits` times ten to `exponent`.
  public init(_ digits: Int, tenTo exponent: Int) {
    var (digits, exponent) = (digits, exponent)
    while digits != 0 && digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
  }

  /// The shortest digits that read back as `value`; nil if it is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self = Self.read(value.description.utf8)
  }

  /// The double nearest to the number.
  public var value: Double {
    // Both factors are exact, so the one operation rounds correctly (Clinger 1990).
    if digits.magnitude < 1 << 53, abs(exponent) <= 22 {
      return exponent < 0 ? Double(digits) / Self.tens[-exponent] : Double(digits) * Self.tens[exponent]
    }
    return Double("\(digits)e\(exponent)") ?? 0
  }

  /// How many digits there are.
  public var count: Int { Self.count(digits.magnitude) }

  /// The power of ten of the first digit: 2 for 123.
  public var magnitude: Int { exponent + count - 1 }

  /// How many digits stand behind the point.
  public var decimals: Int { max(0, -exponent) }

  /// The number rounded to `wanted` significant digits, halves to the even neighbour.
  public func rounded(to wanted: Int) -> DecimalNumber {
    let excess = count - max(1, wanted)
    guard excess > 0 else { return self }
    var unit = 1
    for _ in 0..<excess { unit *= 10 }
    var quotient = digits.magnitude / UInt(unit)
    let rest = digits.magnitude % UInt(unit)
    let half = UInt(unit) / 2
    if rest > half || (rest == half && quotient % 2 == 1) { quotient += 1 }
    return DecimalNumber(digits < 0 ? -Int(quotient) : Int(quotient), tenTo: exponent + excess)
  }

  /// The digits with a point, `decimals` places behind it, commas between thousands and U+2212 for minus.
  ///
  /// Only for numbers from about 1e-18 to 1e18; others want `scientific`.
  public func fixed(decimals: Int) -> String {
    var places = Self.bytes(digits.magnitude)
    if exponent > 0 { places += [UInt8](repeating: UInt8(ascii: "0"), count: exponent) }
    let behind = max(0, -exponent)
    if places.count <= behind {
      places = [UInt8](repeating: UInt8(ascii: "0"), count: behind + 1 - places.count) + places
    }
    let whole = places.count - behind
    var text: [UInt8] = digits < 0 ? Array("\u{2212}".utf8) : []
    for index in 0..<whole {
      if index > 0 && (whole - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
      text.append(places[index])
    }
    if decimals > 0 {
      text.append(UInt8(ascii: "."))
      for index in 0..<decimals { text.append(index < behind ? places[whole + index] : UInt8(ascii: "0")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The number with its point moved `places` to the left.
  public func dividedByTen(to places: Int) -> DecimalNumber { DecimalNumber(digits, tenTo: exponent - places) }

  private static func bytes(_ number: UInt) -> [UInt8] { Array(String(number).utf8) }

  private static func count(_ number: UInt) -> Int {
    var (rest, count) = (number, 1)
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// Reads what `Double.description` writes: `-12.5`, `1e-05`, `5e-324`.
  private static func read(_ text: String.UTF8View) -> DecimalNumber {
    var (digits, exponent, power) = (0, 0, 0)
    var (isNegative, isBehindPoint, isInPower, isPowerNegative) = (false, false, false, false)
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"):
        if isInPower { isPowerNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"): isInPower = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if isInPower {
          power = power * 10 + digit
        } else {
          digits = digits * 10 + digit
          if isBehindPoint { exponent -= 1 }
        }
      default: break
      }
    }
    return DecimalNumber(isNegative ? -digits : digits, tenTo: exponent + (isPowerNegative ? -power : power))
  }

  private static let tens: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
}
