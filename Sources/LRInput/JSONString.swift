extension JSONParser {
  /// Parses the string whose opening quotation mark is at `position`.
  mutating func string() throws(SyntaxError) -> String {
    let opening = position
    var index = opening + 1
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        position = index + 1
        return text(opening + 1..<index)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(opening, from: index) }
      index = try plainScalar(at: index)
    }
    throw unended(opening)
  }

  /// The slower way, once an escape has been met at `index`.
  private mutating func escapedString(_ opening: Int, from index: Int) throws(SyntaxError) -> String {
    var index = index
    var buffer = Array(bytes[opening + 1..<index])
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        position = index + 1
        return String(decoding: buffer, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        index = try escape(at: index, opening, into: &buffer)
      } else {
        let next = try plainScalar(at: index)
        buffer.append(contentsOf: bytes[index..<next])
        index = next
      }
    }
    throw unended(opening)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func unended(_ opening: Int) -> SyntaxError {
    SyntaxError(at: end, "the text ends inside a string that began at \(source.place(at: opening))")
  }

  /// The index after the unescaped scalar at `index`, which must be valid UTF-8 and no control character.
  private func plainScalar(at index: Int) throws(SyntaxError) -> Int {
    let byte = bytes[index]
    if byte < 0x20 { throw controlCharacter(byte, at: index) }
    if byte < 0x80 { return index + 1 }
    let length = UTF8Bytes.scalarLength(bytes, at: index, end: end)
    guard length > 0 else { throw invalidByte(at: index) }
    return index + length
  }

  private func controlCharacter(_ byte: UInt8, at index: Int) -> SyntaxError {
    switch byte {
    case 0x0A, 0x0D:
      SyntaxError(
        at: index, "a string must end in the line where it begins",
        hint: #"close it with `"`, or write a line break as `\n`"#)
    case 0x09: SyntaxError(at: index, "a tab must be escaped in a string", hint: #"write `\t`"#)
    default:
      SyntaxError(
        at: index, "the control character U+\(Hexadecimal.text(UInt32(byte), digits: 4)) must be escaped in a string",
        hint: #"write `\u\#(Hexadecimal.text(UInt32(byte), digits: 4))`"#)
    }
  }

  func invalidByte(at index: Int) -> SyntaxError {
    SyntaxError(
      at: index, "the byte \(UTF8Bytes.name(of: bytes[index])) is not UTF-8 here",
      hint: "save the text as UTF-8")
  }

  /// Decodes the escape whose backslash is at `index`, and gives the index after it.
  private func escape(at index: Int, _ opening: Int, into buffer: inout [UInt8]) throws(SyntaxError) -> Int {
    guard index + 1 < end else { throw unended(opening) }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(bytes[index + 1])
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(at: index, into: &buffer)
    default:
      let next = bytes[index + 1]
      let name = (0x21...0x7E).contains(next) ? "`\\\(Character(UnicodeScalar(next)))`" : "a lone backslash"
      throw SyntaxError(
        at: index, "\(name) is not an escape of JSON",
        hint: #"a backslash itself is written `\\`; the escapes are \" \\ \/ \b \f \n \r \t and \u with four digits"#)
    }
    return index + 2
  }

  private func unicodeEscape(at index: Int, into buffer: inout [UInt8]) throws(SyntaxError) -> Int {
    guard let unit = hexadecimal(at: index + 2) else {
      throw SyntaxError(at: index, #"`\u` needs four hexadecimal digits"#, hint: #"an example: `\u00e9` is é"#)
    }
    var scalar = unit
    var next = index + 6
    // RFC 8259, section 7: beyond U+FFFF a scalar is written as a surrogate pair.
    if (0xD800...0xDBFF).contains(unit), next + 1 < end, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: next + 2), (0xDC00...0xDFFF).contains(low)
    {
      scalar = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      next += 6
    }
    guard let decoded = UnicodeScalar(scalar) else {
      throw SyntaxError(
        at: index, "`\\u\(Hexadecimal.text(unit, digits: 4))` is half a surrogate pair",
        hint: #"beyond U+FFFF a character is written as two escapes: `\uD83D\uDE00` is 😀"#)
    }
    buffer.append(contentsOf: String(Character(decoded)).utf8)
    return next
  }

  /// The value of four hexadecimal digits.
  private func hexadecimal(at index: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Hexadecimal.value(of: byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}
