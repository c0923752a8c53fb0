import LRMarkdown

/// Footnotes and references of a document, under names that no other document of the page has.
///
///     [^1] and [words][r] become [^notes--1] and [words][notes--r]
enum PageLabels {
  /// - Parameter prefix: `notes--`
  static func edits(in part: MarkdownPart, prefix: String) -> TextEdits {
    var edits = TextEdits()
    guard !prefix.isEmpty else { return edits }
    for node in part.nodes {
      switch node.kind {
      case .footnoteReference(let reference): edits.insert(prefix, at: reference.label.lowerBound)
      case .footnote(let footnote): edits.insert(prefix, at: footnote.label.lowerBound)
      case .definition(let definition): edits.insert(prefix, at: definition.label.lowerBound)
      case .link(let target), .image(let target):
        guard let label = target.label else { continue }
        switch target.style {
        case .inline: break
        case .full: edits.insert(prefix, at: label.lowerBound)
        case .collapsed:
          // `[r][]`, with attributes behind it perhaps.
          edits.insert(prefix + part.text(label), at: target.content.upperBound + 2)
        case .shortcut: edits.insert("[\(prefix)\(part.text(label))]", at: target.content.upperBound + 1)
        }
      default: break
      }
    }
    return edits
  }
}
