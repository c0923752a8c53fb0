import LRInput

/// Where the links of a report lead: figures, headings and documents by their names.
struct ReportLinks {
  /// A figure's number, and the document it stands in.
  struct Figure: Sendable {
    var number: Int
    var stem: String
  }

  /// What links are written for.
  enum Target: Equatable {
    /// Documents stay files of their own.
    case files
    /// All documents stand on one page.
    case page(ReportPage.Form)
  }

  private(set) var figures: [String: Figure] = [:]
  /// The anchors of each document's headings, and what they are on a page with all documents.
  private let anchors: [String: [String: String]]
  private let documents: [String: ReportDocument]
  /// The stems of documents by their paths.
  private let stems: [String: String]
  let names: PageNames

  init(_ documents: [ReportDocument]) {
    var number = 0
    for document in documents {
      for chart in document.charts where !chart.isHidden {
        number += 1
        figures[chart.id] = Figure(number: number, stem: document.stem)
      }
    }
    self.documents = Dictionary(documents.map { ($0.stem, $0) }, uniquingKeysWith: { first, _ in first })
    stems = Dictionary(
      documents.map { (DocumentPath.normal($0.source.name), $0.stem) }, uniquingKeysWith: { first, _ in first })
    let names = PageNames(documents, figures: Set(figures.keys))
    self.names = names
    anchors = self.documents.mapValues { document in
      let headings = document.headings
      let title = headings.firstIndex { $0.level == 1 }
      var counter = AnchorCounter()
      return Dictionary(
        headings.indices.map { index in
          let anchor = counter.anchor(of: headings[index])
          return (anchor, names.heading(headings[index], anchor: anchor, of: document, isTitle: index == title))
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Says of every link that leads nowhere.
  func check(_ text: String, at offset: Int, in document: ReportDocument, sink: DiagnosticSink) {
    for link in MarkdownLink.all(in: text) where !link.isPicture {
      let target = String(text[link.target])
      let place = offset + link.offset
      guard let (stem, anchor) = parts(target, of: document), let anchor else { continue }
      if figures[anchor] != nil { continue }
      if link.hasWords, ["", "top"].contains(anchor) || anchors[stem]?[anchor] != nil { continue }
      let message = "\(DiagnosticText.quoted("#" + anchor)) leads nowhere"
      let names = figures.keys.sorted() + (link.hasWords ? (anchors[stem] ?? [:]).keys.sorted() : [])
      // Among very many names nobody looks for the nearest.
      let hint =
        names.count > 400
        ? nil
        : NearMiss.hint(
          for: anchor, among: names, aliases: [:], noun: link.hasWords ? "figures and headings" : "figures")
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
      guard let (stem, anchor) = parts(String(text[link.target]), of: document),
        let replacement = address(stem, anchor, from: document, target, hasWords: link.hasWords)
      else { continue }
      result += text[at..<link.target.lowerBound]
      at = link.target.upperBound
      if !link.hasWords, let number = anchor.flatMap({ figures[$0]?.number }) {
        // `[](` becomes `[Figure 3](`, `[](<` too.
        let isAngled = result.hasSuffix("<")
        result.removeLast(isAngled ? 3 : 2)
        result += "Figure \(number)]("
        if isAngled, at < text.endIndex { at = text.index(after: at) }
      }
      result += replacement
    }
    return result + text[at...]
  }

  private func address(
    _ stem: String, _ anchor: String?, from document: ReportDocument, _ target: Target, hasWords: Bool
  ) -> String? {
    let isOwn = stem == document.stem
    if let anchor, let figure = figures[anchor] {
      // Its own heading is nearer than another document's figure of the same name.
      let isHeading = hasWords && figure.stem != stem && anchors[stem]?[anchor] != nil
      if !isHeading {
        return target != .files || figure.stem == document.stem
          ? "#\(anchor)" : "\(documents[figure.stem]?.address ?? figure.stem)#\(anchor)"
      }
    }
    guard target != .files else {
      return isOwn ? nil : documents[stem].map { $0.address + (anchor.map { "#" + $0 } ?? "") }
    }
    if let anchor, let name = anchors[stem]?[anchor] { return "#\(name)" }
    return isOwn && anchor != nil ? nil : documents[stem].map { "#\(names.division($0))" }
  }

  /// The document that a target leads to, and its anchor: `08-cosine` and `limits` of `08-cosine.md#limits`; nil for a target
  /// outside of the report.
  private func parts(_ target: String, of document: ReportDocument) -> (stem: String, anchor: String?)? {
    let hash = target.firstIndex(of: "#")
    let path = MarkdownLink.decoded(String(target[..<(hash ?? target.endIndex)]))
    let anchor = hash.map { String(target[target.index(after: $0)...]) }
    if path.isEmpty { return (document.stem, anchor) }
    guard let stem = stems[DocumentPath.normal(document.folder + path)] else { return nil }
    return (stem, anchor)
  }
}
