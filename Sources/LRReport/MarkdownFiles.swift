import LRInput
import LRSpec

extension ReportBuilder {
  /// The report as Markdown documents with their figures; nil once it has been said what is wrong.
  public func files() -> [ReportFile]? {
    // What is known to be wrong is said before anything is run.
    guard !hasErrors else { return nil }
    workOut()
    var files: [ReportFile] = []
    var isWhole = !hasErrors
    for (index, document) in documents.enumerated() {
      var text = MarkdownText()
      var front = ""
      for part in document.parts {
        switch part {
        case .text(let range):
          guard let rendered = markdown(range, of: document, for: .files) else {
            isWhole = false
            continue
          }
          text.add(rendered)
        case .verbatim(let range) where document.isFrontMatter(range): front = document.text(range)
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
      let whole = MarkdownFiles.marked(text.text, behind: front, source: document) + navigation(index)
      files.append(ReportFile(path: "\(document.stem).md", bytes: Array(whole.utf8)))
    }
    return isWhole && !hasErrors ? files : nil
  }

  /// A stretch of Markdown with its tags and links filled in.
  func markdown(_ range: Range<Int>, of document: ReportDocument, for target: ReportLinks.Target) -> String? {
    let tags = TagReader(document: document, scope: scope, sink: sink(of: document))
    return tags.rendered(document.text(range), at: range.lowerBound).map { placed($0, in: document, for: target) }
  }

  /// A text with its links and pictures as they have to be where it goes.
  func placed(_ text: String, in document: ReportDocument, for target: ReportLinks.Target) -> String {
    ReportPicture.placed(links.resolved(text, in: document, for: target), in: document, pictureBytes, for: target)
  }

  /// Links to the documents before and after one.
  private func navigation(_ index: Int) -> String {
    guard documents.count > 1 else { return "" }
    var links: [String] = []
    if index > 0 { links.append("← " + link(to: index - 1)) }
    if index + 1 < documents.count { links.append(link(to: index + 1) + " →") }
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
    return blanks + "<a id=\"\(figure.id)\"></a>![\(figure.alt.markdown)](\(path))\\\n\(blanks)\(figure.fullCaption)\n"
  }

  /// The text with the note of its making; behind the front matter, which has to come first.
  static func marked(_ text: String, behind front: String, source: ReportDocument) -> String {
    let name = source.source.name.split(separator: "/").last.map(String.init) ?? source.source.name
    let note =
      "\(ReportMark.start)\(PlainText(name).comment): edit that, and run `lrplot report` again. -->\n\n"
    var body = String(text.drop { $0 == "\n" })
    while body.hasSuffix("\n\n") { body.removeLast() }
    if !body.hasSuffix("\n") { body += "\n" }
    return (front.isEmpty ? "" : front.replacing("\r\n", with: "\n") + "\n") + note + body
  }
}
