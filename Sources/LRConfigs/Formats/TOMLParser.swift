import LRInput

/// The lines of a TOML text: headers, and keys with their values (toml.io, version 1.0.0).
struct TOMLParser {
  let bytes: [UInt8]
  let limits: Limits
  var position: Int
  /// Tables and lists that are open here: those of the header, of dotted keys and of brackets.
  var depth = 0
  private var values = 0
  /// Counts the headers: a table belongs to the one below which it was made.
  private var section = 0

  init(_ bytes: [UInt8], from start: Int, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    position = start
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  func starts(with text: StaticString, at index: Int) -> Bool {
    let end = index + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    return (index..<end).allSatisfy { bytes[$0] == text.utf8Start[$0 - index] }
  }

  mutating func document() throws(SyntaxError) -> Node {
    let root = TOMLTable(at: position)
    var table = root
    while true {
      try skipBlank()
      guard let byte = current else { return root.node() }
      if byte == UInt8(ascii: "[") {
        table = try header(root)
      } else {
        try pair(into: table)
      }
      skipSpace()
      try skipComment()
      guard current == nil || lineEnd > 0 else {
        throw SyntaxError(at: position, "a key or a header must begin a line of its own")
      }
    }
  }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Length of the line's end that stands here, or 0: a carriage return alone ends no line.
  var lineEnd: Int { current == 0x0A ? 1 : starts(with: "\r\n", at: position) ? 2 : 0 }

  private mutating func skipComment() throws(SyntaxError) {
    guard current == UInt8(ascii: "#") else { return }
    while current != nil, lineEnd == 0 { try skipScalar(in: "a comment") }
  }

  /// Passes over one scalar of a text or a comment, which is no control character but a tab.
  mutating func skipScalar(in what: String) throws(SyntaxError) {
    let byte = bytes[position]
    if byte < 0x20 && byte != 0x09 || byte == 0x7F {
      throw SyntaxError(at: position, "\(what) cannot hold the control character \(UTF8Bytes.name(of: byte))")
    }
    let length = UTF8Bytes.scalarLength(bytes, at: position, end: bytes.count)
    guard length > 0 else {
      throw SyntaxError(
        at: position, "the byte \(UTF8Bytes.name(of: byte)) is not UTF-8 here", hint: "save the text as UTF-8")
    }
    position += length
  }

  /// Passes over spaces, line breaks and comments.
  mutating func skipBlank() throws(SyntaxError) {
    while let byte = current {
      if byte == UInt8(ascii: "#") {
        try skipComment()
      } else if byte == 0x20 || byte == 0x09 {
        position += 1
      } else if lineEnd > 0 {
        position += lineEnd
      } else {
        return
      }
    }
  }

  /// Counts one more value, or table.
  mutating func count(at offset: Int) throws(SyntaxError) {
    values += 1
    guard values <= limits.values else {
      throw SyntaxError(at: offset, "the text holds more than \(limits.values) values")
    }
  }

  mutating func enter(_ levels: Int = 1, at offset: Int) throws(SyntaxError) {
    depth += levels
    guard depth <= limits.depth else {
      throw SyntaxError(at: offset, "the text is nested more than \(limits.depth) levels deep")
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
    depth = 0
    try enter(path.count, at: start)
    try count(at: start)
    section += 1
    var table = root
    for part in path.dropLast() { table = try inner(table, part) }
    guard let last = path.last else { throw SyntaxError(at: start, "a header needs a name") }
    switch (table[last.key], isElement) {
    case (nil, true):
      let element = TOMLTable(at: start)
      table.set(last.key, .tables(TOMLTables(element)), at: last.offset)
      return element
    case (.tables(let tables)?, true):
      let element = TOMLTable(at: start)
      tables.append(element)
      return element
    case (nil, false):
      let new = TOMLTable(at: start)
      _ = new.define(in: section)
      table.set(last.key, .table(new), at: last.offset)
      return new
    case (.table(let known)?, false) where known.define(in: section): return known
    default: throw twice(last)
    }
  }

  private func twice(_ part: (key: String, offset: Int)) -> SyntaxError {
    SyntaxError(at: part.offset, "\(DiagnosticText.quoted(part.key)) stands twice in one table")
  }

  /// The table of this name inside another; made if it is not there, the last of a list of tables.
  private mutating func inner(_ table: TOMLTable, _ part: (key: String, offset: Int)) throws(SyntaxError) -> TOMLTable {
    switch table[part.key] {
    case .table(let known): return known
    case .tables(let known):
      if let last = known.elements.last { return last }
    case .value: throw SyntaxError(at: part.offset, "\(DiagnosticText.quoted(part.key)) is a value, not a table")
    case nil: break
    }
    try count(at: part.offset)
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
    try enter(path.count - 1, at: position)
    let node = try value()
    depth -= path.count - 1
    var table = table
    for part in path.dropLast() {
      if case .tables = table[part.key] { throw twice(part) }
      table = try inner(table, part)
      guard table.extend(in: section) else { throw twice(part) }
    }
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
        guard !starts(with: "\"\"\"", at: start), !starts(with: "'''", at: start) else {
          throw SyntaxError(at: start, "a key is not a text of several lines")
        }
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
