/// XML text under construction, as bytes.
struct Markup {
  var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func raw(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// A number with at most two decimals in its shortest form: `0.5` is `.5`.
  mutating func number(_ value: Double) { hundredths(Markup.hundredths(value)) }

  /// `#1c4bb5`, or `#eee` where that says the same.
  mutating func color(red: UInt8, green: UInt8, blue: UInt8) {
    bytes.append(UInt8(ascii: "#"))
    let short = [red, green, blue].allSatisfy { $0 >> 4 == $0 & 15 }
    for channel in [red, green, blue] {
      if !short { hexadecimal(channel >> 4) }
      hexadecimal(channel & 15)
    }
  }

  private mutating func hexadecimal(_ digit: UInt8) {
    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }

  /// Text inside an element or an attribute: escaped, without what XML 1.0 forbids (section 2.2, Char).
  mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      // Line ends and tabs would be changed by a reader: in attributes all of them, in text the carriage return.
      case 9: raw("&#9;")
      case 10: raw("&#10;")
      case 13: raw("&#13;")
      case 0..<32: break
      case 0xbe, 0xbf:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if bytes.count >= 2, bytes[bytes.count - 1] == 0xbf, bytes[bytes.count - 2] == 0xef {
          bytes.removeLast(2)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
  }

  /// Writes `value` / 100.
  mutating func hundredths(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let size = value.magnitude
    let whole = size / 100
    let part = UInt8(truncatingIfNeeded: size % 100)
    if whole > 0 || part == 0 { decimal(whole) }
    if part > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + part / 10)
      if part % 10 > 0 { bytes.append(UInt8(ascii: "0") + part % 10) }
    }
  }

  private mutating func decimal(_ value: UInt) {
    if value >= 10 { decimal(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }

  /// The nearest hundredth, halves away from zero; the scene check keeps values within ±1e6.
  static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}

extension Markup {
  /// A name inside the figure: prefix, a letter for the kind, and the number in base 36.
  mutating func id(_ prefix: String, _ kind: String, _ number: Int) {
    raw(prefix)
    raw(kind)
    base36(number)
  }

  private mutating func base36(_ value: Int) {
    if value >= 36 { base36(value / 36) }
    let digit = UInt8(truncatingIfNeeded: value % 36)
    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }
}
