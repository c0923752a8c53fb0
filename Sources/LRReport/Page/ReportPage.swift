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
  /// Markdown too.
  public var title: String
  /// The figures that the text names.
  public var files: [ReportFile] = []
}

extension ReportBuilder {
  /// The report on one page; nil once it has been said what is wrong.
  public func page(_ form: ReportPage.Form) -> ReportPage? {
    guard !hasErrors else { return nil }
    workOut()
    var page = ReportPage(markdown: "", title: titles.first ?? "")
    var drawings: [[UInt8]: Int] = [:]
    if form == .latex { page.files = pictureFiles }
    for (index, document) in documents.enumerated() {
      var text = MarkdownText()
      let labels = PageLabels(document, division: links.names.division(document))
      var headings = PageHeadings(document: document, names: links.names, isFirst: index == 0)
      for part in document.parts {
        switch part {
        case .text(let range):
          guard let rendered = markdown(range, of: document, for: .page(form)) else { return nil }
          let shifted = labels.applied(headings.shifted(rendered.replacing("\r\n", with: "\n")))
          text.add(form == .html ? shifted : PageText.unfolded(shifted))
        case .verbatim(let range) where text.text.isEmpty && document.isFrontMatter(range): break
        case .verbatim(let range): text.add(document.text(range))
        case .values: break
        case .chart(let block) where block.isHidden: break
        case .chart(let block):
          guard var figure = self.figure(block, in: document, for: .page(form)), let svg = figure.chart.render(.svg)
          else {
            return nil
          }
          figure.caption = labels.applied(figure.caption)
          switch form {
          case .html:
            drawings[svg, default: 0] += 1
            let drawing = PageText.inline(figure, svg, copy: drawings[svg] ?? 1)
            text.addParagraph(PageText.indented(drawing, block.indentation))
          case .latex:
            guard let pdf = figure.chart.render(.pdf) else { return nil }
            let path = figure.path(svg, .pdf)
            page.files.append(ReportFile(path: path, bytes: pdf))
            let caption = figure.caption.isEmpty ? "&nbsp;" : PageText.balanced(figure.caption)
            text.addParagraph(PageText.indented("![\(caption)](\(path)){#\(figure.id)}\n", block.indentation))
          }
        }
      }
      // A division carries the document's name, by which links find it.
      page.markdown +=
        "\n<div id=\"\(links.names.division(document))\" class=\"document\">\n\n" + text.text + "\n\n</div>\n"
    }
    return page
  }

  /// The pictures that go with the documents.
  public var pictureFiles: [ReportFile] {
    var files: [ReportFile] = []
    for file in pictureBytes.keys.sorted() {
      let bytes = pictureBytes[file] ?? []
      let path = ReportPicture.path(of: file, bytes)
      if !files.contains(where: { $0.path == path }) { files.append(ReportFile(path: path, bytes: bytes)) }
    }
    return files
  }
}
