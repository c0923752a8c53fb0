/// `` {name}`content` `` (MyST).
struct RoleReader: InlineReader {
  let firstBytes = [Byte.openBrace]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.roles }

  func read(_ parser: InlineParser) -> Bool {
    let (text, start) = (parser.text, parser.at + 1)
    var end = start
    while end < text.count, text[end].isLetterOrDigit || "-_:.+".utf8.contains(text[end]) { end += 1 }
    guard end > start, text[start].isLetter, end + 1 < text.count, text[end] == Byte.closeBrace,
      text[end + 1] == Byte.backtick, let span = CodeSpan(parser, at: end + 1)
    else { return false }
    parser.add(.role(name: parser.source(start..<end), content: parser.source(span.content)), to: span.end)
    return true
  }
}
