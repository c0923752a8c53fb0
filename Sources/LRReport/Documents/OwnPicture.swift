import LRMarkdown

/// A picture of the author that stands in a paragraph by itself, which pandoc makes a figure with its words as the caption.
struct OwnPicture: Sendable {
  /// Its place in the document's tree.
  var node: Int
  /// `{#fig-board}`
  var id: String?
  /// Whether pandoc makes it a figure wherever the document goes: it has words, and stands in no list without gaps and in nothing
  /// that only another host knows.
  var isFigure: Bool
  /// Where its caption begins.
  var caption: Int
  /// Where the picture ends.
  var end: Int
  /// What `[words]` alone and `[words][]` go by, and where that would be written.
  var label: (words: Range<Int>, place: Int)?

  static func all(in part: MarkdownPart) -> [OwnPicture] {
    let markdown = part.markdown
    let written = markdown.nodes.compactMap { node -> OwnPicture? in
      guard case .image(let target) = node.kind, let parent = markdown.parent(of: node), parent.kind == .paragraph,
        parent.id + 1 == node.id, parent.next == node.next
      else { return nil }
      let id = target.attributes.flatMap { markdown.attributes($0, in: node)?.id(in: part) }
      let hasWords = markdown.source.bytes[target.content].contains { $0 > 0x20 }
      var picture = OwnPicture(
        node: node.id, id: id, isFigure: hasWords && isPlain(parent, in: part), caption: target.content.lowerBound,
        end: node.range.upperBound)
      switch target.style {
      case .collapsed: picture.label = (target.content, target.content.upperBound + 2)
      case .shortcut: picture.label = (target.content, target.content.upperBound + 1)
      case .inline, .full: break
      }
      return picture
    }
    return written + markdown.nodes.flatMap { inHTML($0, in: markdown) }
  }

  /// Lines of a block of HTML that are a picture for pandoc, which reads Markdown there, and for no other.
  private static func inHTML(_ node: MarkdownNode, in markdown: MarkdownDocument) -> [OwnPicture] {
    // Comments and what stands as it is written have lower numbers.
    guard case .htmlBlock(let kind) = node.kind, kind > 5 else { return [] }
    let bytes = markdown.source.bytes
    return bytes[node.range].split(separator: 0x0A).compactMap { line in
      let first = line.firstIndex { $0 > 0x20 } ?? line.endIndex
      guard line[first...].starts(with: "![".utf8), let last = line.lastIndex(where: { $0 > 0x20 }),
        ")]}".utf8.contains(bytes[last])
      else { return nil }
      return OwnPicture(node: node.id, isFigure: false, caption: first + 2, end: last + 1)
    }
  }

  /// Whether a paragraph stands where pandoc and the host agree that it is one.
  private static func isPlain(_ paragraph: MarkdownNode, in part: MarkdownPart) -> Bool {
    part.markdown.ancestors(of: paragraph).allSatisfy { node in
      switch node.kind {
      case .document, .quote, .item: true
      case .list(let list): !list.isTight
      case .directive(let directive): !directive.isBraced(in: part.markdown)
      default: false
      }
    }
  }
}

extension MarkdownDirective {
  /// Whether its name stands in braces, as MyST has it: `:::{note}`.
  func isBraced(in document: MarkdownDocument) -> Bool {
    guard let name, name.lowerBound > 0 else { return false }
    return document.source.bytes[name.lowerBound - 1] == UInt8(ascii: "{")
  }
}
