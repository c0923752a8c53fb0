import LRInput
import LRSpec

/// All documents as one text for pandoc: a page, or a paper.
public struct ReportPage: Sendable {
  /// A page or a paper.
  public typealias Form = PageForm

  /// Markdown, as pandoc has it.
  public var markdown: String
  /// Markdown too.
  public var title: String
  /// What the front matter of the first document says, without its rules and the files it names; empty where there is none.
  public var front = ""
  /// The keys of it that have a value.
  public var keys: Set<String> = []
  /// Whether the title is that of the front matter, since no heading is one.
  public var hasOwnTitle = false
  /// A table of contents, as Markdown; empty where the front matter asks for none.
  public var contents = ""
  /// The deepest level of headings in it.
  public var contentsDepth = 3
  /// What citations are looked up in, by their places beside the text.
  public var bibliographies: [String] = []
  /// How citations are set, a file of CSL by its place beside the text; nil for the usual.
  public var citationStyle: String?
  /// The figures and other files that the text names.
  public var files: [ReportFile] = []
}

extension ReportBuilder {
  /// The report on one page; nil once it has been said what is wrong.
  public func page(_ form: ReportPage.Form) -> ReportPage? {
    guard prepare() else { return nil }
    if let first = documents.first, let mistake = first.front.mistake {
      sink(of: first).error(at: mistake.offset, "pandoc cannot read this front matter")
      return nil
    }
    var page = ReportPage(markdown: "", title: titles.first ?? "")
    if let first = documents.first {
      let front = first.front.withoutFiles.applied(to: first.source.bytes, in: first.front.range)
      page.front = front.split(whereSeparator: \.isNewline).dropFirst().dropLast().map { $0 + "\n" }.joined()
      page.hasOwnTitle = first.title == nil && first.front.has("title")
      page.keys = first.front.keys
      if let depth = first.front.integer("toc-depth"), (1...6).contains(depth) { page.contentsDepth = depth }
      if first.front.isTrue("toc") || first.front.isTrue("table-of-contents") {
        page.contents = headings(to: page.contentsDepth, for: .page(form))
      }
    }
    var drawings: [[UInt8]: Int] = [:]
    if form == .latex { page.files = pictureFiles }
    addCitations(to: &page)
    for (index, document) in documents.enumerated() {
      var more = PageHeadings.edits(
        in: document, names: links.names, for: .page(form), isFirst: index == 0)
      if form == .latex { more.add(PageText.unfolded(document.part)) }
      let text = text(of: document, for: .page(form), more: more) { figure in
        guard let svg = figure.chart.render(.svg) else { return nil }
        switch form {
        case .html:
          drawings[svg, default: 0] += 1
          return PageText.inline(figure, svg, copy: drawings[svg] ?? 1, readings: figure.chart.readings)
        case .latex:
          guard let pdf = figure.chart.render(.pdf) else { return nil }
          let path = figure.path(svg, .pdf)
          page.files.append(ReportFile(path: path, bytes: pdf))
          return "![\(figure.caption.isEmpty ? "&nbsp;" : figure.caption)](\(path)){#\(figure.id)}"
        }
      }
      guard let text = text.map({ PageNotes.asDivisions($0, of: document.markdown) }) else { return nil }
      // A division carries the document's name, by which links find it.
      page.markdown +=
        "\n<div id=\"\(links.names.division(document))\" class=\"document\">\n\n" + text + "\n\n</div>\n"
    }
    return page
  }

  /// The pictures that go with the documents.
  public var pictureFiles: [ReportFile] {
    var files: [ReportFile] = []
    guard !isAlone else { return files }
    for file in pictureBytes.keys.sorted() {
      let bytes = pictureBytes[file] ?? []
      let path = ReportPicture.path(of: file, bytes)
      if !files.contains(where: { $0.path == path }) { files.append(ReportFile(path: path, bytes: bytes)) }
    }
    return files
  }
}
