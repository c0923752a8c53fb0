import LRInput

/// Where the links of a report lead: figures, headings and documents by their names.
struct ReportLinks {
  /// What links are written for.
  enum Target: Equatable {
    /// Documents stay files of their own.
    case files
    /// They stay files, which a host makes into one text.
    case joined
    /// All documents stand on one page.
    case page(PageForm)

    /// Whether names are each given once over all documents.
    var isOne: Bool { self != .files }
  }

  /// The count of the host, and that of a page or a paper.
  private let written: FigureCount
  private let paged: FigureCount
  private let anchors: [String: DocumentAnchors]
  private let documents: [String: ReportDocument]
  /// The stems of documents by their paths.
  private let stems: [String: String]
  /// Whether a chart could not be read whose name is not known.
  private let hasNamelessMistake: Bool
  private let broken: Set<String>
  let names: PageNames

  init(_ documents: [ReportDocument], _ counted: CountedPictures) {
    written = FigureCount(documents, counted)
    paged = FigureCount(documents, .captioned)
    self.documents = Dictionary(documents.map { ($0.stem, $0) }, uniquingKeysWith: { first, _ in first })
    stems = Dictionary(
      documents.map { (DocumentPath.normal($0.source.name), $0.stem) }, uniquingKeysWith: { first, _ in first })
    names = PageNames(documents, figures: Set(paged.figures.keys))
    anchors = self.documents.mapValues { DocumentAnchors($0) }
    hasNamelessMistake = documents.contains(where: \.hasNamelessMistake)
    broken = documents.reduce(into: []) { $0.formUnion($1.brokenIDs) }
  }

  /// The figures as they are counted where the text goes.
  func count(for target: Target) -> FigureCount {
    if case .page = target { paged } else { written }
  }

  /// The figures of the Markdown by their names.
  var figures: [String: FigureCount.Figure] { written.figures }

  /// Says of every link that leads nowhere.
  func check(_ part: MarkdownPart, in document: ReportDocument, sink: DiagnosticSink) {
    for link in part.links() where !link.isPicture {
      guard let (stem, anchor) = parts(link.target, of: document), let anchor else { continue }
      let known = anchors[stem]
      if figures[anchor] != nil || broken.contains(anchor) || hasNamelessMistake { continue }
      if known?.headings[anchor] != nil || known?.others.contains(anchor) == true { continue }
      let hasWords = link.missingWords == nil
      if hasWords, ["", "top"].contains(anchor) { continue }
      let message = "\(DiagnosticText.quoted("#" + anchor)) leads nowhere"
      let names = figures.keys.sorted() + (known?.names ?? [])
      // Among very many names nobody looks for the nearest.
      let hint =
        names.count > 400 ? nil : NearMiss.hint(for: anchor, among: names, aliases: [:], noun: "figures and headings")
      // Places can be named in ways that are not known here; only words that would have to be made up are refused.
      if hasWords {
        sink.warning(at: part.shift + link.range.lowerBound, message, hint: hint)
      } else {
        sink.error(at: part.shift + link.range.lowerBound, message, hint: hint)
      }
    }
  }

  /// The links of a part as they have to be where it goes, with words for those that have none.
  ///
  /// - Parameters:
  ///   - form: of the host; nil for a page or a paper of our own.
  ///   - words: gives those of a heading, or of a document for nil.
  func edits(
    in part: MarkdownPart, of document: ReportDocument, for target: Target, form: (any HostForm)?,
    words: (ReportDocument, Heading?) -> String
  ) -> TextEdits {
    var edits = TextEdits()
    let bytes = part.markdown.source.bytes
    let figures = count(for: target).figures
    for link in part.links() where !link.isPicture {
      guard let (stem, anchor) = parts(link.target, of: document) else { continue }
      let figure = anchor.flatMap { figures[$0] }
      if let place = link.missingWords {
        let isOwn = figure?.stem == document.stem
        if figure != nil, let id = anchor, let own = form?.reference(FigureReference(id: id, isOwn: isOwn)) {
          edits.replace(link.whole, with: own)
          continue
        }
        if figure == nil, form?.resolvesNames == true { continue }
        if let shown = shown(stem, anchor, figures, document.language, words) { edits.insert(shown, at: place) }
      }
      let hasWords = link.missingWords == nil
      guard let address = address(stem, anchor, from: document, target, form, hasWords: hasWords) else { continue }
      // `[](<#fig-cosine>)` needs its angle brackets no more.
      let isAngled = !hasWords && bytes[link.range.lowerBound - 1] == UInt8(ascii: "<")
      let range = isAngled ? link.range.lowerBound - 1..<link.range.upperBound + 1 : link.range
      edits.replace(range, with: address)
    }
    for mention in FigureMention.all(in: part, isKnown: { figures[$0] != nil }) {
      guard let figure = figures[mention.id] else { continue }
      let reference = FigureReference(id: mention.id, isOwn: figure.stem == document.stem)
      let address = address(figure.stem, mention.id, from: document, target, form, hasWords: false) ?? ""
      let link = "[\(document.language.figure) \(figure.number)](\(address))"
      edits.replace(mention.range, with: form?.reference(reference) ?? link)
    }
    return edits
  }

  /// The words of a link that has none.
  private func shown(
    _ stem: String, _ anchor: String?, _ figures: [String: FigureCount.Figure], _ language: DocumentLanguage,
    _ words: (ReportDocument, Heading?) -> String
  ) -> String? {
    if let number = anchor.flatMap({ figures[$0]?.number }) { return "\(language.figure) \(number)" }
    guard let document = documents[stem] else { return nil }
    guard let anchor else { return words(document, nil) }
    return anchors[stem]?.headings[anchor].map { words(document, $0) }
  }

  /// The address of a place; nil where what is written leads there already.
  private func address(
    _ stem: String, _ anchor: String?, from document: ReportDocument, _ target: Target, _ form: (any HostForm)?,
    hasWords: Bool
  ) -> String? {
    let isOwn = stem == document.stem
    if let anchor, let figure = count(for: target).figures[anchor] {
      // Its own heading is nearer than another document's figure of the same name.
      let isHeading = hasWords && figure.stem != stem && anchors[stem]?.headings[anchor] != nil
      if !isHeading {
        return target.isOne || form?.resolvesNames == true || figure.stem == document.stem
          ? "#\(anchor)" : (documents[figure.stem].map { document.address(of: $0) } ?? "") + "#\(anchor)"
      }
    }
    let heading = anchor.flatMap { anchors[stem]?.headings[$0] }
    guard target.isOne else {
      // `(name)=` is known to its host alone, the heading below it to all.
      let name = form?.resolvesNames == true ? anchor : heading?.anchor ?? anchor
      return isOwn && name == anchor
        ? nil : (isOwn ? "" : documents[stem].map { document.address(of: $0) } ?? "") + (name.map { "#" + $0 } ?? "")
    }
    if let heading, let other = documents[stem] { return "#\(names.heading(heading, of: other, target))" }
    if let anchor, isOwn || anchors[stem]?.others.contains(anchor) == true { return isOwn ? nil : "#\(anchor)" }
    return documents[stem].map { "#\(names.document($0, target))" }
  }

  /// The document that a target leads to, and its anchor: `08-cosine` and `limits` of `08-cosine.md#limits`; nil for a target
  /// outside of the report.
  private func parts(_ target: String, of document: ReportDocument) -> (stem: String, anchor: String?)? {
    let hash = target.firstIndex(of: "#")
    let path = DocumentLink.decoded(String(target[..<(hash ?? target.endIndex)]))
    let anchor = hash.map { String(target[target.index(after: $0)...]) }
    if path.isEmpty { return (document.stem, anchor) }
    guard let stem = stems[DocumentPath.normal(document.folder + path)] else { return nil }
    return (stem, anchor)
  }
}

/// What pandoc makes of all documents on one page.
public enum PageForm: Sendable {
  /// Figures stand in the text as SVG.
  case html
  /// Figures are PDF files beside the text.
  case latex
}
