import LRInput
import LRMarkdown

/// A line of Markdown as what it means, for hosts that take trees.
///
///     Wording.all(in: "the *peak*")   // [.text("the "), .emphasis([.text("peak")])]
public indirect enum Wording: Sendable, Equatable {
  case text(String)
  case code(String)
  /// TeX.
  case math(String)
  /// A tag, as it is written.
  case html(String)
  case lineBreak
  case emphasis([Wording])
  case strong([Wording])
  case struck([Wording])
  case link([Wording], address: String, title: String)
  case image(alt: String, address: String)

  /// What a line of Markdown says.
  public static func all(in markdown: String) -> [Wording] {
    // It begins no block, whatever its first letter is.
    let start = "… "
    let document = MarkdownDocument(Source(name: "", text: start + markdown))
    guard let paragraph = document.nodes.first(where: { $0.kind == .paragraph }) else { return [] }
    var words = all(in: paragraph, of: document)
    if case .text(let text) = words.first {
      words[0] = .text(String(text.dropFirst(start.count)))
      if words[0] == .text("") { words.removeFirst() }
    }
    return words
  }

  private static func all(in node: MarkdownNode, of document: MarkdownDocument) -> [Wording] {
    var words: [Wording] = []
    for child in document.children(of: node) {
      let word = wording(child, document)
      if case .text(let more) = word, case .text(let text) = words.last {
        words[words.count - 1] = .text(text + more)
      } else {
        words.append(word)
      }
    }
    return words
  }

  private static func wording(_ node: MarkdownNode, _ document: MarkdownDocument) -> Wording {
    func inner() -> [Wording] { all(in: node, of: document) }
    func bytes(_ range: Range<Int>) -> String { String(decoding: document.source.bytes[range], as: UTF8.self) }
    let address = document.destination(of: node) ?? ""
    switch node.kind {
    case .hardBreak: return .lineBreak
    case .softBreak: return .text(" ")
    case .code(let code): return .code(document.code(code.content, in: node))
    case .math(let math): return .math(document.content(math.content, in: node).text)
    case .html: return .html(bytes(node.range))
    case .emphasis: return .emphasis(inner())
    case .strong: return .strong(inner())
    case .strikethrough: return .struck(inner())
    case .link: return .link(inner(), address: address, title: document.title(of: node) ?? "")
    case .autolink: return .link([.text(document.plainText(of: node))], address: address, title: "")
    case .image: return .image(alt: document.plainText(of: node), address: address)
    case .text, .escape, .entity, .role: return .text(document.plainText(of: node))
    default: return .text(bytes(node.range))
    }
  }
}

extension Wording {
  /// Words with their numbers as formulas, as TeX sets them with any engine and font.
  ///
  ///     Wording.text("10⁻⁴").withSetNumbers   // [.math("10^{-4}")]
  public var withSetNumbers: [Wording] {
    func all(_ words: [Wording]) -> [Wording] { words.flatMap(\.withSetNumbers) }
    return switch self {
    case .text(let text): SetNumbers.pieces(text).map { $0.isFormula ? .math($0.text) : .text($0.text) }
    case .emphasis(let inner): [.emphasis(all(inner))]
    case .strong(let inner): [.strong(all(inner))]
    case .struck(let inner): [.struck(all(inner))]
    case .link(let inner, let address, let title): [.link(all(inner), address: address, title: title)]
    case .code, .math, .html, .lineBreak, .image: [self]
    }
  }
}
