/// The grammar of UTF-8.
package enum UTF8Bytes {
  /// A byte in messages: `0x1B`.
  package static func name(of byte: UInt8) -> String { "0x" + Hexadecimal.text(UInt32(byte), digits: 2) }

  /// The length of the scalar that begins at `index`, or 0 if the bytes are not well-formed (Unicode 15, table 3-7).
  package static func scalarLength(_ bytes: [UInt8], at index: Int, end: Int) -> Int {
    let first = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= end, second.contains(bytes[index + 1]) else { return 0 }
    for byte in bytes[index + 2..<max(index + 2, index + length)] where byte & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// Hexadecimal digits, as escapes and code points use them.
package enum Hexadecimal {
  package static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Upper-case digits, with zeros in front up to `digits`.
  static func text(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
