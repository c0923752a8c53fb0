import LRMarkdown

/// A heading of a document, of either kind: `## What to see`.
struct Heading: Sendable, Equatable {
  var level: Int
  /// Its place in the document's tree.
  var node: Int
  /// `limits` of `## Limits {#limits}`: a name that is written.
  var ownAnchor: String?
  /// The name by which links find it: its own, or the one that GitHub gives it: `what-to-see`, `what-to-see-1` for the second of
  /// these words.
  var anchor: String

  static func all(in part: MarkdownPart) -> [Heading] {
    var counts: [String: Int] = [:]
    return part.markdown.headings.compactMap { node in
      guard case .heading(let heading) = node.kind else { return nil }
      let own = heading.attributes.flatMap { part.markdown.attributes($0, in: node)?.id(in: part) }
      var anchor = own ?? slug(part.markdown.plainText(of: node))
      if own == nil {
        let count = counts[anchor, default: 0]
        counts[anchor] = count + 1
        if count > 0 { anchor += "-\(count)" }
      }
      return Heading(level: heading.level, node: node.id, ownAnchor: own, anchor: anchor)
    }
  }

  private static func slug(_ words: String) -> String {
    String(
      words.lowercased().compactMap { letter -> Character? in
        if letter == " " { return "-" }
        return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
      })
  }
}

extension MarkdownAttributes {
  /// The id that the list gives.
  func id(in part: MarkdownPart) -> String? {
    items.first { $0.kind == .id || $0.kind == .pair && part.text($0.key) == "id" }.map { part.text($0.value) }
  }
}
