/// A tag of HTML in a document, with the bytes of its parts.
public struct MarkdownHTMLTag: Sendable, Equatable {
  /// `src="board.png"`; the value without its quotation marks, nil where none is given.
  public struct Attribute: Sendable, Equatable {
    /// The bytes of the name, in the case of the text.
    public var name: Range<Int>
    /// The bytes between the quotation marks; nil where there is no `=`.
    public var value: Range<Int>?
  }

  /// From `<` to `>`.
  public var range: Range<Int>
  /// The bytes of the name, in the case of the text.
  public var name: Range<Int>
  /// Whether it is `</name>`.
  public var isEnd: Bool
  /// In the order of the text; none of an end tag.
  public var attributes: [Attribute]
}

extension MarkdownDocument {
  /// The tags in a block or an inline of HTML, without those in its comments; none of other nodes.
  public func htmlTags(in node: MarkdownNode) -> [MarkdownHTMLTag] {
    var tags: [MarkdownHTMLTag] = []
    readHTML(of: node) { content, range, tag in
      guard let tag else { return }
      tags.append(
        MarkdownHTMLTag(
          range: content.sourceRange(of: range), name: content.sourceRange(of: tag.name), isEnd: tag.isEnd,
          attributes: tag.attributes.map { attribute in
            MarkdownHTMLTag.Attribute(
              name: content.sourceRange(of: attribute.name), value: attribute.value.map { content.sourceRange(of: $0) })
          }))
    }
    return tags
  }

  /// The comments in a block or an inline of HTML, their marks included; none of other nodes.
  public func comments(in node: MarkdownNode) -> [Range<Int>] {
    var comments: [Range<Int>] = []
    readHTML(of: node) { content, range, tag in if tag == nil { comments.append(content.sourceRange(of: range)) } }
    return comments
  }

  /// Hands out the tags and the comments (nil) of HTML, with their places in its content.
  private func readHTML(of node: MarkdownNode, _ take: (MarkdownContent, Range<Int>, HTMLTagReader?) -> Void) {
    let content: MarkdownContent
    switch node.kind {
    case .html: content = self.content(node.range, in: node)
    case .htmlBlock: content = self.content(of: node)
    default: return
    }
    var at = 0
    while let start = content.bytes[at...].firstIndex(of: Byte.less) {
      at = start + 1
      if content.bytes[start...].starts(with: "<!--".utf8) {
        let end = HTMLSyntax.find("-->", in: content.bytes[...], from: start + 2).map { $0 + 3 }
        at = end ?? content.bytes.count
        take(content, start..<at, nil)
        continue
      }
      var reader = HTMLTagReader(content.bytes, start..<content.bytes.count)
      guard let end = reader.read() else { continue }
      at = end
      take(content, start..<end, reader)
    }
  }
}
