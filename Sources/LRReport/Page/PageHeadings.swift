import LRMarkdown

/// The headings of a document on a page with others.
enum PageHeadings {
  /// The title of the first document stands above the page; whatever else has level 1 goes one level down, and in the other
  /// documents what stands below it too. Each gets a name that no heading of another document has.
  static func edits(
    in document: ReportDocument, names: PageNames, for target: ReportLinks.Target, isFirst: Bool
  ) -> TextEdits {
    var edits = TextEdits()
    let title = document.title
    for heading in document.headings {
      let node = document.markdown.nodes[heading.node]
      guard case .heading(let written) = node.kind else { continue }
      let isTitle = heading == title
      if isTitle, isFirst, target != .joined {
        edits.replace(node.range, with: "")
        continue
      }
      // pandoc wants a blank line before a heading, GitHub does not.
      BlockPlace(node, in: document.markdown).setApart(in: &edits)
      let stays = target == .joined || isFirst && heading.level > 1
      let level = stays ? heading.level : heading.level + 1
      // Of a heading without words the content may lie behind its blanks, which are no part of it.
      let content = written.content.clamped(to: node.range)
      edits.replace(
        node.range.lowerBound..<content.lowerBound, with: String(repeating: "#", count: level) + " ")
      // On a page the division around a document has the name of its title.
      let name = isTitle && target != .joined ? nil : names.heading(heading, of: document, target)
      edits.replace(
        content.upperBound..<node.range.upperBound,
        with: attributes(of: heading, written, node, in: document, name))
      // One that is underlined may have several lines.
      for child in document.markdown.descendants(of: node) where child.kind == .softBreak || child.kind == .hardBreak {
        edits.replace(child.range, with: " ")
      }
    }
    return edits
  }

  /// What stands behind the words of a heading.
  private static func attributes(
    of heading: Heading, _ written: MarkdownHeading, _ node: MarkdownNode, in document: ReportDocument, _ name: String?
  ) -> String {
    let part = document.part
    let list = written.attributes.flatMap { part.markdown.attributes($0, in: node) }
    guard let name, name != heading.ownAnchor else { return list.map { " " + part.text($0.range) } ?? "" }
    let others = (list?.items ?? []).filter { $0.kind != .id && !($0.kind == .pair && part.text($0.key) == "id") }
    let words = others.map { item in
      switch item.kind {
      case .id, .className, .format: part.text(item.key) + part.text(item.value)
      case .pair: part.text(item.key) + "=\"" + part.text(item.value) + "\""
      case .unnumbered: "-"
      }
    }
    // An id behind `#` could not begin with a digit.
    return " {" + (["id=\"\(name)\""] + words).joined(separator: " ") + "}"
  }
}
