public import LRInput
import LRSpec

/// A chart that a document asks for.
public struct ChartRequest {
  /// Where its spec lies; nil if it stands in the document.
  public var path: String?
  /// The spec that stands in the document, its lines counted as the document's.
  public var inline: Source?
  /// The folder of the document, which nothing that the spec names may leave; ends in a slash, or is empty.
  public var folder: String
  /// Px; nil for the spec's own.
  public var width: Int?
  /// The document's messages, which take what is wrong with the file.
  public var sink: DiagnosticSink
  /// The place in the document at which to tell it.
  public var offset: Int
}

/// A file that a report is made of, its path counted from the folder it goes to.
public struct ReportFile: Sendable, Equatable {
  /// With slashes, below the folder that the report goes to.
  public var path: String
  /// The whole file.
  public var bytes: [UInt8]

  /// `ReportFile(path: "notes.md", bytes: [])`
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Builds documents with charts and computed values into Markdown with figures.
///
///     let report = ReportBuilder(documents) { request in … }
///     for file in report.files() ?? [] { … }
///
/// The documents are read first, then the charts, then the values; whatever is wrong is in the documents' sinks, each at its
/// line and column.
public final class ReportBuilder {
  let documents: [ReportDocument]
  private let sinks: [DiagnosticSink]
  let links: ReportLinks
  let form: any HostForm
  let scope = ReportScope()
  /// Of documents that name none.
  let usualLanguage: DocumentLanguage
  private(set) var charts: [String: any ReportChart] = [:]

  /// - Parameters:
  ///   - sources: the documents in the order of the report, each with the stem of its name.
  ///   - version: stands in what is made: `lrplot 0.1.0`.
  ///   - flavor: the host that the Markdown is for.
  ///   - language: of documents that name none: `de`.
  ///   - read: gives a chart, or nil once it has said in a sink why there is none.
  public init(
    _ sources: [(sink: DiagnosticSink, stem: String)], version: String, flavor: Flavor = .github,
    language: String? = nil, read: (ChartRequest) -> (any ReportChart)?
  ) {
    sinks = sources.map(\.sink)
    form = flavor.form
    hasNavigation = form.wantsNavigation
    let usual = language.map { DocumentLanguage($0) } ?? .english
    usualLanguage = usual
    documents = sources.reduce(into: []) { documents, source in
      let language = documents.first?.language ?? usual
      documents.append(DocumentReader.read(source.sink, stem: source.stem, for: flavor, language: language))
    }
    links = ReportLinks(documents, form.counted)
    self.version = version
    readCharts(read)
    scope.add(MarkdownBlock { _ in "" }, name: "contents")
    scope.add(version, name: "version")
    scope.add("<%", name: "open")
    checkFronts()
    checkPlaces()
    checkNames()
    checkLinks()
  }

  /// The documents, each with the bytes of its front matter.
  public var fronts: [(source: Source, front: Range<Int>)] { documents.map { ($0.source, $0.front.range) } }

  /// What the figures beside the Markdown are.
  public var figureFormat = FigureFormat.svg
  /// Whether the files of figures are named after their content too.
  public var hasDigests = true
  /// Whether nothing lies beside the Markdown: figures and pictures stand in it, as addresses of data.
  public var isAlone = false
  /// Whether documents have links to those before and after them.
  public var hasNavigation: Bool
  /// Bytes of the pictures and files that documents name, by their paths.
  public var pictureBytes: [String: [UInt8]] = [:]
  /// The titles of the documents, as Markdown.
  private(set) var titles: [String] = []
  private var isWorkedOut = false

  /// Works out the values that documents define; the charts that they speak of are run for it, once.
  private func workOut() {
    guard !isWorkedOut else { return }
    isWorkedOut = true
    for (document, sink) in zip(documents, sinks) {
      let values = ReportValues(tags: TagReader(scope: scope, sink: sink))
      for block in document.values { values.define(block) }
    }
    titles = documents.map { words(of: nil, in: $0) }
  }

  /// Works out what is shown; what is known to be wrong is said before anything is run.
  ///
  /// - Returns: whether nothing is wrong.
  func prepare() -> Bool {
    guard !hasErrors else { return false }
    workOut()
    return true
  }

  let version: String

  /// Whether anything refuses the report.
  public var hasErrors: Bool { isBroken || sinks.contains(where: \.hasErrors) }

  /// Whether a chart could not be read, which may have been said elsewhere.
  private var isBroken = false

  /// The messages about the documents, in their order.
  public var messages: [DiagnosticSink] { sinks }

  func sink(of document: ReportDocument) -> DiagnosticSink {
    zip(documents, sinks).first { $0.0.stem == document.stem }?.1 ?? sinks[0]
  }

  private func readCharts(_ read: (ChartRequest) -> (any ReportChart)?) {
    var owners: [String: (document: ReportDocument, offset: Int)] = [:]
    for (document, sink) in zip(documents, sinks) {
      for id in document.brokenIDs { scope.addBroken(id: id) }
      if document.hasNamelessMistake { scope.hasNamelessMistake = true }
      for block in document.charts {
        let name = ReportName.of(block.id)
        if let owner = owners[name] {
          let place = "\(owner.document.source.name):\(owner.document.source.place(at: owner.offset).line)"
          sink.error(
            at: block.idOffset, "the id \(DiagnosticText.quoted(block.id)) is used twice",
            hint: "it stands first at \(place)")
          continue
        }
        owners[name] = (document, block.offset)
        guard let request = request(block, document, sink), let chart = read(request) else {
          isBroken = true
          scope.addBroken(id: block.id)
          continue
        }
        charts[block.id] = chart
        scope.add(chart, id: block.id)
      }
    }
  }

  private func request(
    _ block: ChartBlock, _ document: ReportDocument, _ sink: DiagnosticSink
  ) -> ChartRequest? {
    var request = ChartRequest(folder: document.folder, width: block.width, sink: sink, offset: block.offset)
    guard let file = block.file else {
      request.inline = block.body
      return request
    }
    request.offset = block.fileOffset
    let steps = file.split(separator: "/", omittingEmptySubsequences: false)
    guard !file.isEmpty, !file.hasPrefix("/"), !steps.contains(".."), !file.contains("\0") else {
      sink.error(
        at: block.fileOffset, "\(DiagnosticText.quoted(file, limit: 80)) leaves the folder of the document",
        hint: "a path begins at the document's folder and stays below it")
      return nil
    }
    request.path = document.folder + file
    return request
  }

  /// Warns of front matter that no host can read.
  private func checkFronts() {
    for (document, sink) in zip(documents, sinks) {
      guard let mistake = document.front.mistake else { continue }
      let why = mistake.message.replacing("this is not YAML: ", with: "")
      sink.warning(at: mistake.offset, "the front matter is no YAML: \(why)", hint: mistake.hint)
    }
  }

  /// Warns of figures that stand in a note of another host: theirs shows it as code.
  private func checkPlaces() {
    for (document, sink) in zip(documents, sinks) {
      for chart in document.charts where !chart.isHidden {
        for holder in document.markdown.ancestors(of: document.markdown.nodes[chart.node]) {
          let flavor: Flavor
          switch holder.kind {
          case .admonition where form.notes != .admonitions: flavor = .mkdocs
          case .directive(let directive)
          where form.notes != .directives && directive.fence.letter != UInt8(ascii: ":"):
            flavor = .myst
          default: continue
          }
          let start = holder.range.lowerBound
          let line = document.part.text(start..<LineScan(bytes: document.source.bytes).end(from: start))
          sink.warning(
            at: chart.offset,
            "the figure stands in \(DiagnosticText.quoted(line, limit: 40)), which this host shows as code",
            hint: "`--flavor \(flavor.rawValue)` is for one that knows it; a quote (`>`) holds figures everywhere")
          break
        }
      }
    }
  }

  private func checkLinks() {
    for (document, sink) in zip(documents, sinks) {
      links.check(document.part, in: document, sink: sink)
      for block in document.charts {
        if let caption = document.caption(of: block) { links.check(caption, in: document, sink: sink) }
      }
    }
  }

  /// Says of every heading that has the name of a figure of its document: links could lead to one of them only.
  private func checkNames() {
    for (document, sink) in zip(documents, sinks) {
      for heading in document.headings {
        guard let figure = links.figures[heading.anchor], figure.stem == document.stem else { continue }
        let name = DiagnosticText.quoted(heading.anchor)
        let place = document.markdown.nodes[heading.node].range.lowerBound
        if heading.ownAnchor != nil {
          sink.error(at: place, "the heading and Figure \(figure.number) have the id \(name)")
        } else {
          sink.warning(
            at: place, "the heading and Figure \(figure.number) have the name \(name), and links lead to one of them",
            hint: "give the heading or the figure another one: `{#name}`")
        }
      }
    }
  }

  /// A heading as the words of a link, its tags rendered and without links and notes of its own; for nil the title, or
  /// the name of a document that has none.
  func words(of heading: Heading?, in document: ReportDocument) -> String {
    guard let heading = heading ?? document.title else { return PlainText(document.stem).markdown }
    let part = MarkdownPart(heading: document.markdown.nodes[heading.node], of: document.markdown)
    // What is wrong with its tags is said where the text is rendered.
    let quiet = DiagnosticSink(document.source)
    var edits =
      TagReader.edits(in: part, scope: scope, sink: quiet, in: document.language, setsNumbers: form.setsNumbers)
      ?? TextEdits()
    for node in part.nodes {
      switch node.kind {
      case .link(let link):
        edits.replace(node.range.lowerBound..<link.content.lowerBound, with: "")
        edits.replace(link.content.upperBound..<node.range.upperBound, with: "")
      case .footnoteReference: edits.replace(node.range, with: "")
      default: break
      }
    }
    edits.add(PageText.balanced(part, in: part.range))
    return edits.applied(to: part.markdown.source.bytes, in: part.range)
  }

  /// `[Cosine decay](08-cosine.md)`
  func link(to index: Int, from document: ReportDocument) -> String {
    "[\(titles[index])](\(document.address(of: documents[index])))"
  }

  /// The documents as a list of links.
  func contents(in document: ReportDocument, for target: ReportLinks.Target) -> String {
    documents.indices.map { index in
      target.isOne
        ? "- [\(titles[index])](#\(links.names.document(documents[index], target)))"
        : "- " + link(to: index, from: document)
    }.joined(separator: "\n")
  }
}
