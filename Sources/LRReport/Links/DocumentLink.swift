import LRMarkdown

/// Where a document says that a link leads, or that a picture lies: `[words](#fig-cosine)`, `[words]: 08-cosine.md`,
/// `![A board](board.png)`, `<img src="board.png">`.
struct DocumentLink {
  /// What is meant: escapes and entities resolved, `%20` as it stands.
  var target: String
  /// The bytes that say it, without angle brackets.
  var range: Range<Int>
  /// Where words would stand, where none do: `[](#fig-cosine)`.
  var missingWords: Int?
  /// All of a link; what says its target, where that stands by itself.
  var whole: Range<Int>
  var isPicture: Bool

  /// The path that a target means: `a board` of `a%20board`.
  static func decoded(_ target: String) -> String {
    let bytes = Array(target.utf8)
    var path: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        path.append(byte)
        at += 3
      } else {
        path.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// `https:`, `data:`, `//host`
  private var isElsewhere: Bool { target.contains("//") || target.prefix { $0 != "/" && $0 != "#" }.contains(":") }

  fileprivate init?(
    _ target: String, _ range: Range<Int>, missingWords: Int? = nil, whole: Range<Int>? = nil, isPicture: Bool
  ) {
    (self.target, self.range, self.missingWords, self.isPicture) = (target, range, missingWords, isPicture)
    self.whole = whole ?? range
    // What holds a tag is known only once that has its value.
    if isElsewhere || target.isEmpty || target.contains("<%") { return nil }
  }
}

extension MarkdownPart {
  /// The links and the pictures of the part that lead into the report or to a file, each where its target is written.
  func links() -> [DocumentLink] {
    var links: [DocumentLink] = []
    let pictured = definitionsOfPictures
    for node in nodes {
      switch node.kind {
      case .link(let link) where link.definition == nil:
        let missing = link.content.isEmpty ? link.content.lowerBound : nil
        add(node, link.destination, missingWords: missing, isPicture: false, to: &links)
      case .image(let image) where image.definition == nil:
        add(node, image.destination, isPicture: true, to: &links)
      case .definition(let definition):
        let target = markdown.destination(of: node) ?? ""
        let isPicture = pictured.contains(node.id) || ReportPicture.isPicture(target)
        add(node, definition.destination, isPicture: isPicture, to: &links)
      // What MyST shows or takes in.
      case .directive(let directive): add(directive, node, to: &links)
      case .codeBlock(let code): if let directive = code.directive { add(directive, node, to: &links) }
      case .html, .htmlBlock:
        for tag in markdown.htmlTags(in: node) where !tag.isEnd && text(tag.name).lowercased() == "img" {
          let source = tag.attributes.first { text($0.name).lowercased() == "src" }
          guard let value = source?.value else { continue }
          if let link = DocumentLink(text(value), value, isPicture: true) { links.append(link) }
        }
      default: break
      }
    }
    return links
  }

  private func add(_ directive: MarkdownDirective, _ node: MarkdownNode, to links: inout [DocumentLink]) {
    guard let name = directive.name, let argument = directive.arguments else { return }
    let isPicture = ["figure", "image"].contains(text(name))
    guard isPicture || ["include", "literalinclude"].contains(text(name)) else { return }
    if let link = DocumentLink(text(argument), argument, isPicture: isPicture) { links.append(link) }
  }

  private func add(
    _ node: MarkdownNode, _ range: Range<Int>, missingWords: Int? = nil, isPicture: Bool, to links: inout [DocumentLink]
  ) {
    let target = markdown.destination(of: node) ?? ""
    if let link = DocumentLink(target, range, missingWords: missingWords, whole: node.range, isPicture: isPicture) {
      links.append(link)
    }
  }

  /// The nodes of the definitions that pictures ask.
  private var definitionsOfPictures: Set<Int> {
    Set(
      nodes.compactMap { node in
        if case .image(let image) = node.kind { image.definition.map { markdown.definitions[$0] } } else { nil }
      })
  }
}
