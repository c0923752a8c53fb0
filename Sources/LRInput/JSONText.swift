/// Writes JSON texts.
public enum JSONText {
  /// A string as JSON writes it, with its quotation marks: only what RFC 8259 demands is escaped.
  ///
  ///     JSONText.string("a \"b\"")  // "a \"b\""
  public static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a string with its quotation marks to a text that is being written.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case 0x0D: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
      case 0x09: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
      case 0x00..<0x20: bytes.append(contentsOf: "\\u\(Hexadecimal.text(UInt32(byte), digits: 4))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number as the shortest text that reads back as the same double: `1`, `0.1`, `1e-100`.
  public static func number(_ x: Double) -> String { String(plain: x) }
}
