/// `$…$` and `$$…$$` in a line, by the rule of pandoc: no blank stands inside of a single dollar sign, and no digit follows
/// it, so that prices are prices.
struct MathReader: InlineReader {
  let firstBytes = [Byte.dollar]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.math }

  func read(_ parser: InlineParser) -> Bool {
    let (text, at) = (parser.text, parser.at)
    let isDisplay = at + 1 < text.count && text[at + 1] == Byte.dollar
    if isDisplay, let end = MathBlockStart.end(text, at + 2..<text.count), end > at + 2 {
      return add(at + 2..<end, isDisplay: true, parser)
    }
    if !isDisplay, let end = Self.end(text, at + 1) { return add(at + 1..<end, isDisplay: false, parser) }
    return false
  }

  private func add(_ content: Range<Int>, isDisplay: Bool, _ parser: InlineParser) -> Bool {
    var end = content.upperBound + (isDisplay ? 2 : 1)
    var label: Range<Int>?
    if isDisplay {
      var next = end
      while next < parser.text.count, parser.text[next].isSpaceOrTab { next += 1 }
      if let list = parser.attributes(at: next) {
        label = parser.source(list)
        end = list.upperBound
      }
    }
    let math = MarkdownMath(isDisplay: isDisplay, content: parser.source(content), label: label)
    parser.add(.math(math), to: end)
    return true
  }

  /// The dollar sign that closes one before `start`.
  private static func end(_ text: [UInt8], _ start: Int) -> Int? {
    guard start < text.count, !text[start].isWhitespace else { return nil }
    var at = start
    while at < text.count, text[at] != Byte.dollar {
      at = text[at] == Byte.backslash ? wordsEnd(text, at) ?? at + 2 : at + 1
    }
    guard at < text.count, at > start, !text[at - 1].isWhitespace else { return nil }
    return at + 1 < text.count && text[at + 1].isDigit ? nil : at
  }

  /// Words in a formula may hold formulas: the index behind `\text{for $t$}`.
  private static func wordsEnd(_ text: [UInt8], _ start: Int) -> Int? {
    guard text[start...].starts(with: #"\text{"#.utf8) else { return nil }
    var (at, depth) = (start + 5, 0)
    // Far-away braces are not looked for, lest many of them cost much.
    while at < min(text.count, start + 1000) {
      if text[at] == Byte.openBrace { depth += 1 } else if text[at] == Byte.closeBrace { depth -= 1 }
      at += text[at] == Byte.backslash ? 2 : 1
      if depth == 0 { return at }
    }
    return nil
  }
}
