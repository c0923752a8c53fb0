import LRMarkdown

/// A tree in lines: what each node is, and what stands at its bytes where it holds nothing.
enum Outline {
  static func of(_ text: String, dialect: MarkdownDialect = .all) -> String {
    of(MarkdownDocument(text, dialect: dialect))
  }

  static func of(_ document: MarkdownDocument) -> String {
    var depths = [0]
    var lines: [String] = []
    for node in document.nodes.dropFirst() {
      let depth = depths[node.parent ?? 0] + 1
      depths.append(depth)
      var line = String(repeating: "  ", count: depth - 1) + name(node.kind)
      if node.next == node.id + 1 { line += " " + document.text(node.range).debugDescription }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private static func name(_ kind: MarkdownNode.Kind) -> String {
    String(String(describing: kind).prefix { $0 != "(" })
  }
}

extension MarkdownDocument {
  /// The source at a range.
  func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }
  func text(_ range: Range<Int>?) -> String? { range.map(text) }

  /// The first node that a function knows, and what it says of it.
  func first<T>(_ known: (MarkdownNode.Kind) -> T?) -> (node: MarkdownNode, value: T)? {
    for node in nodes {
      if let value = known(node.kind) { return (node, value) }
    }
    return nil
  }
}
