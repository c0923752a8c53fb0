import LRInput

/// Where the links of a report lead: figures, headings and documents by their names.
struct ReportLinks {
  /// A figure's number, and the document it stands in.
  struct Figure: Sendable {
    var number: Int
    var stem: String
  }

  /// What links are written for.
  enum Target {
    /// Documents stay files of their own.
    case files
    /// All documents stand on one page.
    case page
  }

  private(set) var figures: [String: Figure] = [:]
  /// The anchors of each document's headings.
  private let anchors: [String: Set<String>]

  init(_ documents: [ReportDocument]) {
    var number = 0
    for document in documents {
      for chart in document.charts where !chart.isHidden {
        number += 1
        figures[chart.id] = Figure(number: number, stem: document.stem)
      }
    }
    anchors = Dictionary(
      documents.map { ($0.stem, Set($0.headings.map(\.anchor))) }, uniquingKeysWith: { first, _ in first })
  }

  /// A link in a text: `[words](target)`.
  private struct Link {
    /// The target, between the brackets.
    var target: Range<String.Index>
    var hasWords: Bool
    /// Bytes before the target.
    var offset: Int
  }

  /// Says of every link that leads nowhere.
  func check(_ text: String, at offset: Int, in document: ReportDocument, sink: DiagnosticSink) {
    for link in links(in: text) {
      let target = String(text[link.target])
      let place = offset + link.offset
      let (file, anchor) = parts(target)
      let stem = file.isEmpty ? document.stem : file
      guard file.isEmpty || anchors[file] != nil, target.contains("#") || file.isEmpty == false else { continue }
      guard let anchor else { continue }
      if figures[anchor] != nil { continue }
      if link.hasWords, anchors[stem]?.contains(anchor) == true || anchors[anchor] != nil { continue }
      sink.error(
        at: place, "\(DiagnosticText.quoted("#" + anchor)) leads nowhere",
        hint: NearMiss.hint(
          for: anchor, among: figures.keys.sorted() + (link.hasWords ? (anchors[stem] ?? []).sorted() : []),
          aliases: [:], noun: link.hasWords ? "figures and headings" : "figures"))
    }
  }

  /// The text with its links as they have to be where it goes, and words for those that have none.
  func resolved(_ text: String, in document: ReportDocument, for target: Target) -> String {
    var result = ""
    var at = text.startIndex
    for link in links(in: text) {
      let (file, anchor) = parts(String(text[link.target]))
      guard let replacement = address(file, anchor, from: document, target) else { continue }
      result += text[at..<link.target.lowerBound]
      if !link.hasWords, let number = anchor.flatMap({ figures[$0]?.number }) {
        // `[](` becomes `[Figure 3](`.
        result.removeLast(2)
        result += "Figure \(number)]("
      }
      result += replacement
      at = link.target.upperBound
    }
    return result + text[at...]
  }

  private func address(_ file: String, _ anchor: String?, from document: ReportDocument, _ target: Target) -> String? {
    if let anchor, let figure = figures[anchor] {
      return target == .page || figure.stem == document.stem ? "#\(anchor)" : "\(figure.stem).md#\(anchor)"
    }
    guard target == .page, anchors[file] != nil else { return nil }
    return "#\(file)"
  }

  /// `08-cosine` and `limits` of `08-cosine.md#limits`; an empty file for the document itself.
  private func parts(_ target: String) -> (file: String, anchor: String?) {
    let hash = target.firstIndex(of: "#")
    let path = String(target[..<(hash ?? target.endIndex)])
    let anchor = hash.map { String(target[target.index(after: $0)...]) }
    guard path.hasSuffix(".md") else { return (path, anchor) }
    return (String(path.dropLast(3)), anchor)
  }

  private func links(in text: String) -> [Link] {
    var found: [Link] = []
    let bytes = text.utf8
    var at = bytes.startIndex
    var offset = 0
    var inCode = false
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte == UInt8(ascii: "`") { inCode.toggle() }
      if !inCode, byte == UInt8(ascii: "("), previous == UInt8(ascii: "]") {
        let start = bytes.index(after: at)
        if let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == 0x20 || $0 == 0x0A }),
          bytes[end] == UInt8(ascii: ")"),
          bytes[start..<end].contains(UInt8(ascii: "#")) || text[start..<end].hasSuffix(".md"),
          !text[start..<end].contains("://")
        {
          found.append(
            Link(target: start..<end, hasWords: beforePrevious != UInt8(ascii: "["), offset: offset + 1))
        }
      }
      (beforePrevious, previous) = (previous, byte)
      at = bytes.index(after: at)
      offset += 1
    }
    return found
  }
}
