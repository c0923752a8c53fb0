public import LRInput

/// A document of a report: Markdown with charts and computed values in it, cut into its parts.
public struct ReportDocument: Sendable {
  public let source: Source
  /// `08-cosine` of `course/08-cosine.md`: the name of what is made of it.
  public let stem: String
  var parts: [Part]

  /// The parts follow upon each other and cover the document.
  enum Part: Sendable {
    /// Markdown in which tags and references are looked for.
    case text(Range<Int>)
    /// Code of other languages, left alone.
    case verbatim(Range<Int>)
    case chart(ChartBlock)
    case values(ValuesBlock)
  }

  /// The charts in their order.
  var charts: [ChartBlock] {
    parts.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }

  /// Whether a part is the front matter.
  func isFrontMatter(_ range: Range<Int>) -> Bool {
    range.lowerBound == source.byteOrderMark && text(range).hasPrefix("---")
  }

  /// The bytes of a part as text.
  func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  /// The document's first heading of level 1; nil if there is none.
  var title: Heading? { headings.first { $0.level == 1 } }

  /// The document as the target of a link.
  var address: String {
    (stem + ".md").utf8.reduce(into: "") { path, byte in
      let isPlain = byte > 0x20 && byte < 0x80 && !"()<>#%\"?".utf8.contains(byte)
      path +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  /// `course/` of `course/08-cosine.md`.
  var folder: String { source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? "" }

  /// The headings of the document, as they are written.
  var headings: [Heading] {
    parts.flatMap { part -> [Heading] in
      guard case .text(let range) = part else { return [] }
      return text(range).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).compactMap { Heading($0) }
    }
  }
}

/// A chart in a document.
struct ChartBlock: Sendable {
  /// `fig-cosine`
  var id: String
  /// Where the id stands.
  var idOffset: Int
  /// Where the block begins.
  var offset: Int
  var caption: String?
  var captionOffset = 0
  var alt: String?
  var altOffset = 0
  /// Px; nil for the spec's own.
  var width: Int?
  var widthOffset = 0
  /// The path of its spec, as it is written.
  var file: String?
  var fileOffset = 0
  /// The spec where it stands in the document.
  var body: Range<Int>
  /// Blanks before its fence, of a list that it stands in.
  var indentation = 0
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

  var definitions: [Definition]
}
