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
  /// The anchors of each document's headings, and what they are on a page with all documents.
  private let anchors: [String: [String: String]]
  private let documents: [String: ReportDocument]

  init(_ documents: [ReportDocument]) {
    var number = 0
    for document in documents {
      for chart in document.charts where !chart.isHidden {
        number += 1
        figures[chart.id] = Figure(number: number, stem: document.stem)
      }
    }
    self.documents = Dictionary(documents.map { ($0.stem, $0) }, uniquingKeysWith: { first, _ in first })
    anchors = self.documents.mapValues { document in
      let headings = document.headings
      let title = headings.firstIndex { $0.level == 1 }
      return Dictionary(
        headings.indices.map { (headings[$0].anchor, document.pageAnchor(headings[$0], isTitle: $0 == title)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Says of every link that leads nowhere.
  func check(_ text: String, at offset: Int, in document: ReportDocument, sink: DiagnosticSink) {
    for link in MarkdownLink.all(in: text) where !link.isPicture {
      let target = String(text[link.target])
      let place = offset + link.offset
      let (file, anchor) = parts(target)
      let stem = file.isEmpty ? document.stem : file
      guard file.isEmpty || anchors[file] != nil, let anchor else { continue }
      if figures[anchor] != nil { continue }
      if link.hasWords, ["", "top"].contains(anchor) || anchors[stem]?[anchor] != nil { continue }
      let message = "\(DiagnosticText.quoted("#" + anchor)) leads nowhere"
      let hint = NearMiss.hint(
        for: anchor, among: figures.keys.sorted() + (link.hasWords ? (anchors[stem] ?? [:]).keys.sorted() : []),
        aliases: [:], noun: link.hasWords ? "figures and headings" : "figures")
      // Places can be named in ways that are not known here; only words that would have to be made up are refused.
      if link.hasWords {
        sink.warning(at: place, message, hint: hint)
      } else {
        sink.error(at: place, message, hint: hint)
      }
    }
  }

  /// The text with its links as they have to be where it goes, and words for those that have none.
  func resolved(_ text: String, in document: ReportDocument, for target: Target) -> String {
    var result = ""
    var at = text.startIndex
    for link in MarkdownLink.all(in: text) where !link.isPicture {
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
    guard file.isEmpty || anchors[file] != nil else { return nil }
    if let anchor, let figure = figures[anchor] {
      return target == .page || figure.stem == document.stem
        ? "#\(anchor)" : "\(documents[figure.stem]?.address ?? figure.stem)#\(anchor)"
    }
    guard target == .page else { return nil }
    let there = file.isEmpty ? document : documents[file] ?? document
    if let anchor, let name = anchors[there.stem]?[anchor] { return "#\(name)" }
    return file.isEmpty ? nil : "#\(there.pageID)"
  }

  /// `08-cosine` and `limits` of `08-cosine.md#limits`; an empty file for the document itself.
  private func parts(_ target: String) -> (file: String, anchor: String?) {
    let hash = target.firstIndex(of: "#")
    let path = String(target[..<(hash ?? target.endIndex)])
    let anchor = hash.map { String(target[target.index(after: $0)...]) }
    guard path.hasSuffix(".md") else { return (path, anchor) }
    return (MarkdownLink.decoded(String(path.dropLast(3))), anchor)
  }
}
