/// A character by its name or number: `&amp;`, `&#38;`, `&#x26;`.
struct Entity {
  /// What it stands for.
  var text: String
  /// The index behind its semicolon.
  var end: Int

  /// The longest name is `CounterClockwiseContourIntegral`.
  private static let longestName = 31

  /// The entity that begins with the `&` at `start`; nil where none does.
  init?(in bytes: [UInt8], at start: Int) {
    var at = start + 1
    guard at < bytes.count else { return nil }
    if bytes[at] == Byte.hash {
      at += 1
      let isHexadecimal = at < bytes.count && bytes[at] | 0x20 == UInt8(ascii: "x")
      if isHexadecimal { at += 1 }
      let first = at
      var value: UInt32 = 0
      while at < bytes.count, at - first < (isHexadecimal ? 6 : 7),
        let digit = Self.digit(bytes[at], isHexadecimal: isHexadecimal)
      {
        value = value * (isHexadecimal ? 16 : 10) + digit
        at += 1
      }
      guard at > first, at < bytes.count, bytes[at] == UInt8(ascii: ";") else { return nil }
      text = String(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
    } else {
      let first = at
      while at < bytes.count, at - first <= Self.longestName, bytes[at].isLetterOrDigit { at += 1 }
      guard at > first, at < bytes.count, bytes[at] == UInt8(ascii: ";"),
        let known = EntityNames.texts[String(decoding: bytes[first..<at], as: UTF8.self)]
      else { return nil }
      text = known
    }
    end = at + 1
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 0x30) }
    let letter = byte | 0x20
    return isHexadecimal && letter >= 0x61 && letter <= 0x66 ? UInt32(letter - 0x61 + 10) : nil
  }
}
