import LRInput
import LRSpec

extension ReportBuilder {
  /// The report as Markdown documents with their figures; nil once it has been said what is wrong.
  public func files() -> [ReportFile]? {
    let target: ReportLinks.Target = form.joinsDocuments ? .joined : .files
    guard prepare() else { return nil }
    var files: [ReportFile] = []
    var isWhole = !hasErrors
    for (index, document) in documents.enumerated() {
      let more =
        form.joinsDocuments
        ? PageHeadings.edits(in: document, names: links.names, for: target, isFirst: index == 0) : TextEdits()
      let text = text(of: document, for: target, more: more) { figure in
        guard let drawing = figure.chart.render(figureFormat) else { return nil }
        guard !isAlone else { return form.figure(figure, path: figureFormat.address(of: drawing)) }
        let path = figure.path(drawing, figureFormat)
        files.append(ReportFile(path: path, bytes: drawing))
        return form.figure(figure, path: target == .files ? document.up + path : path)
      }
      guard var text else {
        isWhole = false
        continue
      }
      // What a link to the document leads to, where no title has the name.
      let name = links.names.division(document)
      if form.joinsDocuments, document.title == nil, documents.count > 1 || text.contains("](#\(name))") {
        text = "[]{#\(name)}\n\n" + text
      }
      let front = front(of: document, for: target)
      let whole = MarkdownFiles.marked(text, behind: front, source: document)
      files.append(
        ReportFile(path: document.name, bytes: Array((whole + (hasNavigation ? navigation(index) : "")).utf8)))
    }
    return isWhole && !hasErrors ? files : nil
  }

  /// What stands behind a document's front matter, as it has to be where it goes; nil once it has been said what is wrong.
  ///
  /// - Parameters:
  ///   - more: edits that only the target asks for.
  ///   - figure: gives the Markdown of a figure; nil where there is none.
  func text(
    of document: ReportDocument, for target: ReportLinks.Target, more: TextEdits = TextEdits(),
    figure: (ReportFigure) -> String?
  ) -> String? {
    let contents = contents(in: document, for: target)
    scope.add(MarkdownBlock { _ in contents }, name: "contents")
    let blocks = (document.charts.map(\.node) + document.values.map(\.node)).sorted()
    let bounds = blocks.map { document.markdown.nodes[$0].range.lowerBound }
    var edits = edits(in: document.part, of: document, for: target, bounds: bounds)
    let charts = Dictionary(document.charts.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    var changed = TextEdits()
    var last: Int?
    for id in blocks {
      let place = BlockPlace(
        document.markdown.nodes[id], in: document.markdown, step: target == .files ? form.itemStep : nil)
      if let block = charts[id], !block.isHidden {
        guard let found = self.figure(block, in: document, for: target), let markdown = figure(found) else {
          edits = nil
          continue
        }
        last = place.replace(with: markdown, in: &changed, after: last)
      } else {
        last = place.remove(in: &changed, after: last)
      }
    }
    edits?.add(changed)
    guard var edits else { return nil }
    edits.add(more)
    return edits.applied(to: document.source.bytes, in: document.body).replacing("\r\n", with: "\n")
  }

  /// What changes in a part of a document for where it goes: tags, links, pictures, and on a page the labels of notes; nil once
  /// it has been said what is wrong.
  func edits(
    in part: MarkdownPart, of document: ReportDocument, for target: ReportLinks.Target, bounds: [Int] = []
  ) -> TextEdits? {
    guard
      var edits = TagReader.edits(
        in: part, scope: scope, sink: sink(of: document), in: document.language, setsNumbers: setsNumbers(target),
        bounds: bounds)
    else { return nil }
    let isPage = target != .files && target != .joined
    edits.add(
      links.edits(in: part, of: document, for: target, form: isPage ? nil : form) { words(of: $1, in: $0) })
    edits.add(ReportPicture.edits(in: part, of: document, pictureBytes, for: target, isAlone: isAlone))
    if part.shift == 0 { edits.add(labels(of: document, for: target)) }
    if target.isOne { edits.add(PageLabels.edits(in: part, prefix: links.names.prefix(document, target))) }
    return edits
  }

  /// Whether numbers are written as formulas where a text goes.
  func setsNumbers(_ target: ReportLinks.Target) -> Bool {
    if case .page = target { false } else { form.setsNumbers }
  }

  /// Links to the documents before and after one.
  private func navigation(_ index: Int) -> String {
    guard documents.count > 1 else { return "" }
    var links: [String] = []
    if index > 0 { links.append("← " + link(to: index - 1, from: documents[index])) }
    if index + 1 < documents.count { links.append(link(to: index + 1, from: documents[index]) + " →") }
    return "\n---\n\n" + links.joined(separator: " · ") + "\n"
  }
}

/// The parts of a Markdown document that are not the author's.
enum MarkdownFiles {
  /// The text with the note of its making; behind the front matter, which has to come first.
  static func marked(_ text: String, behind front: String, source: ReportDocument) -> String {
    let path = source.source.name
    let name = path == "<stdin>" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    let note =
      "\(ReportMark.start)\(PlainText(name).comment): edit that, and run `lrplot report` again. -->\n\n"
    var body = String(text.drop { $0 == "\n" })
    while body.hasSuffix("\n\n") { body.removeLast() }
    if !body.hasSuffix("\n") { body += "\n" }
    return (front.isEmpty ? "" : front.replacing("\r\n", with: "\n") + "\n") + note + body
  }
}
