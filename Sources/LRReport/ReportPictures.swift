import LRInput

extension ReportBuilder {
  /// The pictures and the files of all documents, in the order of the report; none of its documents.
  public var pictures: [ReportPicture] {
    let own = Set(documents.map { DocumentPath.normal($0.source.name) })
    // What a host makes of a document.
    let pages = Set(own.map { path in String(path.prefix(upTo: path.lastIndex(of: ".") ?? path.endIndex)) + ".html" })
    return zip(documents, messages).flatMap { document, sink in
      frontFiles(of: document, sink)
        + ([document.part] + document.charts.compactMap { document.caption(of: $0) }).flatMap { part in
          part.links().compactMap { link -> ReportPicture? in
            guard let place = ReportPicture.place(of: link.target, in: document), link.isPicture || isFile(link.target),
              !own.contains(DocumentPath.normal(place.file)), !pages.contains(DocumentPath.normal(place.file))
            else { return nil }
            return ReportPicture(
              file: place.file, isInside: place.isInside, isShown: link.isPicture,
              isDocument: [".md", ".markdown", ".qmd"].contains { place.file.hasSuffix($0) }, sink: sink,
              offset: part.shift + link.range.lowerBound)
          }
        }
    }
  }

  /// Whether the target of a link is that of a file, and not a name that the host gives to a place or a page.
  private func isFile(_ target: String) -> Bool {
    !form.resolvesNames || target.contains("/") || target.contains(".")
  }
}
