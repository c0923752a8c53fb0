import LRInput

/// Reads blocks, then the inlines that they hold, and lists both.
struct TreeBuilder {
  private let source: Source
  private let dialect: MarkdownDialect
  private(set) var nodes: [MarkdownNode] = []
  private(set) var pieces: [ContentPiece] = []
  private(set) var definitions: [Int] = []
  private(set) var footnotes: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: Source, _ dialect: MarkdownDialect) {
    self.source = source
    self.dialect = dialect
  }

  mutating func build() {
    var start = source.byteOrderMark
    let front = dialect.frontMatter ? FrontMatter(source.bytes, from: start) : nil
    if let front { start = front.next }
    let parser = BlockParser(source.bytes, from: start, dialect: dialect, starts: MarkdownSyntax.blocks)
    parser.read()
    if let offset = parser.tooDeep {
      warn(at: offset, "quotes and lists nest more than \(MarkdownLimits.blocks) deep; the rest is read as text")
    }
    let document = begin(.document, 0..<source.bytes.count, parent: nil)
    if let front { end(begin(.frontMatter(content: front.content), front.range, parent: document)) }
    let syntax = InlineSyntax(MarkdownSyntax.inlines, dialect, parser.labels)
    for child in parser.document.children { add(child, to: document, syntax) }
    end(document)
  }

  /// Adds a node without content; gives its id.
  mutating func begin(
    _ kind: MarkdownNode.Kind, _ range: Range<Int>, parent: Int?, pieces: Range<Int> = 0..<0
  ) -> Int {
    let id = nodes.count
    nodes.append(MarkdownNode(id: id, kind: kind, range: range, parent: parent, next: id + 1, pieces: pieces))
    return id
  }

  /// Says that everything a node holds has been added.
  mutating func end(_ id: Int) { nodes[id].next = nodes.count }

  mutating func warn(at offset: Int, _ message: String) {
    if !diagnostics.contains(where: { $0.message == message }) {
      diagnostics.append(Diagnostic(.warning, at: offset, message))
    }
  }

  /// Blocks nest at most `MarkdownLimits.blocks` deep, and so does this.
  private mutating func add(_ block: OpenBlock, to parent: Int, _ syntax: InlineSyntax) {
    let first = pieces.count
    pieces += block.pieces
    let id = begin(block.kind, block.range, parent: parent, pieces: first..<pieces.count)
    switch block.kind {
    case .definition: definitions.append(id)
    case .footnote: footnotes.append(id)
    case .paragraph, .heading, .tableCell:
      let parser = InlineParser(MarkdownContent(source.bytes, block.pieces), syntax)
      parser.read()
      var writer = InlineWriter(parser)
      writer.write(to: id, &self)
    default: break
    }
    for child in block.children { add(child, to: id, syntax) }
    end(id)
  }
}
