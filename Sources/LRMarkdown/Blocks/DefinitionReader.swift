/// Reads `[label]: destination "title"` at the start of a paragraph.
struct DefinitionReader {
  /// The label as it is looked for.
  let key: String
  /// Where the next line begins.
  private(set) var end: Int
  private let start: Int
  private let label: Range<Int>
  private let destination: LinkSyntax.Part
  private var title: LinkSyntax.Part?

  /// The definition that begins at a line of the content; nil where none does.
  init?(_ text: [UInt8], at start: Int) {
    self.start = start
    guard let labelEnd = LinkSyntax.labelEnd(text, at: start) else { return nil }
    label = start + 1..<labelEnd - 1
    key = MarkdownText.label(text[label])
    guard !key.isEmpty, labelEnd < text.count, text[labelEnd] == Byte.colon else { return nil }
    let first = LinkSyntax.skipWhitespace(text, labelEnd + 1)
    guard let destination = LinkSyntax.destination(text, at: first), destination.end > first else { return nil }
    self.destination = destination
    let next = LinkSyntax.skipWhitespace(text, destination.end)
    if next > destination.end, let title = LinkSyntax.title(text, at: next),
      let end = Self.lineEnd(text, title.end)
    {
      self.title = title
      self.end = end
    } else if let end = Self.lineEnd(text, destination.end) {
      self.end = end
    } else {
      return nil
    }
  }

  /// The start of the next line, where nothing but blanks follows.
  private static func lineEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at < text.count, text[at].isSpaceOrTab { at += 1 }
    if at == text.count { return at }
    return text[at] == Byte.newline ? at + 1 : nil
  }

  /// The definition as a block.
  func block(_ content: MarkdownContent, lines: ClosedRange<Int>) -> OpenBlock {
    let parts = MarkdownDefinition(
      label: content.sourceRange(of: label), destination: content.sourceRange(of: destination.inner),
      title: title.map { content.sourceRange(of: $0.inner) })
    let range = content.sourceRange(of: start..<(title?.end ?? destination.end))
    let block = OpenBlock(.definition(parts), range, lines: lines)
    block.pieces = content.pieces(of: start..<end)
    return block
  }
}
