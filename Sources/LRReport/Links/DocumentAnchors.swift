import LRMarkdown

/// The places of a document that links can lead to, by their names.
struct DocumentAnchors {
  /// The headings by their anchors, and by the names that stand in a line before them: `(name)=`.
  private(set) var headings: [String: Heading] = [:]
  /// What the document's host knows of: `<a id="x">`, `(name)=`, labels of equations, names of directives, ids in attributes.
  private(set) var others: Set<String> = []

  var names: [String] { headings.keys.sorted() }

  init(_ document: ReportDocument) {
    headings = Dictionary(document.headings.map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
    let byNode = Dictionary(document.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    let part = document.part
    for node in part.nodes {
      switch node.kind {
      case .target(let name):
        let name = part.text(name)
        if let heading = byNode[node.next], headings[name] == nil { headings[name] = heading }
        others.insert(name)
      case .html, .htmlBlock:
        for tag in part.markdown.htmlTags(in: node) {
          for attribute in tag.attributes where ["id", "name"].contains(part.text(attribute.name).lowercased()) {
            if let value = attribute.value { others.insert(part.text(value)) }
          }
        }
      case .math(let math), .mathBlock(let math):
        if let label = math.label { addLabel(label, node, part) }
      case .span(let attributes): addAttributes(attributes, node, part)
      case .link(let target), .image(let target): addAttributes(target.attributes, node, part)
      case .code(let code): addAttributes(code.attributes, node, part)
      case .codeBlock(let code):
        addAttributes(code.directive == nil ? code.attributes : nil, node, part)
        addOptions(code.directive, part)
      case .directive(let directive):
        addAttributes(directive.attributes, node, part)
        addOptions(directive, part)
      default: break
      }
    }
  }

  /// `{#eq-id}` or `(label)`
  private mutating func addLabel(_ range: Range<Int>, _ node: MarkdownNode, _ part: MarkdownPart) {
    if let list = part.markdown.attributes(range, in: node) {
      if let id = list.id(in: part) { others.insert(id) }
    } else {
      others.insert(part.text(range).trimmed(of: "()"))
    }
  }

  private mutating func addAttributes(_ range: Range<Int>?, _ node: MarkdownNode, _ part: MarkdownPart) {
    if let id = range.flatMap({ part.markdown.attributes($0, in: node)?.id(in: part) }) { others.insert(id) }
  }

  private mutating func addOptions(_ directive: MarkdownDirective?, _ part: MarkdownPart) {
    for option in directive?.options ?? [] where ["name", "label", "id"].contains(part.text(option.key)) {
      others.insert(part.text(option.value).trimmed(of: "\"'"))
    }
  }
}

extension String {
  /// Without the marks that stand around it.
  fileprivate func trimmed(of marks: String) -> String {
    String(drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
  }
}
