/// What documents and headings are called on a page that holds them all.
struct PageNames {
  /// The divisions of documents, by their stems.
  private var divisions: [String: String] = [:]
  /// Names that several documents have given to headings.
  private var shared: Set<String> = []

  init(_ documents: [ReportDocument], figures: Set<String>) {
    var taken = figures
    var own: Set<String> = []
    for document in documents {
      let plain = String(document.stem.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
      var name = plain
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(plain)-\(number)"
      }
      divisions[document.stem] = name
      for anchor in Set(document.headings.compactMap(\.ownAnchor)) where !own.insert(anchor).inserted {
        shared.insert(anchor)
      }
    }
  }

  func division(_ document: ReportDocument) -> String { divisions[document.stem] ?? document.stem }

  /// - Parameter anchor: as links call the heading: `formula`, `formula-1` for the second of the name.
  func heading(_ heading: Heading, anchor: String, of document: ReportDocument, isTitle: Bool) -> String {
    // The title goes by the name of the document itself.
    if isTitle { return division(document) }
    if let own = heading.ownAnchor, !shared.contains(own) { return own }
    return "\(division(document))--\(anchor)"
  }
}

/// Tells headings of the same words apart, as GitHub does: `formula`, `formula-1`.
struct AnchorCounter {
  private var counts: [String: Int] = [:]

  mutating func anchor(of heading: Heading) -> String {
    let anchor = heading.anchor
    guard heading.ownAnchor == nil else { return anchor }
    defer { counts[anchor, default: 0] += 1 }
    return counts[anchor].map { "\(anchor)-\($0)" } ?? anchor
  }
}
