public import LRInput
import LRMarkdown

/// A document of a report: Markdown with charts and computed values in it.
public struct ReportDocument: Sendable {
  /// The text as its author has it; all places are bytes of it.
  public let source: Source
  /// `08-cosine` of `course/08-cosine.md`: the name of what is made of it, in a folder perhaps: `part-1/index`.
  public let stem: String
  /// That of its front matter, else that of the report's first document.
  let language: DocumentLanguage
  /// `md`, or `qmd` where the host is Quarto.
  var ending = "md"
  /// The document as it is read, once.
  let part: MarkdownPart
  /// The charts in their order.
  var charts: [ChartBlock] = []
  var values: [ValuesBlock] = []
  let front: FrontFields
  /// The headings of the document, as they are written.
  let headings: [Heading]
  /// The author's pictures that stand by themselves.
  let pictures: [OwnPicture]
  /// Ids of charts that could not be read; what refers to them is no further mistake.
  var brokenIDs: Set<String> = []
  /// Whether a chart could not be read that has no id.
  var hasNamelessMistake = false

  init(_ source: Source, stem: String, language: DocumentLanguage = .english) {
    self.source = source
    self.stem = stem
    part = MarkdownPart(source)
    headings = Heading.all(in: part)
    pictures = OwnPicture.all(in: part)
    front = FrontFields(of: part.markdown)
    self.language = front.text("lang").map { DocumentLanguage($0) } ?? language
  }

  /// `08-cosine.md`: what is made of it.
  var name: String { "\(stem).\(ending)" }

  var markdown: MarkdownDocument { part.markdown }

  /// The bytes behind front matter.
  var body: Range<Int> { front.range.upperBound..<source.bytes.count }

  /// The document's first heading of level 1 that stands in nothing else; nil if there is none.
  var title: Heading? { headings.first { $0.level == 1 && markdown.nodes[$0.node].parent == 0 } }

  /// From where the document goes to where the report does: `../` for each folder.
  var up: String { String(repeating: "../", count: stem.utf8.filter { $0 == UInt8(ascii: "/") }.count) }

  /// Another document as the target of a link that stands in this one.
  func address(of other: ReportDocument) -> String {
    let (own, theirs) = (stem.split(separator: "/").dropLast(), other.stem.split(separator: "/").dropLast())
    let common = zip(own, theirs).prefix { $0 == $1 }.count
    let steps = theirs.dropFirst(common) + [other.name.split(separator: "/").last ?? ""]
    return String(repeating: "../", count: own.count - common) + Self.encoded(steps.joined(separator: "/"))
  }

  private static func encoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { path, byte in
      let isPlain = byte > 0x20 && byte < 0x80 && !"()<>#%\"?".utf8.contains(byte)
      path +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// `course/` of `course/08-cosine.md`.
  var folder: String { source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? "" }

  /// A chart's own caption; nil where it has none.
  func caption(of chart: ChartBlock) -> MarkdownPart? { chart.caption.map { MarkdownPart($0, of: markdown) } }
}

/// A chart in a document.
struct ChartBlock: Sendable {
  /// `fig-cosine`
  var id: String
  /// Where the id stands.
  var idOffset: Int
  /// Its block in the document's tree.
  var node: Int
  /// Where the block is told of.
  var offset: Int
  /// Where its caption stands, which is Markdown.
  var caption: Range<Int>?
  /// Where its alternative text stands, which is words.
  var alt: Range<Int>?
  /// Px; nil for the spec's own.
  var width: Int?
  /// The path of its spec, as it is written.
  var file: String?
  var fileOffset = 0
  /// The spec that stands in the document, in its lines and columns; nil where a file is named.
  var body: Source?
  /// Whether it is there for its numbers only.
  var isHidden = false
}

/// Names with what they are worked out from.
struct ValuesBlock: Sendable {
  struct Definition: Sendable {
    var name: String
    var nameOffset: Int
    var formula: String
    var formulaOffset: Int
  }

  /// Its block in the document's tree.
  var node: Int
  var definitions: [Definition] = []
}
