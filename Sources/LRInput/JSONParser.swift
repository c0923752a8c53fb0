/// A recursive-descent parser over bytes; its recursion is as deep as the limits allow.
struct JSONParser {
  let source: Source
  let bytes: [UInt8]
  let end: Int
  let limits: Limits
  var position: Int
  private var depth = 0
  private var values = 0
  private var duplicates: [(key: String, first: Int, second: Int)] = []

  init(_ source: Source, _ range: Range<Int>, _ limits: Limits) {
    self.source = source
    self.limits = limits
    bytes = source.bytes
    end = range.upperBound
    position = range.lowerBound == 0 ? min(source.byteOrderMark, range.upperBound) : range.lowerBound
  }

  mutating func document() throws(SyntaxError) -> Node {
    let start = position
    skipSpace()
    guard position < end else {
      throw SyntaxError(at: start, "the text is empty", hint: "the smallest JSON object is `{}`")
    }
    let node = try value(after: .start)
    skipSpace()
    guard position == end else { throw unexpected(.endOfText) }
    return node
  }

  mutating func skipSpace() {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Parses the value that begins at `position`, which is not white space.
  private mutating func value(after previous: Expected) throws(SyntaxError) -> Node {
    guard position < end else { throw unexpected(previous) }
    let start = position
    values += 1
    guard values <= limits.values else {
      throw SyntaxError(
        at: start, "the text holds more than \(limits.values) values", hint: "long tables can be thinned")
    }
    switch bytes[start] {
    case UInt8(ascii: "{"): return Node(.object(try object()), offset: start)
    case UInt8(ascii: "["): return Node(.array(try array()), offset: start)
    case UInt8(ascii: "\""): return Node(.string(try string()), offset: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return Node(.number(Number(try number())), offset: start)
    case UInt8(ascii: "t") where takeWord("true"): return Node(.bool(true), offset: start)
    case UInt8(ascii: "f") where takeWord("false"): return Node(.bool(false), offset: start)
    case UInt8(ascii: "n") where takeWord("null"): return Node(.null, offset: start)
    default: throw unexpected(previous)
    }
  }

  /// Passes over a word if it stands here whole.
  private mutating func takeWord(_ word: StaticString) -> Bool {
    let next = position + word.utf8CodeUnitCount
    guard next <= end, next == end || !JSONParser.isWord(bytes[next]) else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[position + index] != word.utf8Start[index] { return false }
    position = next
    return true
  }

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    guard depth <= limits.depth else {
      throw SyntaxError(at: position, "the text is nested more than \(limits.depth) levels deep")
    }
    position += 1
    skipSpace()
  }

  private mutating func array() throws(SyntaxError) -> [Node] {
    let opening = position
    try enter()
    defer { depth -= 1 }
    var nodes: [Node] = []
    if position < end, bytes[position] == UInt8(ascii: "]") {
      position += 1
      return nodes
    }
    var comma: Int?
    while true {
      nodes.append(try value(after: .element(opening: opening, comma: comma)))
      skipSpace()
      guard position < end else { throw unexpected(.afterElement(nodes.count, opening: opening)) }
      switch bytes[position] {
      case UInt8(ascii: ","):
        comma = position
        position += 1
        skipSpace()
      case UInt8(ascii: "]"):
        position += 1
        return nodes
      default: throw unexpected(.afterElement(nodes.count, opening: opening))
      }
    }
  }

  private mutating func object() throws(SyntaxError) -> [Member] {
    let opening = position
    try enter()
    defer { depth -= 1 }
    var members: [Member] = []
    var known: [String: Int] = [:]
    if position < end, bytes[position] == UInt8(ascii: "}") {
      position += 1
      return members
    }
    var comma: Int?
    while true {
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw unexpected(.key(opening: opening, comma: comma))
      }
      let keyOffset = position
      let key = try string()
      skipSpace()
      guard position < end, bytes[position] == UInt8(ascii: ":") else {
        throw unexpected(.colon(key: key, opening: opening))
      }
      position += 1
      skipSpace()
      let node = try value(after: .member(key: key, opening: opening))
      let twin = Self.note(key, in: &known, members)
      members.append(Member(key: key, keyOffset: keyOffset, node: node))
      if let twin, duplicates.count < DiagnosticSink.limit {
        duplicates.append((key, members[twin].keyOffset, keyOffset))
      }
      skipSpace()
      guard position < end else { throw unexpected(.afterMember(key: key, opening: opening)) }
      switch bytes[position] {
      case UInt8(ascii: ","):
        comma = position
        position += 1
        skipSpace()
      case UInt8(ascii: "}"):
        position += 1
        return members
      default: throw unexpected(.afterMember(key: key, opening: opening))
      }
    }
  }

  /// The index of an earlier member of the same name. Few members are compared one by one, many through a table.
  private static func note(_ key: String, in known: inout [String: Int], _ members: [Member]) -> Int? {
    let few = 12
    if members.count < few { return members.firstIndex { $0.key == key } }
    if members.count == few {
      for (index, member) in members.enumerated() where known[member.key] == nil { known[member.key] = index }
    }
    if let index = known[key] { return index }
    known[key] = members.count
    return nil
  }

  /// Reports the duplicates in the order of their first places, so that one pass over the text finds all the lines.
  func reportDuplicates(to sink: DiagnosticSink) {
    var cursor = PlaceCursor(source)
    for duplicate in duplicates.sorted(by: { $0.first < $1.first }) {
      let line = cursor.place(at: duplicate.first).line
      sink.error(
        at: duplicate.second, "\(DiagnosticText.quoted(duplicate.key)) stands twice in one object",
        hint: "it stands first in line \(line)")
    }
  }
}
