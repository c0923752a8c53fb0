import LRInput

extension TOMLParser {
  /// Parses the value that begins at `position`.
  mutating func value() throws(SyntaxError) -> Node {
    let start = position
    values += 1
    guard values <= limits.values else {
      throw SyntaxError(at: start, "the text holds more than \(limits.values) values")
    }
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return Node(.string(try string()), offset: start)
    case UInt8(ascii: "["): return Node(.array(try array()), offset: start)
    case UInt8(ascii: "{"): return try inlineTable()
    case nil, 0x0A, 0x0D: throw SyntaxError(at: start, "a value must follow `=`")
    default: return try word()
    }
  }

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    guard depth <= limits.depth else {
      throw SyntaxError(at: position, "the text is nested more than \(limits.depth) levels deep")
    }
    position += 1
  }

  private mutating func array() throws(SyntaxError) -> [Node] {
    try enter()
    defer { depth -= 1 }
    var nodes: [Node] = []
    while true {
      skipBlank()
      if current == UInt8(ascii: "]") { break }
      nodes.append(try value())
      skipBlank()
      if current == UInt8(ascii: ",") {
        position += 1
      } else if current != UInt8(ascii: "]") {
        throw SyntaxError(at: position, "`,` or `]` must follow an element of a list")
      }
    }
    position += 1
    return nodes
  }

  private mutating func inlineTable() throws(SyntaxError) -> Node {
    let table = TOMLTable(at: position)
    table.isDefined = true
    try enter()
    defer { depth -= 1 }
    skipBlank()
    while current != UInt8(ascii: "}") {
      try pair(into: table)
      skipBlank()
      if current == UInt8(ascii: ",") {
        position += 1
        skipBlank()
      } else if current != UInt8(ascii: "}") {
        throw SyntaxError(at: position, "`,` or `}` must follow a value of an inline table")
      }
    }
    position += 1
    return table.node()
  }

  /// A number, `true`, `false` or a date.
  private mutating func word() throws(SyntaxError) -> Node {
    let start = position
    while let byte = current,
      Self.isBare(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ":")
    {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return Node(.bool(true), offset: start)
    case "false": return Node(.bool(false), offset: start)
    default: break
    }
    if let x = Self.number(text) { return Node(.number(Number(x)), offset: start) }
    let first = text.utf8.first ?? 0
    let isDate = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) && text.utf8.count >= 8
    if isDate || ["inf", "nan"].contains(text.drop { $0 == "+" || $0 == "-" }) {
      return Node(.string(text), offset: start)
    }
    throw SyntaxError(
      at: start, text.isEmpty ? "a value must stand here" : "\(DiagnosticText.quoted(text)) is no value of TOML",
      hint: "text stands in quotes")
  }

  /// `1_000`, `0xff`, `0o17`, `0b11`, `6.0e-4`; nil for anything else.
  static func number(_ text: String) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard let first = digits.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), text.utf8.count <= 400,
      text.utf8.count - digits.count <= 1
    else { return nil }
    let plain = String(decoding: text.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where plain.hasPrefix(prefix) {
      return Int(plain.dropFirst(2), radix: radix).map { Double($0) }
    }
    let letters = plain.utf8.filter { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    guard letters.allSatisfy({ $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    return Double(plain).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A string of any of the four kinds.
  mutating func string() throws(SyntaxError) -> String {
    let start = position
    let quote = bytes[start]
    let isLong = bytes[start...].starts(with: [quote, quote, quote])
    position += isLong ? 3 : 1
    if isLong {
      if current == 0x0D { position += 1 }
      if current == 0x0A { position += 1 }
    }
    var text: [UInt8] = []
    while let byte = current {
      if byte == quote {
        if !isLong || bytes[position...].starts(with: [quote, quote, quote]) {
          position += isLong ? 3 : 1
          // Up to two quotes may stand before the three that close.
          while isLong, current == quote {
            text.append(quote)
            position += 1
          }
          guard let string = String(validating: text, as: UTF8.self) else {
            throw SyntaxError(at: start, "the text is not UTF-8")
          }
          return string
        }
      } else if byte == 0x0A, !isLong {
        break
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(into: &text)
        continue
      }
      text.append(byte)
      position += 1
    }
    throw SyntaxError(at: start, "the string does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(SyntaxError) {
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
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(byte)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      guard position + count <= bytes.count,
        let value = UInt32(String(decoding: bytes[position..<(position + count)], as: UTF8.self), radix: 16),
        let scalar = UnicodeScalar(value)
      else { throw SyntaxError(at: start, "this is no escape of a Unicode scalar") }
      text += Array(String(scalar).utf8)
      position += count
    case 0x20, 0x09, 0x0A, 0x0D:
      // A line that ends with a backslash goes on at the next word.
      while let blank = current, blank == 0x20 || blank == 0x09 || blank == 0x0A || blank == 0x0D { position += 1 }
    default: throw SyntaxError(at: start, "this is no escape of TOML")
    }
  }
}
