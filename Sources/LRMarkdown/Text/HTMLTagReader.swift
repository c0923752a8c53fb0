/// Reads one tag: `<a href="x">`, `</a>`, `<br/>`.
struct HTMLTagReader {
  /// An attribute, its value without quotation marks.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>?
  }

  private(set) var isEnd = false
  private(set) var name: Range<Int>
  private(set) var attributes: [Attribute] = []
  private let bytes: [UInt8]
  private let limit: Int
  private var at: Int

  /// - Parameter range: begins with `<`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    limit = range.upperBound
    at = range.lowerBound + 1
    name = at..<at
  }

  private var byte: UInt8 { at < limit ? bytes[at] : 0 }

  /// The index behind `>`; nil where this is no tag.
  mutating func read() -> Int? {
    if byte == UInt8(ascii: "/") {
      isEnd = true
      at += 1
    }
    let first = at
    guard byte.isLetter else { return nil }
    while byte.isLetterOrDigit || byte == Byte.hyphen { at += 1 }
    name = first..<at
    while true {
      let hasBlank = skipBlanks()
      if !isEnd, byte == UInt8(ascii: "/") {
        at += 1
        return byte == Byte.greater ? at + 1 : nil
      }
      if byte == Byte.greater { return at + 1 }
      guard !isEnd, hasBlank, readAttribute() else { return nil }
    }
  }

  private mutating func readAttribute() -> Bool {
    let first = at
    guard byte.isLetter || byte == UInt8(ascii: "_") || byte == Byte.colon else { return false }
    while byte.isLetterOrDigit || "_:.-".utf8.contains(byte) { at += 1 }
    var attribute = Attribute(name: first..<at)
    let end = at
    _ = skipBlanks()
    if byte == Byte.equals {
      at += 1
      _ = skipBlanks()
      guard let value = readValue() else { return false }
      attribute.value = value
    } else {
      // The blanks belong to what follows.
      at = end
    }
    attributes.append(attribute)
    return true
  }

  private mutating func readValue() -> Range<Int>? {
    let mark = byte
    if mark == Byte.quote || mark == Byte.apostrophe {
      let first = at + 1
      at = first
      while at < limit, bytes[at] != mark { at += 1 }
      guard at < limit else { return nil }
      at += 1
      return first..<at - 1
    }
    let first = at
    while at < limit, !bytes[at].isWhitespace, !"\"'=<>`".utf8.contains(bytes[at]) { at += 1 }
    return at > first ? first..<at : nil
  }

  private mutating func skipBlanks() -> Bool {
    let first = at
    while at < limit, bytes[at].isWhitespace { at += 1 }
    return at > first
  }
}
