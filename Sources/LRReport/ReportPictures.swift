import LRInput

extension ReportBuilder {
  /// The pictures and the files of all documents, in the order of the report; none of its documents.
  public var pictures: [ReportPicture] {
    let own = Set(documents.map { DocumentPath.normal($0.source.name) })
    return zip(documents, messages).flatMap { document, sink in
      ([document.part] + document.charts.compactMap { document.caption(of: $0) }).flatMap { part in
        part.links().compactMap { link -> ReportPicture? in
          guard let place = ReportPicture.place(of: link.target, in: document), !place.file.hasSuffix("/"),
            !own.contains(DocumentPath.normal(place.file))
          else { return nil }
          return ReportPicture(
            file: place.file, isInside: place.isInside, isShown: link.isPicture,
            isDocument: [".md", ".markdown", ".qmd"].contains { place.file.hasSuffix($0) }, sink: sink,
            offset: part.shift + link.range.lowerBound)
        }
      }
    }
  }
}
