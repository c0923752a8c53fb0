import LRInput

/// What a plain (unquoted) scalar says, by the core schema of YAML 1.2.2, section 10.3.2.
enum YAMLScalar {
  /// The value of a plain scalar, and whether YAML 1.1 reads another number.
  static func value(of text: String) -> (value: LRInput.Node.Value, isOctalElsewhere: Bool) {
    switch text {
    case "", "~", "null", "Null", "NULL": return (.null, false)
    case "true", "True", "TRUE": return (.bool(true), false)
    case "false", "False", "FALSE": return (.bool(false), false)
    default: break
    }
    guard let number = number(Array(text.utf8)), number.value.isFinite else { return (.string(text), false) }
    return (.number(Number(number.value)), number.isOctalElsewhere)
  }

  private static func number(_ text: [UInt8]) -> (value: Double, isOctalElsewhere: Bool)? {
    // No number needs more; the rest is someone's long text.
    guard let first = text.first, text.count <= 400 else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let digits = isNegative || first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    if let whole = prefixed(Array(digits)) { return (isNegative ? -whole : whole, false) }
    guard let plain = decimal(digits), let value = Double(String(decoding: plain, as: UTF8.self)) else { return nil }
    let isOctal =
      plain.count > 1 && plain[0] == UInt8(ascii: "0")
      && plain.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    return (isNegative ? -value : value, isOctal && value != 0)
  }

  /// `0x1F` and `0o17`.
  private static func prefixed(_ digits: [UInt8]) -> Double? {
    guard digits.count > 2, digits.count <= 18, digits[0] == UInt8(ascii: "0") else { return nil }
    let radix = digits[1] == UInt8(ascii: "x") ? 16 : digits[1] == UInt8(ascii: "o") ? 8 : 0
    guard radix > 0, digits[2] != UInt8(ascii: "+"), digits[2] != UInt8(ascii: "-") else { return nil }
    return Int(String(decoding: digits[2...], as: UTF8.self), radix: radix).map { Double($0) }
  }

  /// The digits without their separators if they are `12`, `1_000`, `1.5`, `.5`, `1.` or one of these with an exponent.
  private static func decimal(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var plain: [UInt8] = []
    var digits = 0
    var points = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        plain.append(byte)
      case UInt8(ascii: "_"):
        guard isDigit(text, index - 1), isDigit(text, index + 1) else { return nil }
      case UInt8(ascii: "."):
        points += 1
        // Swift's numbers have a digit on both sides of the point.
        if digits == 0 { plain.append(UInt8(ascii: "0")) }
        plain.append(byte)
        if !isDigit(text, index + 1) { plain.append(UInt8(ascii: "0")) }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0, points <= 1, let exponent = exponent(text[(index + 1)...]) else { return nil }
        return plain + [UInt8(ascii: "e")] + exponent
      default: return nil
      }
      index += 1
    }
    return digits > 0 && points <= 1 ? plain : nil
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let isSigned = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
    let digits = isSigned ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Array(text)
  }

  private static func isDigit(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    text.indices.contains(index) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index])
  }
}
