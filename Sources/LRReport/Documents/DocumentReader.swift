import LRInput
import LRMarkdown

/// Finds the charts and the values of a document, wherever its tree has blocks of code.
struct DocumentReader {
  private let sink: DiagnosticSink
  private var document: ReportDocument
  private var lines: LineCounter

  /// - Parameter stem: becomes a name in links.
  static func read(
    _ sink: DiagnosticSink, stem: String, for flavor: Flavor = .github, language: DocumentLanguage = .english
  ) -> ReportDocument {
    var source = sink.source
    if let wrong = String(validating: source.bytes, as: UTF8.self) == nil ? invalid(source.bytes) : nil {
      sink.error(at: wrong, "the document is no UTF-8 text", hint: "save it as UTF-8")
      source = Source(name: source.name, bytes: [])
    }
    var reader = DocumentReader(
      sink: sink, document: ReportDocument(source, stem: stem, language: language), lines: LineCounter(source))
    reader.document.ending = flavor.ending(of: source.name)
    reader.read()
    return reader.document
  }

  private mutating func read() {
    for diagnostic in document.markdown.diagnostics { sink.report(diagnostic) }
    for node in document.markdown.nodes {
      switch node.kind {
      case .codeBlock(let code):
        if let word = FenceWord(code, in: document.source.bytes) {
          take(word, code, node)
        } else if code.fence == nil {
          lookForFences(in: node, "stands four blanks or more to the right of what holds it, and is code")
        }
      // Comments are nobody's, and what is written between `<pre>` and `</pre>` is shown as it stands.
      case .htmlBlock(let kind) where kind > 2:
        lookForFences(in: node, "stands in a block of HTML, and is none of its own")
      default: break
      }
    }
  }

  private mutating func take(_ word: FenceWord, _ code: MarkdownCodeBlock, _ node: MarkdownNode) {
    guard code.fence?.closing != nil else {
      sink.error(
        at: node.range.lowerBound, "the block does not end", hint: "close it with the fence that opens it")
      document.hasNamelessMistake = true
      return
    }
    switch word.kind {
    case .chart:
      var attributes = ChartAttributes(document.source, sink: sink)
      attributes.take(word)
      let chart = attributes.chart(
        at: code.info?.lowerBound ?? node.range.lowerBound, node: node.id, body: body(of: node))
      if let chart {
        document.charts.append(chart)
      } else if let id = attributes.id {
        document.brokenIDs.insert(id)
      } else {
        document.hasNamelessMistake = true
      }
    case .values:
      if let wrong = word.rest.first(where: { !" \t}".utf8.contains(document.source.bytes[$0]) }) {
        sink.error(at: wrong, "a block of values takes no attributes")
      }
      document.values.append(ValuesBlock(document.markdown.body(of: node), node: node.id, sink: sink))
    }
  }

  /// The content of a block as a text of its own, in the lines and columns of the document; nil where it is blank.
  private mutating func body(of node: MarkdownNode) -> Source? {
    let source = document.source
    let content = document.markdown.body(of: node)
    guard let first = content.pieces.first, content.bytes.contains(where: { !" \t\n".utf8.contains($0) }) else {
      return nil
    }
    let scan = LineScan(bytes: source.bytes)
    let whole = content.pieces.filter { piece in source.bytes[piece.range].contains { $0 != 0x20 && $0 != 0x09 } }
    let margin = whole.map { $0.range.lowerBound - scan.start(of: $0.range.lowerBound) }.min() ?? 0
    let blanks = Array(repeating: UInt8(ascii: " "), count: margin)
    var bytes: [UInt8] = []
    for piece in content.pieces {
      if !piece.range.isEmpty { bytes += blanks + Array(repeating: UInt8(ascii: " "), count: piece.blanks) }
      bytes += source.bytes[piece.range]
      bytes.append(0x0A)
    }
    return Source(name: source.name, bytes: bytes, firstLine: lines.line(at: first.range.lowerBound))
  }

  /// Says of every line that would begin one of our blocks, and does not.
  private func lookForFences(in node: MarkdownNode, _ reason: String) {
    let content = document.markdown.content(of: node)
    for line in content.bytes.split(separator: 0x0A) {
      let start = line.drop { $0 == 0x20 || $0 == 0x09 }
      let fence = start.prefix { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
      guard fence.count >= 3 else { continue }
      let word = start[fence.endIndex...].drop { " {.".utf8.contains($0) }
      guard word.starts(with: "lrplot".utf8) else { continue }
      sink.warning(
        at: content.sourceOffset(of: start.startIndex), "this block of lrplot \(reason)",
        hint: "a blank line before it, and the blanks of what holds it, make it a chart")
    }
  }

  /// The first byte that is no UTF-8.
  private static func invalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(offset, bytes.count - 1)
      }
    }
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
