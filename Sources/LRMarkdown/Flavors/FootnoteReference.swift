/// `[^label]`, where the label has a text.
struct FootnoteReferenceReader: InlineReader {
  let firstBytes = [Byte.openBracket]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.footnotes }

  func read(_ parser: InlineParser) -> Bool {
    let text = parser.text
    guard let label = FootnoteLabel.range(text, at: parser.at, to: text.count),
      let footnote = parser.syntax.labels.footnote(text[label])
    else { return false }
    let end = label.upperBound + 1
    // What has a destination is a link.
    if end < text.count, text[end] == Byte.openParenthesis { return false }
    parser.add(.footnoteReference(MarkdownReference(label: parser.source(label), footnote: footnote)), to: end)
    return true
  }
}
