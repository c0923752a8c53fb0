/// The text of a note: what follows `[^label]:`, and lines indented by four blanks.
final class FootnoteBlock: OpenBlock {
  override func goesOn(_ line: inout LineCursor) -> Continuation {
    if line.isIndented {
      line.advance(columns: 4)
    } else if line.isBlank {
      line.advanceToFirst()
    } else {
      return .ends
    }
    return .goesOn
  }
}

/// `[^label]:`
struct FootnoteStart: BlockStart {
  let firstBytes = [Byte.openBracket]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.footnotes }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let label = FootnoteLabel.range(line.bytes, at: line.first, to: line.range.upperBound),
      line.byte(label.upperBound + 1) == Byte.colon, parser.canNest()
    else { return .none }
    let end = label.upperBound + 2
    parser.line.advance(to: line.skipBlanks(end))
    parser.labels.defineFootnote(MarkdownText.label(line.bytes[label]))
    parser.add(FootnoteBlock(.footnote(MarkdownFootnote(label: label)), at: line.first, to: end, in: line))
    return .container
  }
}

/// `[^label]`
enum FootnoteLabel {
  /// What stands between `[^` and `]`.
  static func range(_ bytes: [UInt8], at start: Int, to limit: Int) -> Range<Int>? {
    guard start + 1 < limit, bytes[start + 1] == Byte.caret else { return nil }
    var end = start + 2
    while end < limit, end - start <= MarkdownLimits.label, bytes[end] != Byte.closeBracket {
      if bytes[end].isWhitespace || bytes[end] == Byte.openBracket { return nil }
      end += 1
    }
    return end > start + 2 && end < limit && bytes[end] == Byte.closeBracket ? start + 2..<end : nil
  }
}
