import LRInput

extension TOMLParser {
  /// A string of any of the four kinds.
  mutating func string() throws(SyntaxError) -> String {
    let start = position
    let quote = bytes[start]
    let isBasic = quote == UInt8(ascii: "\"")
    let isLong = closes(quote, at: start, count: 3)
    position += isLong ? 3 : 1
    if isLong { position += lineEnd }
    var text: [UInt8] = []
    while let byte = current {
      if byte == quote {
        guard isLong else {
          position += 1
          return String(decoding: text, as: UTF8.self)
        }
        if closes(quote, at: position, count: 3) {
          // Up to two quotes may stand before the three that close.
          let more = closes(quote, at: position, count: 5) ? 2 : closes(quote, at: position, count: 4) ? 1 : 0
          position += 3 + more
          return String(decoding: text + Array(repeating: quote, count: more), as: UTF8.self)
        }
        text.append(quote)
        position += 1
      } else if lineEnd > 0 {
        guard isLong else { break }
        position += lineEnd
        text.append(0x0A)
      } else if byte == UInt8(ascii: "\\"), isBasic {
        try escape(into: &text, isLong: isLong)
      } else {
        let index = position
        try skipScalar(in: "a string")
        text += bytes[index..<position]
      }
    }
    throw SyntaxError(at: start, "the string does not end")
  }

  private func closes(_ quote: UInt8, at index: Int, count: Int) -> Bool {
    index + count <= bytes.count && bytes[index..<index + count].allSatisfy { $0 == quote }
  }

  private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(SyntaxError) {
    let start = position
    position += 1
    guard let byte = current else { throw SyntaxError(at: start, "the string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = bytes[position..<min(position + count, bytes.count)].compactMap(Hexadecimal.value)
      guard digits.count == count, let scalar = UnicodeScalar(digits.reduce(0) { $0 << 4 | $1 }) else {
        throw SyntaxError(at: start, "this is no escape of a Unicode scalar")
      }
      text += Array(String(scalar).utf8)
      position += count
    default:
      position -= 1
      skipSpace()
      guard isLong, lineEnd > 0 else { throw SyntaxError(at: start, "this is no escape of TOML") }
      // A line that ends with a backslash goes on at the next word.
      while lineEnd > 0 {
        position += lineEnd
        skipSpace()
      }
    }
  }
}
