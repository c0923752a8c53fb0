/// An attribute list: `{#id .class key=value key="two words"}`, or `{: .class}` as Python-Markdown writes it.
public struct MarkdownAttributes: Sendable, Equatable {
  /// One entry, with the bytes of its parts.
  public struct Item: Sendable, Equatable {
    /// What an entry says.
    public enum Kind: Sendable, Equatable {
      /// `#id`
      case id
      /// `.class`
      case className
      /// `key=value`
      case pair
      /// `=html`: the text is meant for one format only.
      case format
      /// `-`: a heading without a number.
      case unnumbered
    }

    /// What it says: an id, a class, a pair, a format, no number.
    public var kind: Kind
    /// The key of a pair, or the mark.
    public var key: Range<Int>
    /// Without its mark or quotation marks.
    public var value: Range<Int>
  }

  /// The list, braces included.
  public internal(set) var range: Range<Int>
  /// The entries, in the order of the text; at least one.
  public internal(set) var items: [Item] = []

  /// Reads the list that begins with the `{` at `start`; nil where none does. An empty one is none.
  init?(_ bytes: [UInt8], at start: Int, to limit: Int) {
    range = start..<start
    var at = start + 1
    if at < limit, bytes[at] == Byte.colon { at += 1 }
    while true {
      let first = at
      while at < limit, bytes[at].isWhitespace { at += 1 }
      guard at < limit else { return nil }
      if bytes[at] == Byte.closeBrace { break }
      guard items.isEmpty || at > first, let item = Self.item(bytes, at: at, to: limit) else { return nil }
      items.append(item.item)
      at = item.end
    }
    guard !items.isEmpty else { return nil }
    range = start..<at + 1
  }

  private static func item(_ bytes: [UInt8], at start: Int, to limit: Int) -> (item: Item, end: Int)? {
    func word(_ first: Int) -> Range<Int> {
      var end = first
      while end < limit, !bytes[end].isWhitespace, bytes[end] != Byte.closeBrace, bytes[end] != Byte.openBrace {
        end += 1
      }
      return first..<end
    }
    func marked(_ kind: Item.Kind) -> (Item, Int)? {
      let value = word(start + 1)
      return value.isEmpty ? nil : (Item(kind: kind, key: start..<start + 1, value: value), value.upperBound)
    }
    switch bytes[start] {
    case Byte.hash: return marked(.id)
    case UInt8(ascii: "."): return marked(.className)
    case Byte.equals: return marked(.format)
    case Byte.hyphen:
      guard word(start).count == 1 else { return nil }
      return (Item(kind: .unnumbered, key: start..<start + 1, value: start..<start + 1), start + 1)
    default: break
    }
    guard bytes[start].isLetter || bytes[start] == UInt8(ascii: "_") else { return nil }
    var at = start
    while at < limit, bytes[at].isLetterOrDigit || "_:.-".utf8.contains(bytes[at]) { at += 1 }
    let key = start..<at
    guard at + 1 < limit, bytes[at] == Byte.equals else { return nil }
    at += 1
    let mark = bytes[at]
    guard mark == Byte.quote || mark == Byte.apostrophe else {
      let value = word(at)
      return value.isEmpty ? nil : (Item(kind: .pair, key: key, value: value), value.upperBound)
    }
    guard let close = closing(mark, bytes, from: at + 1, to: limit) else { return nil }
    return (Item(kind: .pair, key: key, value: at + 1..<close), close + 1)
  }

  /// The quotation mark that closes a value.
  private static func closing(_ mark: UInt8, _ bytes: [UInt8], from start: Int, to limit: Int) -> Int? {
    var at = start
    while at < limit, bytes[at] != mark { at += bytes[at] == Byte.backslash ? 2 : 1 }
    return at < limit ? at : nil
  }

  /// The list that a line ends with.
  ///
  /// - Parameter afterBlank: whether a blank must stand before it.
  static func suffix(of range: Range<Int>, in bytes: [UInt8], afterBlank: Bool = true) -> Range<Int>? {
    guard let last = range.last, bytes[last] == Byte.closeBrace else { return nil }
    for at in range where bytes[at] == Byte.openBrace {
      guard !afterBlank || at == range.lowerBound || bytes[at - 1].isSpaceOrTab else { continue }
      if let list = MarkdownAttributes(bytes, at: at, to: range.upperBound), list.range.upperBound == range.upperBound {
        return list.range
      }
    }
    return nil
  }

  /// The brace that closes what began before `start`, quotation marks minded.
  static func closingBrace(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int? {
    var at = start
    while at < limit, bytes[at] != Byte.closeBrace {
      let isMark = bytes[at] == Byte.quote || bytes[at] == Byte.apostrophe
      at = isMark ? (closing(bytes[at], bytes, from: at + 1, to: limit) ?? at) + 1 : at + 1
    }
    return at < limit ? at : nil
  }
}
