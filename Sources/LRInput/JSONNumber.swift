extension JSONParser {
  /// Parses the number that begins at `position` with a digit or a minus sign.
  mutating func number() throws(SyntaxError) -> Double {
    let start = position
    var index = start
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }

    // The significant digits as a whole number, and the power of ten that goes with them.
    var significand: UInt64 = 0
    var digits = 0
    var exponent = 0
    let whole = index
    while let digit = digit(at: index) {
      if digits > 0 || digit > 0 {
        digits += 1
        if digits <= 19 { significand = significand &* 10 &+ digit }
      }
      index += 1
    }
    guard index > whole else { throw malformedNumber(start, "a number needs a digit after its minus sign") }
    if bytes[whole] == UInt8(ascii: "0"), index > whole + 1 {
      throw malformedNumber(start, "a number begins with a zero only before its point")
    }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      index = fraction
      while let digit = digit(at: index) {
        if digits > 0 || digit > 0 {
          digits += 1
          if digits <= 19 { significand = significand &* 10 &+ digit }
        }
        index += 1
      }
      guard index > fraction else { throw malformedNumber(start, "a number needs a digit after its point") }
      exponent = fraction - index
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      let sign = index < end ? bytes[index] : 0
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
      let power = index
      var written = 0
      while let digit = digit(at: index) {
        // Saturating: no double needs a power beyond this, however many digits stand before it.
        written = min(written * 10 + Int(digit), 1 << 40)
        index += 1
      }
      guard index > power else { throw malformedNumber(start, "a number needs a digit after its `e`") }
      exponent += sign == UInt8(ascii: "-") ? -written : written
    }
    if index < end, JSONParser.isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".") {
      throw malformedNumber(start, "a number is digits with at most one point and one `e`")
    }
    position = index
    if digits <= 15, let exact = Self.exact(significand, exponent) { return isNegative ? -exact : exact }
    return try rounded(start..<index)
  }

  private func digit(at index: Int) -> UInt64? {
    guard index < end else { return nil }
    let digit = bytes[index] &- UInt8(ascii: "0")
    return digit < 10 ? UInt64(digit) : nil
  }

  /// The double nearest to significand·10^exponent where one correctly rounded operation gives it: both operands are
  /// exact up to 2⁵³ and 10²² (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990).
  private static func exact(_ significand: UInt64, _ exponent: Int) -> Double? {
    if significand == 0 { return 0 }
    guard (-22...22).contains(exponent) else { return nil }
    let x = Double(significand)
    return exponent < 0 ? x / powersOfTen[-exponent] : x * powersOfTen[exponent]
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  private func rounded(_ range: Range<Int>) throws(SyntaxError) -> Double {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard let x = Double(text), x.isFinite else {
      throw SyntaxError(
        at: range.lowerBound, "the number \(DiagnosticText.quoted(text)) is out of range",
        hint: "the largest number is about 1.8e308")
    }
    return x
  }

  /// - Parameter rule: what a number needs, unless the word shows that something else was meant.
  private func malformedNumber(_ start: Int, _ rule: String) -> SyntaxError {
    let word = self.word(at: start)
    let small = word.lowercased()
    let hint =
      if small.hasPrefix("-inf") || small.hasPrefix("-nan") {
        "JSON has finite numbers only"
      } else if small.hasPrefix("-.") {
        "a number needs a digit before its point"
      } else if small.hasPrefix("0x") || small.hasPrefix("-0x") {
        "JSON has decimal numbers only"
      } else if small.utf8.contains(UInt8(ascii: "_")) {
        "a number is written without separators between its digits"
      } else {
        rule
      }
    return SyntaxError(at: start, "\(DiagnosticText.quoted(word)) is not a number of JSON", hint: hint)
  }
}
