/// A block or an inline of a document, with the bytes of the source that it is written with.
///
/// The range of a node begins with its first mark and ends with its last byte, without the line end; on its later lines it
/// may hold what its containers put before them (`> `).
public struct MarkdownNode: Sendable {
  /// Its place in `MarkdownDocument.nodes`.
  public let id: Int
  /// What it is, with the bytes of its parts.
  public let kind: Kind
  /// Its bytes in the source.
  public let range: Range<Int>
  /// The id of the node that holds it; nil for the document.
  public let parent: Int?
  /// The id of the first node behind it that it does not hold.
  public internal(set) var next: Int
  /// Its content, as indices of the document's pieces; empty for blocks that hold blocks, and for inlines.
  let pieces: Range<Int>

  /// What a node is, with the ranges that matter inside of it.
  public enum Kind: Sendable, Equatable {
    case document

    // Blocks that hold blocks.
    case quote
    case list(MarkdownList)
    case item(MarkdownItem)
    indirect case footnote(MarkdownFootnote)
    indirect case directive(MarkdownDirective)
    indirect case admonition(MarkdownAdmonition)

    // Blocks that hold inlines.
    case paragraph
    indirect case heading(MarkdownHeading)
    indirect case table(MarkdownTable)
    case tableRow(isHeader: Bool)
    case tableCell(MarkdownTable.Alignment)

    // Blocks that hold nothing that is read.
    case thematicBreak
    indirect case codeBlock(MarkdownCodeBlock)
    /// One of the seven kinds of CommonMark 4.6; 2 is a comment.
    case htmlBlock(kind: Int)
    indirect case mathBlock(MarkdownMath)
    indirect case definition(MarkdownDefinition)
    /// `(name)=`
    case target(name: Range<Int>)
    /// The lines between the rules.
    case frontMatter(content: Range<Int>)

    // Inlines.
    /// Letters that mean themselves.
    case text
    /// `\*`: the second byte is meant.
    case escape
    /// `&amp;`
    case entity
    case softBreak
    case hardBreak
    indirect case code(MarkdownCode)
    case html
    indirect case math(MarkdownMath)
    case emphasis
    case strong
    case strikethrough
    indirect case link(MarkdownLinkTarget)
    indirect case image(MarkdownLinkTarget)
    /// A link that is its own address, between angle brackets or bare.
    case autolink(MarkdownAutolink)
    /// `[words]{.class}`
    case span(attributes: Range<Int>)
    case footnoteReference(MarkdownReference)
    /// `` {name}`content` ``
    case role(name: Range<Int>, content: Range<Int>)
  }
}

extension MarkdownNode {
  /// Whether it stands in a line of text, beside others.
  public var isInline: Bool {
    switch kind {
    case .text, .escape, .entity, .softBreak, .hardBreak, .code, .html, .math, .emphasis, .strong, .strikethrough,
      .link,
      .image, .autolink, .span, .footnoteReference, .role:
      true
    default: false
    }
  }
}
