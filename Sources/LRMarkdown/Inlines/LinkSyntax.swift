/// The parts that links, pictures and definitions are written with.
enum LinkSyntax {
  /// What stands between marks, and where the marks end.
  struct Part {
    var inner: Range<Int>
    var end: Int
  }

  /// The index behind the `]` of a label that begins at `start`.
  static func labelEnd(_ text: [UInt8], at start: Int) -> Int? {
    guard start < text.count, text[start] == Byte.openBracket else { return nil }
    var at = start + 1
    while at < text.count, at - start - 1 <= MarkdownLimits.label {
      switch text[at] {
      case Byte.closeBracket: return at + 1
      case Byte.openBracket: return nil
      case Byte.backslash where at + 1 < text.count && text[at + 1].isPunctuation: at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// `path` or `<path with blanks>`; an empty one only before `)`.
  static func destination(_ text: [UInt8], at start: Int) -> Part? {
    guard start < text.count else { return nil }
    var at = start
    if text[start] == Byte.less {
      at += 1
      while at < text.count {
        switch text[at] {
        case Byte.greater: return Part(inner: start + 1..<at, end: at + 1)
        case Byte.less, Byte.newline: return nil
        case Byte.backslash where at + 1 < text.count && text[at + 1].isPunctuation: at += 2
        default: at += 1
        }
      }
      return nil
    }
    var open = 0
    scan: while at < text.count {
      switch text[at] {
      case Byte.backslash where at + 1 < text.count && text[at + 1].isPunctuation: at += 2
      case Byte.openParenthesis:
        open += 1
        if open > MarkdownLimits.parentheses { return nil }
        at += 1
      case Byte.closeParenthesis:
        if open == 0 { break scan }
        open -= 1
        at += 1
      case 0x01...0x20, 0x7F: break scan
      default: at += 1
      }
    }
    guard open == 0, at > start || at < text.count && text[at] == Byte.closeParenthesis else { return nil }
    return Part(inner: start..<at, end: at)
  }

  /// `"title"`, `'title'` or `(title)`.
  static func title(_ text: [UInt8], at start: Int) -> Part? {
    guard start < text.count else { return nil }
    let close: UInt8
    switch text[start] {
    case Byte.quote, Byte.apostrophe: close = text[start]
    case Byte.openParenthesis: close = Byte.closeParenthesis
    default: return nil
    }
    var at = start + 1
    while at < text.count {
      switch text[at] {
      case close: return Part(inner: start + 1..<at, end: at + 1)
      case Byte.openParenthesis where close == Byte.closeParenthesis: return nil
      case Byte.backslash where at + 1 < text.count && text[at + 1].isPunctuation: at += 2
      default: at += 1
      }
    }
    return nil
  }

  static func skipWhitespace(_ text: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < text.count, text[at].isWhitespace { at += 1 }
    return at
  }
}
