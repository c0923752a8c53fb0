public import LRInput
import LRSpec

/// A chart that a document asks for.
public struct ChartRequest {
  /// Where its spec lies; nil if it stands in the document.
  public var path: String?
  /// The spec that stands in the document, its lines counted as the document's.
  public var inline: Source?
  /// Px; nil for the spec's own.
  public var width: Int?
  /// The document's messages, and the place at which to tell what is wrong with the file.
  public var sink: DiagnosticSink
  public var offset: Int
}

/// A file that a report is made of, its path counted from the folder it goes to.
public struct ReportFile: Sendable, Equatable {
  public var path: String
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
  let scope = ReportScope()
  private(set) var charts: [String: any ReportChart] = [:]

  /// - Parameters:
  ///   - sources: the documents in the order of the report, each with the stem of its name.
  ///   - version: stands in what is made: `lrplot 0.1.0`.
  ///   - read: gives a chart, or nil once it has said in a sink why there is none.
  public init(
    _ sources: [(sink: DiagnosticSink, stem: String)], version: String, read: (ChartRequest) -> (any ReportChart)?
  ) {
    sinks = sources.map(\.sink)
    documents = sources.map { DocumentReader.read($0.sink, stem: $0.stem) }
    links = ReportLinks(documents)
    self.version = version
    readCharts(read)
    scope.add(MarkdownBlock(markdown: ""), name: "contents")
    scope.add(version, name: "version")
    scope.add(TagReader.open, name: "open")
    checkLinks()
  }

  /// Bytes of the pictures that documents name, by their files.
  public var pictureBytes: [String: [UInt8]] = [:]
  /// The titles of the documents, as Markdown.
  private(set) var titles: [String] = []
  private var isWorkedOut = false

  /// Works out the values that documents define; the charts that they speak of are run for it, once.
  func workOut() {
    guard !isWorkedOut else { return }
    isWorkedOut = true
    for (document, sink) in zip(documents, sinks) {
      let values = ReportValues(tags: TagReader(document: document, scope: scope, sink: sink))
      for part in document.parts { if case .values(let block) = part { values.define(block) } }
    }
    titles = zip(documents, sinks).map { document, sink in
      guard let words = document.title?.words else { return PlainText(document.stem).markdown }
      // What is wrong with its tags is said where the text is rendered.
      let quiet = DiagnosticSink(sink.source)
      return TagReader(document: document, scope: scope, sink: quiet).rendered(words, at: 0) ?? words
    }
    scope.add(MarkdownBlock(markdown: contents), name: "contents")
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
      var lines = LineCounter(document.source)
      for block in document.charts {
        let name = ReportName.of(block.id)
        let line = lines.line(at: block.body.lowerBound)
        if let owner = owners[name] {
          let place = "\(owner.document.source.name):\(owner.document.source.place(at: owner.offset).line)"
          sink.error(
            at: block.idOffset, "the id \(DiagnosticText.quoted(block.id)) is used twice",
            hint: "it stands first at \(place)")
          continue
        }
        owners[name] = (document, block.offset)
        guard let request = request(block, document, line, sink), let chart = read(request) else {
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
    _ block: ChartBlock, _ document: ReportDocument, _ line: Int, _ sink: DiagnosticSink
  ) -> ChartRequest? {
    var request = ChartRequest(width: block.width, sink: sink, offset: block.offset)
    guard let file = block.file else {
      request.inline = Source(
        name: document.source.name, bytes: Array(document.source.bytes[block.body]), firstLine: line)
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
    let name = document.source.name
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    request.path = folder + file
    return request
  }

  private func checkLinks() {
    for (document, sink) in zip(documents, sinks) {
      for part in document.parts {
        switch part {
        case .text(let range): links.check(document.text(range), at: range.lowerBound, in: document, sink: sink)
        case .chart(let block):
          if let caption = block.caption { links.check(caption, at: block.captionOffset, in: document, sink: sink) }
        case .verbatim, .values: break
        }
      }
    }
  }

  /// `[Cosine decay](08-cosine.md)`
  func link(to index: Int) -> String { "[\(PageText.balanced(titles[index]))](\(documents[index].address))" }

  /// The documents as a list of links.
  private var contents: String {
    documents.indices.map { "- " + link(to: $0) }.joined(separator: "\n")
  }
}

/// The numbers of lines, for offsets that rise.
private struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var number: Int

  init(_ source: Source) {
    bytes = source.bytes
    number = source.firstLine
  }

  mutating func line(at target: Int) -> Int {
    while offset < min(target, bytes.count) {
      if bytes[offset] == UInt8(ascii: "\n") { number += 1 }
      offset += 1
    }
    return number
  }
}
