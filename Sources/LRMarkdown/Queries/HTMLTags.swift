/// A tag of HTML in a document, with the bytes of its parts.
public struct MarkdownHTMLTag: Sendable, Equatable {
  /// `src="board.png"`; the value without its quotation marks, nil where none is given.
  public struct Attribute: Sendable, Equatable {
    public var name: Range<Int>
    public var value: Range<Int>?
  }

  /// From `<` to `>`.
  public var range: Range<Int>
  public var name: Range<Int>
  /// Whether it is `</name>`.
  public var isEnd: Bool
  public var attributes: [Attribute]
}

extension MarkdownDocument {
  /// The tags in a block or an inline of HTML, without those in its comments; none of other nodes.
  public func htmlTags(in node: MarkdownNode) -> [MarkdownHTMLTag] {
    let content: MarkdownContent
    switch node.kind {
    case .html: content = self.content(node.range, in: node)
    case .htmlBlock: content = self.content(of: node)
    default: return []
    }
    var tags: [MarkdownHTMLTag] = []
    var at = 0
    while let start = content.bytes[at...].firstIndex(of: Byte.less) {
      at = start + 1
      if content.bytes[start...].starts(with: "<!--".utf8) {
        guard let end = HTMLSyntax.find("-->", in: content.bytes[...], from: start + 2) else { break }
        at = end + 3
        continue
      }
      var reader = HTMLTagReader(content.bytes, start..<content.bytes.count)
      guard let end = reader.read() else { continue }
      at = end
      tags.append(
        MarkdownHTMLTag(
          range: content.sourceRange(of: start..<end), name: content.sourceRange(of: reader.name), isEnd: reader.isEnd,
          attributes: reader.attributes.map { attribute in
            MarkdownHTMLTag.Attribute(
              name: content.sourceRange(of: attribute.name), value: attribute.value.map { content.sourceRange(of: $0) })
          }))
    }
    return tags
  }
}
