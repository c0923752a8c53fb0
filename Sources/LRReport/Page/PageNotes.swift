import LRInput
import LRMarkdown

/// Notes, tabs and other directives of hosts as divisions of pandoc, which knows none of them.
///
///     !!! note "Look"          ::: {.aside .note}
///                              **Look**
///         Words.
///                              Words.
///                              :::
enum PageNotes {
  /// The text with divisions in the place of what MkDocs and MyST have.
  ///
  /// - Parameters:
  ///   - text: filled in already: a figure has lines of its own by then.
  ///   - source: what it was before; where that has nothing of the kind, the text is not read again.
  static func asDivisions(_ text: String, of source: MarkdownDocument) -> String {
    let isAsked = source.nodes.contains { node in
      switch node.kind {
      case .admonition: true
      case .directive(let directive): directive.isBraced(in: source)
      default: false
      }
    }
    guard isAsked else { return text }
    let document = MarkdownDocument(Source(name: "", text: text))
    var edits = TextEdits()
    // What ends at one place ends from the inside to the outside.
    for node in document.nodes.reversed() {
      switch node.kind {
      case .admonition(let admonition): replace(admonition, node, document, &edits)
      case .directive(let directive): replace(directive, node, document, &edits)
      default: break
      }
    }
    return edits.applied(to: document.source.bytes, in: 0..<document.source.bytes.count)
  }

  private static func replace(
    _ admonition: MarkdownAdmonition, _ node: MarkdownNode, _ document: MarkdownDocument, _ edits: inout TextEdits
  ) {
    let lines = LineScan(bytes: document.source.bytes)
    let words = admonition.words.map { text($0, document) } ?? ""
    let title = admonition.title.map { text($0, document) } ?? capitalized(words)
    let head = lines.end(from: node.range.lowerBound)
    open(to: head, node, words, title, document, &edits)
    // Its lines stand four blanks less to the right.
    let outer = document.continuationPrefix(of: node).utf8.count
    var at = lines.next(from: head)
    while at < node.range.upperBound {
      let end = lines.end(from: at)
      var start = min(at + outer, end)
      if !lines.isBlank(from: at), lines.bytes[at..<start].allSatisfy(LineScan.isMargin) {
        let first = start
        while start < end, start - first < admonition.indentation, lines.bytes[start] == 0x20 { start += 1 }
        if start < end, start - first < admonition.indentation, lines.bytes[start] == 0x09 { start += 1 }
        edits.replace(first..<start, with: "")
      }
      at = lines.next(from: end)
    }
    close(at: end(of: node, document) ?? head, node, document, &edits)
  }

  private static func replace(
    _ directive: MarkdownDirective, _ node: MarkdownNode, _ document: MarkdownDocument, _ edits: inout TextEdits
  ) {
    // What has no braces is pandoc's own.
    guard directive.isBraced(in: document), let name = directive.name else { return }
    let words = text(name, document)
    guard !["figure", "image"].contains(words) else { return }
    let lines = LineScan(bytes: document.source.bytes)
    var head = lines.end(from: node.range.lowerBound)
    for _ in 0..<directive.optionLines { head = lines.end(from: lines.next(from: head)) }
    let title = directive.arguments.map { text($0, document) } ?? (plain.contains(words) ? capitalized(words) : "")
    open(to: head, node, words, title, document, &edits)
    guard let closing = directive.fence.closing else {
      close(at: end(of: node, document) ?? head, node, document, &edits)
      return
    }
    edits.replace(
      margin(before: closing.lowerBound, of: node, document)..<closing.upperBound,
      with: ":::\n" + gap(of: node, document))
  }

  /// Notes whose name is their title.
  private static let plain: Set<String> = [
    "note", "warning", "tip", "important", "caution", "danger", "error", "hint", "attention",
  ]

  private static func open(
    to head: Int, _ node: MarkdownNode, _ words: String, _ title: String, _ document: MarkdownDocument,
    _ edits: inout TextEdits
  ) {
    let classes = words.split(separator: " ").map { word in
      "." + String(word.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }.filter { $0.dropFirst().first?.isLetter == true }
    let prefix = prefix(of: node, document)
    let attributes = "{" + ([".aside"] + classes).joined(separator: " ") + "}"
    let shown = title.isEmpty ? "" : "\n\(prefix)**\(title)**\n" + gap(of: node, document)
    BlockPlace(node, in: document).setApart(in: &edits)
    edits.replace(
      margin(before: node.range.lowerBound, of: node, document)..<head, with: "::: " + attributes + shown)
  }

  private static func close(
    at end: Int, _ node: MarkdownNode, _ document: MarkdownDocument, _ edits: inout TextEdits
  ) {
    edits.insert("\n" + prefix(of: node, document) + ":::\n" + gap(of: node, document), at: end)
  }

  /// Where the blanks begin before a mark of a node, behind those of what holds it: the marks of a division have none.
  private static func margin(before place: Int, of node: MarkdownNode, _ document: MarkdownDocument) -> Int {
    let bytes = document.source.bytes
    let line = LineScan(bytes: bytes).start(of: place)
    let start = line + document.continuationPrefix(of: node).utf8.count
    let isMargin = start <= place && bytes[line..<place].allSatisfy(LineScan.isMargin)
    return isMargin ? start : place
  }

  /// Where the last line ends of what a node holds; nil where it holds nothing.
  private static func end(of node: MarkdownNode, _ document: MarkdownDocument) -> Int? {
    document.descendants(of: node).map(\.range.upperBound).max().map {
      LineScan(bytes: document.source.bytes).end(from: $0)
    }
  }

  /// What a line begins with beside a node, once what holds it stands less far to the right.
  private static func prefix(of node: MarkdownNode, _ document: MarkdownDocument) -> String {
    var prefix = ""
    for holder in document.ancestors(of: node) {
      switch holder.kind {
      case .quote: prefix = "> " + prefix
      case .item(let item): prefix = String(repeating: " ", count: item.indentation) + prefix
      case .footnote: prefix = "    " + prefix
      default: break
      }
    }
    return prefix
  }

  private static func gap(of node: MarkdownNode, _ document: MarkdownDocument) -> String {
    String(prefix(of: node, document).reversed().drop { $0 == " " }.reversed())
  }

  private static func text(_ range: Range<Int>, _ document: MarkdownDocument) -> String {
    String(decoding: document.source.bytes[range], as: UTF8.self)
  }

  /// `Note` of `note inline`
  private static func capitalized(_ words: String) -> String {
    let word = words.split(separator: " ").first ?? ""
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
