/// What stands behind the words of a link: a destination, a label or nothing.
struct LinkTail {
  let target: MarkdownLinkTarget
  /// The index behind it.
  let end: Int

  /// - Parameter closing: the `]` behind the words.
  init?(_ parser: InlineParser, _ bracket: Bracket, closing: Int) {
    let words = bracket.inside..<closing
    if let tail = Self.inline(parser, words) {
      self = tail
      return
    }
    var style = MarkdownLinkTarget.Style.shortcut
    var label = words
    var end = closing + 1
    if let labelEnd = LinkSyntax.labelEnd(parser.text, at: closing + 1) {
      let inner = closing + 2..<labelEnd - 1
      if inner.isEmpty {
        (style, end) = (.collapsed, labelEnd)
      } else if !parser.text[inner].allSatisfy(\.isWhitespace) {
        // Blanks alone are no label.
        (style, end, label) = (.full, labelEnd, inner)
      }
    }
    if style != .full, bracket.holdsBracket { return nil }
    let labels = parser.syntax.labels
    guard let definition = labels.definition(parser.text[label]) else { return nil }
    let parts = labels.definitions[definition]
    target = MarkdownLinkTarget(
      style: style, content: parser.source(words), destination: parts.destination, title: parts.title,
      label: parser.source(label), definition: definition)
    self.end = end
  }

  private init(_ target: MarkdownLinkTarget, end: Int) {
    self.target = target
    self.end = end
  }

  /// `(destination "title")`
  private static func inline(_ parser: InlineParser, _ words: Range<Int>) -> LinkTail? {
    let text = parser.text
    let open = words.upperBound + 1
    guard open < text.count, text[open] == Byte.openParenthesis else { return nil }
    let first = LinkSyntax.skipWhitespace(text, open + 1)
    guard let destination = LinkSyntax.destination(text, at: first) else { return nil }
    var next = LinkSyntax.skipWhitespace(text, destination.end)
    var title: LinkSyntax.Part?
    if next > destination.end {
      title = LinkSyntax.title(text, at: next)
      if let title { next = LinkSyntax.skipWhitespace(text, title.end) }
    }
    guard next < text.count, text[next] == Byte.closeParenthesis else { return nil }
    let target = MarkdownLinkTarget(
      style: .inline, content: parser.source(words), destination: parser.source(destination.inner),
      title: title.map { parser.source($0.inner) })
    return LinkTail(target, end: next + 1)
  }
}
