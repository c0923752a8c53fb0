import LRMarkdown

/// A tag as it is written: `<% f05.final.cosine %>`.
struct DocumentTag {
  enum Kind: Equatable {
    case value
    case section
    /// Opens a section that is left out.
    case leftOut
    case end
    case comment
    case empty
    /// Begins with a sign that means nothing.
    case unknown(UInt8)
    /// Does not end.
    case open
  }

  static let opening = Array("<%".utf8)
  static let closing = Array("%>".utf8)

  /// Its bytes, marks included.
  var range: Range<Int>
  var kind: Kind
  /// What stands between the marks, without sign and blanks.
  var name = ""
  /// Where that begins.
  var place: Int

  /// The tags of a text, in time that grows with its length.
  ///
  /// - Parameters:
  ///   - source: gives the source's range of a range of the text.
  ///   - isBlind: whether a place of the source holds no tags.
  static func all(
    in text: [UInt8], source: (Range<Int>) -> Range<Int>, isBlind: (Int) -> Bool = { _ in false }
  ) -> [DocumentTag] {
    var tags: [DocumentTag] = []
    var at = 0
    while let start = find(opening, in: text, from: at) {
      let place = source(start..<start + 2)
      guard !isBlind(place.lowerBound) else {
        at = start + 2
        continue
      }
      guard let end = find(closing, in: text, from: start + 2) else {
        tags.append(DocumentTag(range: place, kind: .open, place: place.lowerBound))
        break
      }
      tags.append(tag(text[(start + 2)..<end], of: source(start..<end + 2)) { source($0..<$0 + 1).lowerBound })
      at = end + 2
    }
    return tags
  }

  private static func tag(
    _ inner: ArraySlice<UInt8>, of range: Range<Int>, place: (Int) -> Int
  ) -> DocumentTag {
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let body = inner.drop(while: isBlank)
    guard let first = body.first else { return DocumentTag(range: range, kind: .empty, place: place(inner.startIndex)) }
    let kind: Kind
    switch first {
    case UInt8(ascii: "!"): return DocumentTag(range: range, kind: .comment, place: place(body.startIndex))
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .leftOut
    case UInt8(ascii: "/"): kind = .end
    case UInt8(ascii: "&"): kind = .value
    case _ where ">=%<$*".utf8.contains(first):
      return DocumentTag(range: range, kind: .unknown(first), place: place(body.startIndex))
    default: kind = .value
    }
    let rest = "#^/&".utf8.contains(first) ? body.dropFirst().drop(while: isBlank) : body
    let end = rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex
    return DocumentTag(
      range: range, kind: kind, name: String(decoding: rest[rest.startIndex..<end], as: UTF8.self),
      place: place(rest.startIndex))
  }

  private static func find(_ word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + 2 else { return nil }
    return (start...(bytes.count - 2)).first { bytes[$0] == word[0] && bytes[$0 + 1] == word[1] }
  }
}

extension MarkdownPart {
  /// The tags of the part, in order: in words, titles, HTML and formulas; none in code, in comments, and behind a backslash.
  func tags() -> [DocumentTag] {
    guard contains(DocumentTag.opening) else { return [] }
    let blind = blindRanges
    func isBlind(_ place: Int) -> Bool {
      var (low, high) = (0, blind.count)
      while low < high {
        let middle = (low + high) / 2
        if blind[middle].upperBound <= place { low = middle + 1 } else { high = middle }
      }
      return low < blind.count && blind[low].contains(place)
    }
    var tags: [DocumentTag] = []
    func take(_ content: MarkdownContent) {
      tags += DocumentTag.all(in: content.bytes, source: content.sourceRange, isBlind: isBlind)
    }
    for node in markdown.nodes {
      switch node.kind {
      case .paragraph, .heading, .tableCell, .mathBlock, .definition, .htmlBlock: take(markdown.content(of: node))
      case .admonition(let admonition): if let title = admonition.title { take(markdown.content(title, in: node)) }
      case .directive(let directive):
        for words in [directive.arguments].compactMap({ $0 }) + directive.options.map(\.value) {
          take(markdown.content(words, in: node))
        }
      default: break
      }
    }
    return tags.filter { range.contains($0.range.lowerBound) }
  }

  private func contains(_ word: [UInt8]) -> Bool {
    let bytes = markdown.source.bytes
    return bytes.indices.dropLast().contains { bytes[$0] == word[0] && bytes[$0 + 1] == word[1] }
  }

  /// Where no tag is one, in order and apart from each other.
  private var blindRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for node in markdown.nodes {
      switch node.kind {
      case .code: ranges.append(node.range)
      case .escape: ranges.append(node.range)
      case .html where markdown.context(of: node) == .comment: ranges.append(node.range)
      case .htmlBlock(let kind): ranges += kind == 1 ? [node.range] : markdown.comments(in: node)
      default: break
      }
    }
    return ranges
  }
}
