/// A number as Cairo prints it: digits, perhaps a sign and a fraction, never an exponent.
enum Decimal {
  /// The next number of `bytes` in millionths, further digits cut off, and where it ends.
  ///
  /// Skips spaces, commas and percent signs before it; nil at anything else.
  static func read(_ bytes: [UInt8], from start: Int, to end: Int) -> (millionths: Int, end: Int)? {
    var at = start
    while at < end, [32, UInt8(ascii: ","), UInt8(ascii: "%"), 10].contains(bytes[at]) { at += 1 }
    let isNegative = at < end && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let first = at
    var value = 0
    while at < end, let digit = digit(bytes[at]) {
      value = value &* 10 &+ digit
      at += 1
    }
    var isNumber = at > first
    value = value &* 1_000_000
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      var unit = 100_000
      while at < end, let digit = digit(bytes[at]) {
        value = value &+ digit &* unit
        unit /= 10
        at += 1
        isNumber = true
      }
    }
    return isNumber ? (isNegative ? 0 &- value : value, at) : nil
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> Int? {
    let digit = Int(byte) - 48
    return digit >= 0 && digit <= 9 ? digit : nil
  }

  /// Millionths as hundredths, halves away from zero.
  @inline(__always)
  static func hundredths(_ millionths: Int) -> Int {
    (millionths &+ (millionths < 0 ? -5_000 : 5_000)) / 10_000
  }
}
