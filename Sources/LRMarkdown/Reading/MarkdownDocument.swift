public import LRInput

/// A document as a tree of blocks and inlines, each with its bytes.
///
/// Nodes stand in one list, each before what it holds, so that a walk is a loop and no depth can exhaust the stack:
///
///     for node in document.nodes { … }                    // all, as they are written
///     for node in document.children(of: list) { … }       // what one holds
public struct MarkdownDocument: Sendable {
  /// The text that all ranges are bytes of.
  public let source: Source
  /// What was read beside CommonMark.
  public let dialect: MarkdownDialect
  /// All nodes; the first is the document.
  public let nodes: [MarkdownNode]
  /// The ids of all link definitions, in their order.
  public let definitions: [Int]
  /// The ids of the texts of all notes, in their order.
  public let footnotes: [Int]
  /// What was not read as it is written, since it nests too deep.
  public let diagnostics: [Diagnostic]
  let pieces: [ContentPiece]

  /// Reads a document. Takes time proportional to its length, whatever it holds.
  public init(_ source: Source, dialect: MarkdownDialect = .all) {
    var builder = TreeBuilder(source, dialect)
    builder.build()
    self.source = source
    self.dialect = dialect
    nodes = builder.nodes
    definitions = builder.definitions
    footnotes = builder.footnotes
    pieces = builder.pieces
    diagnostics = builder.diagnostics
  }

  /// Reads a text, for tests and for texts that were never a file.
  public init(_ text: String, dialect: MarkdownDialect = .all) {
    self.init(Source(name: "<text>", text: text), dialect: dialect)
  }
}

extension MarkdownDocument {
  /// What stands between two lines of `---` at the very start of a text, both included with their line ends; nil where there is
  /// none. Reads no further, so that many files can be asked.
  public static func frontMatter(of source: Source) -> Range<Int>? {
    FrontMatter(source.bytes, from: source.byteOrderMark).map { $0.range.lowerBound..<$0.next }
  }
}
