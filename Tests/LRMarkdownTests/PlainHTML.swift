import LRMarkdown

/// A document as cmark-gfm writes it in HTML (`--unsafe`), so that the two can be compared byte by byte.
struct PlainHTML {
  private let document: MarkdownDocument
  private var html = ""

  static func of(_ document: MarkdownDocument) -> String {
    var writer = PlainHTML(document)
    for child in document.children(of: document.nodes[0]) { writer.block(child, isTight: false) }
    return writer.html
  }

  private init(_ document: MarkdownDocument) { self.document = document }

  // MARK: Blocks

  private mutating func line() {
    if !html.isEmpty, html.utf8.last != 10 { html += "\n" }
  }

  private mutating func blocks(_ node: MarkdownNode, isTight: Bool) {
    for child in document.children(of: node) { block(child, isTight: isTight) }
  }

  private mutating func block(_ node: MarkdownNode, isTight: Bool) {
    switch node.kind {
    case .paragraph:
      if isTight { return inlines(node) }
      line()
      html += "<p>"
      inlines(node)
      html += "</p>\n"
    case .heading(let heading):
      line()
      html += "<h\(heading.level)>"
      inlines(node)
      html += "</h\(heading.level)>\n"
    case .thematicBreak:
      line()
      html += "<hr />\n"
    case .quote:
      line()
      html += "<blockquote>\n"
      blocks(node, isTight: false)
      line()
      html += "</blockquote>\n"
    case .list(let list): self.list(node, list)
    case .codeBlock(let code):
      line()
      let language = document.info(of: code).prefix { !" \t\u{0B}\u{0C}".contains($0) }
      html += language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(Self.escaped(String(language)))\">"
      html += Self.escaped(document.content(of: node).text) + "</code></pre>\n"
    case .htmlBlock:
      line()
      html += document.content(of: node).text
      line()
    case .table(let table): self.table(node, table.alignments)
    // GitHub gathers the texts of notes at the end; they are compared elsewhere.
    case .definition, .footnote: break
    default: html += "<!-- \(node.kind) -->\n"
    }
  }

  private mutating func list(_ node: MarkdownNode, _ list: MarkdownList) {
    line()
    let tag = list.start == nil ? "ul" : "ol"
    html += list.start.map { $0 == 1 ? "<ol>\n" : "<ol start=\"\($0)\">\n" } ?? "<ul>\n"
    for child in document.children(of: node) {
      line()
      html += "<li>"
      if case .item(let item) = child.kind, let task = item.task {
        html += "<input type=\"checkbox\" \(task.isDone ? "checked=\"\" " : "")disabled=\"\" /> "
      }
      blocks(child, isTight: list.isTight)
      html += "</li>\n"
    }
    html += "</\(tag)>\n"
  }

  private mutating func table(_ node: MarkdownNode, _ alignments: [MarkdownTable.Alignment]) {
    line()
    html += "<table>\n"
    var hasBody = false
    for row in document.children(of: node) {
      guard case .tableRow(let isHeader) = row.kind else { continue }
      line()
      if isHeader { html += "<thead>\n" } else if !hasBody { html += "<tbody>\n" }
      hasBody = hasBody || !isHeader
      html += "<tr>"
      let cells = Array(document.children(of: row))
      // GitHub writes the cells too that are not there.
      for (index, alignment) in alignments.enumerated() {
        line()
        html += isHeader ? "<th" : "<td"
        switch alignment {
        case .none: html += ">"
        case .left: html += " align=\"left\">"
        case .center: html += " align=\"center\">"
        case .right: html += " align=\"right\">"
        }
        if index < cells.count { inlines(cells[index]) }
        html += isHeader ? "</th>" : "</td>"
      }
      line()
      html += "</tr>"
      if isHeader {
        line()
        html += "</thead>"
      }
    }
    if hasBody {
      line()
      html += "</tbody>\n"
    }
    line()
    html += "</table>\n"
  }

  // MARK: Inlines

  private mutating func inlines(_ node: MarkdownNode) {
    for child in document.children(of: node) { inline(child) }
  }

  private mutating func inline(_ node: MarkdownNode) {
    switch node.kind {
    case .text, .escape, .entity: html += Self.escaped(document.plainText(of: node))
    case .softBreak: html += "\n"
    case .hardBreak: html += "<br />\n"
    case .code(let code): html += "<code>\(Self.escaped(document.code(code.content, in: node)))</code>"
    case .html: html += document.content(node.range, in: node).text
    case .emphasis: wrapped(node, "em")
    case .strong: wrapped(node, "strong")
    case .strikethrough: wrapped(node, "del")
    case .link:
      html += "<a href=\"\(Self.address(document.destination(of: node) ?? ""))\"" + title(node) + ">"
      inlines(node)
      html += "</a>"
    case .autolink:
      html += "<a href=\"\(Self.address(document.destination(of: node) ?? ""))\">"
      html += Self.escaped(document.plainText(of: node)) + "</a>"
    case .image:
      html += "<img src=\"\(Self.address(document.destination(of: node) ?? ""))\" alt=\""
      for part in document.descendants(of: node) {
        switch part.kind {
        case .html: html += Self.escaped(document.content(part.range, in: part).text)
        case .text, .escape, .entity, .code, .softBreak, .hardBreak, .autolink:
          html += Self.escaped(document.plainText(of: part))
        default: break
        }
      }
      html += "\"" + title(node) + " />"
    case .footnoteReference(let reference): html += "{\(document.content(reference.label, in: node).text)}"
    default: html += "<!-- \(node.kind) -->"
    }
  }

  private mutating func wrapped(_ node: MarkdownNode, _ tag: String) {
    html += "<\(tag)>"
    inlines(node)
    html += "</\(tag)>"
  }

  private func title(_ node: MarkdownNode) -> String {
    guard let title = document.title(of: node), !title.isEmpty else { return "" }
    return " title=\"\(Self.escaped(title))\""
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for letter in text.unicodeScalars {
      switch letter {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(letter)
      }
    }
    return result
  }

  static func address(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let letter = Character(Unicode.Scalar(byte))
      if byte < 0x80, letter.isLetter || letter.isNumber || "-_.+!*(),%#@?=;:/$~".contains(letter) {
        result.append(letter)
      } else if letter == "&" {
        result += "&amp;"
      } else if letter == "'" {
        result += "&#x27;"
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
