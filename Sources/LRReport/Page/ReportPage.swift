import LRInput
import LRSpec

/// All documents as one text for pandoc: a page, or a paper.
public struct ReportPage: Sendable {
  /// What pandoc makes of it.
  public enum Form: Sendable {
    /// Figures stand in the text as SVG.
    case html
    /// Figures are PDF files beside the text.
    case latex
  }

  /// Markdown, as pandoc has it.
  public var markdown: String
  public var title: String
  /// The figures that the text names.
  public var files: [ReportFile] = []
}

extension ReportBuilder {
  /// The report on one page; nil once it has been said what is wrong.
  ///
  /// - Parameter pictures: what documents name beside their charts, by the paths.
  public func page(_ form: ReportPage.Form, pictures: [String: [UInt8]] = [:]) -> ReportPage? {
    workOut()
    var page = ReportPage(markdown: "", title: documents.first?.title ?? "")
    if form == .latex { page.files = pictures.keys.sorted().map { ReportFile(path: $0, bytes: pictures[$0] ?? []) } }
    for (index, document) in documents.enumerated() {
      var text = MarkdownText()
      var headings = PageHeadings(document: document, isFirst: index == 0)
      for part in document.parts {
        switch part {
        case .text(let range):
          guard let rendered = markdown(range, of: document, for: .page) else { return nil }
          let shifted = headings.shifted(rendered)
          text.add(form == .html ? ReportPicture.embedded(shifted, pictures) : PageText.unfolded(shifted))
        case .verbatim(let range) where text.text.isEmpty && document.isFrontMatter(range): break
        case .verbatim(let range): text.add(document.text(range))
        case .values: break
        case .chart(let block) where block.isHidden: break
        case .chart(let block):
          guard let figure = self.figure(block, in: document, for: .page), let svg = figure.chart.render(.svg) else {
            return nil
          }
          switch form {
          case .html: text.addParagraph(PageText.inline(figure, svg))
          case .latex:
            guard let pdf = figure.chart.render(.pdf) else { return nil }
            let path = figure.path(svg, .pdf)
            page.files.append(ReportFile(path: path, bytes: pdf))
            let caption = figure.caption.isEmpty ? "&nbsp;" : PageText.balanced(figure.caption)
            text.addParagraph("![\(caption)](\(path)){#\(figure.id)}\n")
          }
        }
      }
      // A division carries the document's name, by which links find it.
      page.markdown += "\n<div id=\"\(document.pageID)\" class=\"document\">\n\n" + text.text + "\n\n</div>\n"
    }
    return page
  }
}
