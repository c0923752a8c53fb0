import LRInput

/// The lines of a TOML text: headers, and keys with their values (toml.io, version 1.0.0).
struct TOMLParser {
  let bytes: [UInt8]
  let limits: Limits
  var position: Int
  var depth = 0
  var values = 0

  init(_ bytes: [UInt8], from start: Int, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    position = start
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(SyntaxError) -> Node {
    let root = TOMLTable(at: position)
    var table = root
    while true {
      skipBlank()
      guard let byte = current else { return root.node() }
      if byte == UInt8(ascii: "[") {
        table = try header(root)
      } else {
        try pair(into: table)
      }
      skipSpace()
      skipComment()
      guard current == nil || current == 0x0A || current == 0x0D else {
        throw SyntaxError(at: position, "a key or a header must begin a line of its own")
      }
    }
  }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  mutating func skipComment() {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, byte != 0x0A { position += 1 }
  }

  /// Passes over spaces, line breaks and comments.
  mutating func skipBlank() {
    while let byte = current {
      if byte == UInt8(ascii: "#") {
        skipComment()
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        position += 1
      } else {
        return
      }
    }
  }

  /// `[a.b]`, or `[[a.b]]` for one more element of a list of tables.
  private mutating func header(_ root: TOMLTable) throws(SyntaxError) -> TOMLTable {
    let start = position
    position += 1
    let isElement = current == UInt8(ascii: "[")
    if isElement { position += 1 }
    let path = try dottedKey()
    for _ in 0..<(isElement ? 2 : 1) {
      guard current == UInt8(ascii: "]") else { throw SyntaxError(at: position, "a header ends with `]`") }
      position += 1
    }
    guard path.count <= limits.depth else { throw SyntaxError(at: start, "the tables are nested too deep") }
    var table = root
    for part in path.dropLast() { table = try inner(table, part) }
    guard let last = path.last else { throw SyntaxError(at: start, "a header needs a name") }
    if isElement {
      let element = TOMLTable(at: start)
      switch table[last.key] {
      case nil: table.set(last.key, .tables([element]), at: last.offset)
      case .tables(let tables): table.set(last.key, .tables(tables + [element]), at: last.offset)
      default: throw twice(last)
      }
      return element
    }
    if case .table(let known)? = table[last.key], !known.isDefined {
      known.isDefined = true
      return known
    }
    guard table[last.key] == nil else { throw twice(last) }
    let new = TOMLTable(at: start)
    new.isDefined = true
    table.set(last.key, .table(new), at: last.offset)
    return new
  }

  private func twice(_ part: (key: String, offset: Int)) -> SyntaxError {
    SyntaxError(at: part.offset, "\(DiagnosticText.quoted(part.key)) stands twice in one table")
  }

  /// The table of this name inside another; made if it is not there, the last of a list of tables.
  private func inner(_ table: TOMLTable, _ part: (key: String, offset: Int)) throws(SyntaxError) -> TOMLTable {
    switch table[part.key] {
    case .table(let known): return known
    case .tables(let known):
      if let last = known.last { return last }
    case .value: throw SyntaxError(at: part.offset, "\(DiagnosticText.quoted(part.key)) is a value, not a table")
    case nil: break
    }
    let new = TOMLTable(at: part.offset)
    table.set(part.key, .table(new), at: part.offset)
    return new
  }

  mutating func pair(into table: TOMLTable) throws(SyntaxError) {
    let path = try dottedKey()
    guard current == UInt8(ascii: "=") else {
      throw SyntaxError(at: position, "`=` must follow a key", hint: "a line of TOML is `key = value` or `[table]`")
    }
    position += 1
    skipSpace()
    guard path.count <= limits.depth else { throw SyntaxError(at: position, "the tables are nested too deep") }
    let node = try value()
    var table = table
    for part in path.dropLast() { table = try inner(table, part) }
    guard let last = path.last else { return }
    guard table[last.key] == nil else { throw twice(last) }
    table.set(last.key, .value(node), at: last.offset)
  }

  /// `a`, `"a b"`, `a.b`.
  private mutating func dottedKey() throws(SyntaxError) -> [(key: String, offset: Int)] {
    var path: [(key: String, offset: Int)] = []
    while true {
      skipSpace()
      let start = position
      if let byte = current, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        path.append((try string(), start))
      } else {
        while let byte = current, Self.isBare(byte) { position += 1 }
        guard position > start else {
          throw SyntaxError(at: start, "a key is letters, digits, `_` and `-`, or a string in quotes")
        }
        path.append((String(decoding: bytes[start..<position], as: UTF8.self), start))
      }
      skipSpace()
      guard current == UInt8(ascii: ".") else { return path }
      position += 1
    }
  }

  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
