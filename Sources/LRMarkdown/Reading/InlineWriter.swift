/// Lists the inlines of a block, each before what it holds; letters that stand beside each other become one text.
struct InlineWriter {
  private let parser: InlineParser
  /// What is left to do: a draft and its siblings, below a node.
  private var open: [(draft: Int, parent: Int, isLink: Bool)] = []

  init(_ parser: InlineParser) { self.parser = parser }

  mutating func write(to block: Int, _ tree: inout TreeBuilder) {
    open.append((parser.drafts.first, block, false))
    while let (draft, parent, isLink) = open.last {
      guard draft >= 0 else {
        open.removeLast()
        tree.end(parent)
        continue
      }
      if parser.drafts[draft].kind == .text {
        let next = writeText(draft, to: parent, isLink, &tree)
        open[open.count - 1].draft = next
      } else {
        open[open.count - 1].draft = parser.drafts[draft].next
        write(parser.drafts[draft], to: parent, isLink, &tree)
      }
    }
  }

  /// Writes a draft, and leaves what it holds to be written next.
  private mutating func write(_ draft: InlineDraft, to parent: Int, _ isLink: Bool, _ tree: inout TreeBuilder) {
    let range = parser.source(draft.start..<draft.end)
    if draft.firstChild >= 0, open.count > MarkdownLimits.inlines {
      tree.warn(
        at: range.lowerBound,
        "emphasis and pictures nest more than \(MarkdownLimits.inlines) deep; the rest is read as text")
      return open.append((draft.firstChild, parent, isLink))
    }
    let id = tree.begin(draft.kind, range, parent: parent)
    guard draft.firstChild >= 0 else { return }
    var holdsLink = isLink
    if case .link = draft.kind { holdsLink = true }
    open.append((draft.firstChild, id, holdsLink))
  }

  /// Writes letters that stand beside each other, with the addresses in them; gives the next draft.
  private func writeText(_ first: Int, to parent: Int, _ isLink: Bool, _ tree: inout TreeBuilder) -> Int {
    let start = parser.drafts[first].start
    var end = parser.drafts[first].end
    var next = parser.drafts[first].next
    while next >= 0, parser.drafts[next].kind == .text, parser.drafts[next].start == end {
      end = parser.drafts[next].end
      next = parser.drafts[next].next
    }
    var at = start
    if parser.dialect.bareLinks, !isLink {
      for mail in MailLinks.all(parser.text, in: start..<end) {
        text(at..<mail.range.lowerBound, to: parent, &tree)
        let range = parser.source(mail.range)
        let link = MarkdownAutolink(address: range, prefix: mail.hasScheme ? .none : .mail, isBare: true)
        _ = tree.begin(.autolink(link), range, parent: parent)
        at = mail.range.upperBound
      }
    }
    text(at..<end, to: parent, &tree)
    return next
  }

  private func text(_ range: Range<Int>, to parent: Int, _ tree: inout TreeBuilder) {
    guard !range.isEmpty else { return }
    let source = parser.source(range)
    if source.count == range.count {
      _ = tree.begin(.text, source, parent: parent)
    } else {
      // Something between them is no content, as the backslash before a pipe in a table.
      for piece in parser.content.pieces(of: range) { _ = tree.begin(.text, piece.range, parent: parent) }
    }
  }
}
