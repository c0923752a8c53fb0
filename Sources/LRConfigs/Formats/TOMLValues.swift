import LRInput

extension TOMLParser {
  /// Parses the value that begins at `position`.
  mutating func value() throws(SyntaxError) -> Node {
    let start = position
    try count(at: start)
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return Node(.string(try string()), offset: start)
    case UInt8(ascii: "["): return Node(.array(try array()), offset: start)
    case UInt8(ascii: "{"): return try inlineTable()
    case nil, 0x0A, 0x0D: throw SyntaxError(at: start, "a value must follow `=`")
    default: return try word()
    }
  }

  private mutating func array() throws(SyntaxError) -> [Node] {
    try enter(at: position)
    defer { depth -= 1 }
    position += 1
    var nodes: [Node] = []
    while true {
      try skipBlank()
      if current == UInt8(ascii: "]") { break }
      nodes.append(try value())
      try skipBlank()
      if current == UInt8(ascii: ",") {
        position += 1
      } else if current != UInt8(ascii: "]") {
        throw SyntaxError(at: position, "`,` or `]` must follow an element of a list")
      }
    }
    position += 1
    return nodes
  }

  /// One line, without a comma at its end.
  private mutating func inlineTable() throws(SyntaxError) -> Node {
    let table = TOMLTable(at: position)
    try enter(at: position)
    defer { depth -= 1 }
    position += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return table.node()
    }
    while true {
      try pair(into: table)
      skipSpace()
      let byte = current
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else {
        throw SyntaxError(at: position, "`,` or `}` must follow a value of an inline table")
      }
      position += 1
      if byte == UInt8(ascii: "}") { return table.node() }
      skipSpace()
    }
  }

  /// A number, `true`, `false` or a date.
  private mutating func word() throws(SyntaxError) -> Node {
    let start = position
    func isWord(_ byte: UInt8) -> Bool {
      Self.isBare(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
    while let byte = current, isWord(byte) { position += 1 }
    // A blank may stand between a day and its time.
    if TOMLDate.isDay(bytes[start..<position]), current == 0x20, position + 1 < bytes.count,
      TOMLNumber.isDigit(bytes[position + 1])
    {
      position += 1
      while let byte = current, isWord(byte) { position += 1 }
    }
    let word = bytes[start..<position]
    let text = String(decoding: word, as: UTF8.self)
    switch text {
    case "true": return Node(.bool(true), offset: start)
    case "false": return Node(.bool(false), offset: start)
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return Node(.string(text), offset: start)
    default: break
    }
    if let x = TOMLNumber.value(of: word) { return Node(.number(Number(x)), offset: start) }
    if TOMLDate.isDate(word) { return Node(.string(text), offset: start) }
    throw SyntaxError(
      at: start, text.isEmpty ? "a value must stand here" : "\(DiagnosticText.quoted(text)) is no value of TOML",
      hint: "text stands in quotes")
  }
}
