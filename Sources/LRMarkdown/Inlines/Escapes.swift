/// The end of a line, and blanks or a backslash before it.
struct LineBreakReader: InlineReader {
  let firstBytes = [Byte.newline]

  func read(_ parser: InlineParser) -> Bool {
    let text = parser.text
    var start = parser.at
    while start > 0, text[start - 1].isSpaceOrTab { start -= 1 }
    let isHard = parser.at > 1 && text[parser.at - 1] == Byte.space && text[parser.at - 2] == Byte.space
    var end = parser.at + 1
    _ = parser.drafts.append(isHard ? .hardBreak : .softBreak, start..<end)
    while end < text.count, text[end].isSpaceOrTab { end += 1 }
    parser.at = end
    return true
  }
}

/// `\*`, and a backslash that ends a line.
struct EscapeReader: InlineReader {
  let firstBytes = [Byte.backslash]

  func read(_ parser: InlineParser) -> Bool {
    let next = parser.at + 1
    guard next < parser.text.count else { return false }
    if parser.text[next].isPunctuation {
      parser.add(.escape, to: next + 1)
    } else if parser.text[next] == Byte.newline {
      parser.add(.hardBreak, to: next + 1)
      while parser.at < parser.text.count, parser.text[parser.at].isSpaceOrTab { parser.at += 1 }
    } else {
      return false
    }
    return true
  }
}

/// `&amp;`
struct EntityReader: InlineReader {
  let firstBytes = [UInt8(ascii: "&")]

  func read(_ parser: InlineParser) -> Bool {
    guard let entity = Entity(in: parser.text, at: parser.at) else { return false }
    parser.add(.entity, to: entity.end)
    return true
  }
}
