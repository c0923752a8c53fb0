/// A `[` or `![` that may begin a link or a picture.
struct Bracket {
  /// Its letters.
  var draft: Int
  /// Its first byte in the content.
  var start: Int
  var isImage: Bool
  /// False once a link stands behind it: links hold no links.
  var isActive = true
  /// Whether another bracket was opened behind it, so that what it holds is no label.
  var holdsBracket = false

  /// Whether words behind it may be words of a link, or of a picture, so that addresses in them are left alone.
  var holdsLinkWords: Bool
  var holdsPictureWords: Bool

  /// Where what it holds begins.
  var inside: Int { start + (isImage ? 2 : 1) }
}

/// `[words](destination "title")`, `[words][label]`, `[words]`, `![…]`, `[words]{.class}`.
struct BracketReader: InlineReader {
  let firstBytes = [Byte.openBracket, Byte.closeBracket, Byte.bang]

  func read(_ parser: InlineParser) -> Bool {
    let (text, at) = (parser.text, parser.at)
    switch text[at] {
    case Byte.openBracket: open(parser, isImage: false)
    case Byte.closeBracket: close(parser)
    default:
      guard at + 1 < text.count, text[at + 1] == Byte.openBracket else { return false }
      // GitHub reads `![^1]` as a note behind an exclamation mark.
      if parser.dialect.footnotes, at + 2 < text.count, text[at + 2] == Byte.caret { return false }
      open(parser, isImage: true)
    }
    return true
  }

  private func open(_ parser: InlineParser, isImage: Bool) {
    if !parser.brackets.isEmpty { parser.brackets[parser.brackets.count - 1].holdsBracket = true }
    let start = parser.at
    let draft = parser.addMark(to: start + (isImage ? 2 : 1))
    let outer = parser.brackets.last
    parser.brackets.append(
      Bracket(
        draft: draft, start: start, isImage: isImage, holdsLinkWords: !isImage || outer?.holdsLinkWords == true,
        holdsPictureWords: isImage || outer?.holdsPictureWords == true))
  }

  private func close(_ parser: InlineParser) {
    let end = parser.at
    guard let bracket = parser.brackets.popLast() else { return literal(parser) }
    guard bracket.isActive else { return literal(parser) }
    guard let tail = LinkTail(parser, bracket, closing: end) else {
      if !bracket.isImage, let list = parser.attributes(at: end + 1) {
        wrap(.span(attributes: parser.source(list)), bracket, to: list.upperBound, parser)
      } else {
        literal(parser)
      }
      return
    }
    var target = tail.target
    var next = tail.end
    if let list = parser.attributes(at: next) {
      target.attributes = parser.source(list)
      next = list.upperBound
    }
    wrap(bracket.isImage ? .image(target) : .link(target), bracket, to: next, parser)
    if !bracket.isImage { deactivate(&parser.brackets) }
  }

  /// Links hold no links: brackets before one that has been closed begin none.
  private func deactivate(_ brackets: inout [Bracket]) {
    // Those before one that is passive are so already.
    let passive = brackets.lastIndex { !$0.isImage && !$0.isActive }
    let holdsPictureWords = passive.map { brackets[$0].holdsPictureWords } ?? false
    for index in brackets.indices[((passive ?? -1) + 1)...] {
      brackets[index].isActive = brackets[index].isImage
      // As in cmark-gfm, where pictures do not mind addresses behind a link.
      if brackets[index].isImage { brackets[index].holdsPictureWords = holdsPictureWords }
    }
  }

  private func literal(_ parser: InlineParser) {
    parser.addLetters(parser.at..<parser.at + 1)
    parser.at += 1
  }

  private func wrap(_ kind: MarkdownNode.Kind, _ bracket: Bracket, to end: Int, _ parser: InlineParser) {
    parser.delimiters.match(in: &parser.drafts, from: bracket.start)
    let first = parser.drafts[bracket.draft].next
    let last = parser.drafts.last
    if first >= 0 {
      parser.drafts.wrap(kind, bracket.start..<end, from: first, to: last)
      parser.drafts.remove(bracket.draft)
    } else {
      parser.drafts[bracket.draft].kind = kind
      parser.drafts[bracket.draft].end = end
    }
    parser.at = end
  }
}
