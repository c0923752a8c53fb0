import LRInput

/// What front matter says of the files beside a document, and of a list of its headings.
extension ReportBuilder {
  /// The front matter of a document where it goes: the files that it names are those that go along.
  func front(of document: ReportDocument, for target: ReportLinks.Target) -> String {
    var edits = TextEdits()
    for file in document.front.files {
      guard !isAlone, let path = place(of: file, in: document) else { continue }
      edits.replace(file.range, with: (target == .files ? document.up : "") + path)
    }
    return edits.applied(to: document.source.bytes, in: document.front.range)
  }

  /// Where a file that front matter names lies among those of the report; nil where it is not there.
  private func place(of file: FrontFields.File, in document: ReportDocument) -> String? {
    guard let place = ReportPicture.place(of: file.path, in: document), let bytes = pictureBytes[place.file] else {
      return nil
    }
    return ReportPicture.path(of: place.file, bytes)
  }

  /// The files that the front matter of a document names, as those that go with it.
  func frontFiles(of document: ReportDocument, _ sink: DiagnosticSink) -> [ReportPicture] {
    document.front.files.compactMap { file in
      guard !file.path.contains("://"), let place = ReportPicture.place(of: file.path, in: document) else { return nil }
      return ReportPicture(
        file: place.file, isInside: place.isInside, isShown: false, isDocument: false, sink: sink,
        offset: file.range.lowerBound)
    }
  }

  /// Gives a page what the citations of its documents need.
  func addCitations(to page: inout ReportPage) {
    func add(_ file: FrontFields.File, _ document: ReportDocument) -> String? {
      guard let path = place(of: file, in: document) else { return nil }
      if !page.files.contains(where: { $0.path == path }), let place = ReportPicture.place(of: file.path, in: document)
      {
        page.files.append(ReportFile(path: path, bytes: pictureBytes[place.file] ?? []))
      }
      return path
    }
    for document in documents {
      for file in document.front.files("bibliography") {
        if let path = add(file, document), !page.bibliographies.contains(path) { page.bibliographies.append(path) }
      }
      let style = document.front.files("csl").first.flatMap { add($0, document) }
      page.citationStyle = page.citationStyle ?? style
    }
  }

  /// The headings of all documents as a list of links, on a page that has them all.
  ///
  /// - Parameter depth: the deepest level, as the page has it: its own title is above all.
  func headings(to depth: Int, for target: ReportLinks.Target) -> String {
    var lines: [String] = []
    var open: [Int] = []
    for (index, document) in documents.enumerated() {
      for heading in document.headings {
        let isTitle = heading == document.title
        let level = index == 0 && heading.level > 1 ? heading.level : heading.level + 1
        guard !(isTitle && index == 0), level <= depth else { continue }
        open = open.filter { $0 < level } + [level]
        let name = isTitle ? links.names.document(document, target) : links.names.heading(heading, of: document, target)
        let indent = String(repeating: "    ", count: open.count - 1)
        lines.append("\(indent)- [\(words(of: heading, in: document))](#\(name))")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The numbers of the author's pictures where a text goes, before their captions; one that is not counted stays in its line.
  func labels(of document: ReportDocument, for target: ReportLinks.Target) -> TextEdits {
    var edits = TextEdits()
    let isPage = if case .page = target { true } else { false }
    guard isPage || form.counted == .captioned else { return edits }
    let count = links.count(for: target)
    for picture in document.pictures {
      guard let number = count.number(of: picture, in: document) else {
        // In some lists pandoc would make it a figure, and in some versions.
        edits.insert("\\ ", at: picture.end)
        continue
      }
      let label = "\(document.language.figure) \(number)."
      let words = isPage ? (target == .page(.html) ? "**\(label)** " : nil) : form.label(label)
      guard let words else { continue }
      edits.insert(words, at: picture.caption)
      // What it goes by has to be written, where that were the words of its caption.
      if let own = picture.label, links.names.prefix(document, target).isEmpty {
        edits.insert(
          own.place == own.words.upperBound + 2 ? document.part.text(own.words) : "[\(document.part.text(own.words))]",
          at: own.place)
      }
    }
    return edits
  }
}
