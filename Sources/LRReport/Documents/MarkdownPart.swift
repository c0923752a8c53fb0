import LRInput
import LRMarkdown

/// Markdown that is read as one: a document, or a text of one line that stands in it, such as a caption.
///
/// Whatever is looked up or changed in it is found by its tree, at offsets of the tree's own text.
struct MarkdownPart: Sendable {
  let markdown: MarkdownDocument
  /// What of the text is the part itself; in the text of a caption the document's labels stand behind it.
  let range: Range<Int>
  /// The offset of the text's first byte in the document.
  let shift: Int

  init(_ source: Source) {
    markdown = MarkdownDocument(source)
    range = 0..<source.bytes.count
    shift = 0
  }

  /// A text that stands in a line of a document, which knows the document's labels.
  ///
  /// - Parameter offset: where it stands.
  init(_ text: Range<Int>, of document: MarkdownDocument) {
    self.init(Array(document.source.bytes[text]), at: text.lowerBound, of: document)
  }

  /// The words of a heading, as one line.
  init(heading: MarkdownNode, of document: MarkdownDocument) {
    let words = document.content(of: heading).bytes.map { $0 == 0x0A ? 0x20 : $0 }
    self.init(words, at: heading.range.lowerBound, of: document)
  }

  private init(_ bytes: [UInt8], at offset: Int, of document: MarkdownDocument) {
    // It begins no block, since words stand before it wherever it goes.
    let start = Array("… ".utf8)
    let labels = bytes.contains(UInt8(ascii: "[")) ? Self.labels(of: document) : []
    markdown = MarkdownDocument(Source(name: document.source.name, bytes: start + bytes + labels))
    range = start.count..<start.count + bytes.count
    shift = offset - start.count
  }

  private static func labels(of document: MarkdownDocument) -> [UInt8] {
    let bytes = document.source.bytes
    var text = Array("\n\n".utf8)
    for id in document.definitions {
      guard case .definition(let definition) = document.nodes[id].kind else { continue }
      text += Array("[".utf8) + bytes[definition.label] + Array("]: <".utf8)
      text += bytes[definition.destination] + Array(">\n\n".utf8)
    }
    for id in document.footnotes {
      guard case .footnote(let footnote) = document.nodes[id].kind else { continue }
      text += Array("[^".utf8) + bytes[footnote.label] + Array("]: x\n\n".utf8)
    }
    return text
  }

  /// The nodes of the part itself, as they are written; letters may begin before it.
  var nodes: some Sequence<MarkdownNode> {
    markdown.nodes.lazy.filter { [range] in range.overlaps($0.range) }
  }

  /// The bytes of a range as text.
  func text(_ range: Range<Int>) -> String { String(decoding: markdown.source.bytes[range], as: UTF8.self) }
}
