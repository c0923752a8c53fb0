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

/// The headings of a document on a page.
private struct PageHeadings {
  let document: ReportDocument
  /// Whether its title stands above the page.
  let isFirst: Bool
  private var hasTitle = false
  private var named: Set<String> = []

  init(document: ReportDocument, isFirst: Bool) {
    (self.document, self.isFirst) = (document, isFirst)
  }

  /// The title of the first document stands above the page; whatever else has level 1 goes one level down, and in the other
  /// documents what stands below it too. Each gets a name that no heading of another document has.
  mutating func shifted(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      guard let heading = Heading(line) else { return String(line) }
      let isTitle = heading.level == 1 && !hasTitle
      hasTitle = hasTitle || isTitle
      if isTitle, isFirst { return "" }
      let shifted = isFirst && heading.level > 1 ? String(line) : "#" + line
      // The title goes by the name of the document itself.
      let name = document.pageAnchor(heading, isTitle: isTitle)
      guard !isTitle, heading.ownAnchor == nil, named.insert(name).inserted else { return shifted }
      // An id behind `#` could not begin with a digit.
      return shifted + " {id=\"\(name)\"}"
    }.joined(separator: "\n")
  }
}

enum PageText {
  /// A paper has nothing to unfold: the words that would are a heading in bold.
  static func unfolded(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      line.hasPrefix("<summary>") && line.hasSuffix("</summary>")
        ? "**" + line.dropFirst(9).dropLast(10) + ".**" : String(line)
    }.joined(separator: "\n")
  }

  /// Markdown whose brackets come in pairs, so that it can stand between two: the others are escaped.
  ///
  ///     PageText.balanced("the range [0, 1)")   // the range \[0, 1)
  static func balanced(_ text: String) -> String {
    let letters = Array(text)
    var open: [Int] = []
    var lone: Set<Int> = []
    var at = 0
    while at < letters.count {
      switch letters[at] {
      case "\\": at += 1
      case "[": open.append(at)
      case "]": if open.popLast() == nil { lone.insert(at) }
      default: break
      }
      at += 1
    }
    lone.formUnion(open)
    return letters.indices.map { lone.contains($0) ? "\\\(letters[$0])" : String(letters[$0]) }.joined()
  }

  /// A figure with its drawing in the text.
  static func inline(_ figure: ReportFigure, _ svg: [UInt8]) -> String {
    var drawing = String(decoding: svg, as: UTF8.self)
    if drawing.hasPrefix("<?xml"), let end = drawing.firstRange(of: "?>") { drawing.removeSubrange(..<end.upperBound) }
    if let start = drawing.firstRange(of: "<desc"), let open = drawing[start.upperBound...].firstIndex(of: ">"),
      let end = drawing[open...].firstRange(of: "</desc>")
    {
      drawing.replaceSubrange(drawing.index(after: open)..<end.lowerBound, with: escaped(figure.alt))
    }
    // A blank line would end the HTML for some readers.
    let lines = drawing.split(separator: "\n").joined(separator: "\n")
    return """
      <figure id="\(figure.id)">

      ```{=html}
      \(lines)
      ```

      <figcaption>

      \(figure.fullCaption)

      </figcaption>
      </figure>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
