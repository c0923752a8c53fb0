import LRInput
import LRSpec

extension ReportBuilder {
  /// What a made document begins with, so that it is known as one.
  static let mark = "<!-- Made by lrplot"

  /// The report as Markdown documents with their figures; nil once it has been said what is wrong.
  public func files() -> [ReportFile]? {
    workOut()
    var files: [ReportFile] = []
    var isWhole = !hasErrors
    for (index, document) in documents.enumerated() {
      var text = MarkdownText()
      for part in document.parts {
        switch part {
        case .text(let range):
          guard let rendered = markdown(range, of: document, for: .files) else {
            isWhole = false
            continue
          }
          text.add(rendered)
        case .verbatim(let range): text.add(document.text(range))
        case .values: text.leaveGap()
        case .chart(let block):
          if block.isHidden {
            text.leaveGap()
            continue
          }
          guard let figure = self.figure(block, in: document, for: .files), let svg = figure.chart.render(.svg) else {
            isWhole = false
            continue
          }
          files.append(ReportFile(path: figure.path(svg), bytes: svg))
          text.addParagraph(MarkdownFiles.figure(figure, path: figure.path(svg), indentation: block.indentation))
        }
      }
      let whole = MarkdownFiles.marked(text.text, source: document, version) + navigation(index)
      files.append(ReportFile(path: "\(document.stem).md", bytes: Array(whole.utf8)))
    }
    return isWhole && !hasErrors ? files : nil
  }

  /// A stretch of Markdown with its tags and links filled in.
  func markdown(_ range: Range<Int>, of document: ReportDocument, for target: ReportLinks.Target) -> String? {
    let tags = TagReader(document: document, scope: scope, sink: sink(of: document))
    return tags.rendered(document.text(range), at: range.lowerBound).map {
      links.resolved($0, in: document, for: target)
    }
  }

  /// Links to the documents before and after one.
  private func navigation(_ index: Int) -> String {
    guard documents.count > 1 else { return "" }
    var links: [String] = []
    if index > 0 { links.append("← [\(documents[index - 1].title)](\(documents[index - 1].address))") }
    if index + 1 < documents.count {
      links.append("[\(documents[index + 1].title)](\(documents[index + 1].address)) →")
    }
    return "\n---\n\n" + links.joined(separator: " · ") + "\n"
  }
}

/// The parts of a Markdown document that are not the author's.
enum MarkdownFiles {
  /// A figure as a paragraph: the picture with its anchor, and below it number and caption.
  ///
  /// Picture and caption are one paragraph, since pandoc would make a picture that stands alone a figure with the alternative
  /// text as its caption.
  static func figure(_ figure: ReportFigure, path: String, indentation: Int) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let alt = String(figure.alt.flatMap { "\\[]`<".contains($0) ? "\\\($0)" : String($0) })
    return blanks + "<a id=\"\(figure.id)\"></a>![\(alt)](\(path))\\\n\(blanks)\(figure.fullCaption)\n"
  }

  /// The text with the note of its making; behind the front matter, which has to come first.
  static func marked(_ text: String, source: ReportDocument, _ version: String) -> String {
    let name = source.source.name.split(separator: "/").last.map(String.init) ?? source.source.name
    let note = "\(ReportBuilder.mark) from \(name): edit that, and run `lrplot report` again. -->\n\n"
    var body = String(text.drop { $0 == "\n" })
    while body.hasSuffix("\n\n") { body.removeLast() }
    if !body.hasSuffix("\n") { body += "\n" }
    if body.hasPrefix("---\n"), let end = body.range(of: "\n---\n", from: 4) {
      return body[..<end.upperBound] + "\n" + note + body[end.upperBound...].drop { $0 == "\n" }
    }
    return note + body
  }
}

extension String {
  /// The first place of a text, at or after a number of letters.
  fileprivate func range(of text: String, from count: Int) -> Range<String.Index>? {
    guard let start = index(startIndex, offsetBy: count, limitedBy: endIndex) else { return nil }
    return self[start...].firstRange(of: text)
  }
}
