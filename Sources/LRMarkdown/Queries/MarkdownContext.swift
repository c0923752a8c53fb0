/// What the byte at a place of a document is a part of.
public enum MarkdownContext: Sendable, Equatable {
  /// Words, and the marks of Markdown around them.
  case text
  /// Code, in a line or as a block.
  case code
  /// Tags of HTML, or a block of it.
  case html
  /// A comment of HTML.
  case comment
  case math
  case frontMatter
  /// The definition of a link.
  case definition

  /// Whether Markdown is read there.
  public var isRead: Bool { self == .text }
}

extension MarkdownDocument {
  /// What the byte at an offset is a part of.
  public func context(at offset: Int) -> MarkdownContext { context(of: node(at: offset)) }

  /// What a node is.
  public func context(of node: MarkdownNode) -> MarkdownContext {
    switch node.kind {
    case .code, .codeBlock, .role: .code
    case .htmlBlock(let kind): kind == 2 ? .comment : .html
    case .html: source.bytes[node.range].starts(with: "<!-".utf8) ? .comment : .html
    case .math, .mathBlock: .math
    case .frontMatter: .frontMatter
    case .definition: .definition
    default: .text
    }
  }
}
