/// What documents and headings are called on a page that holds them all.
struct PageNames {
  /// The divisions of documents, by their stems.
  private var divisions: [String: String] = [:]
  /// Names that headings of several documents have, or a heading and a figure.
  private var shared: Set<String>
  /// Whether there is but one document, so that its names are its own.
  private let isAlone: Bool

  init(_ documents: [ReportDocument], figures: Set<String>) {
    var taken = figures
    var own: Set<String> = []
    shared = figures
    isAlone = documents.count == 1
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

  /// What a link to a document leads to.
  func document(_ document: ReportDocument, _ target: ReportLinks.Target) -> String {
    // Alone it keeps its own names.
    (isAlone && target == .joined ? document.title?.anchor : nil) ?? division(document)
  }

  /// What stands before the labels of notes and references of a document.
  func prefix(_ document: ReportDocument, _ target: ReportLinks.Target) -> String {
    isAlone && target == .joined ? "" : division(document) + "--"
  }

  func heading(_ heading: Heading, of document: ReportDocument, _ target: ReportLinks.Target) -> String {
    if isAlone, target == .joined { return heading.anchor }
    // The title goes by the name of the document itself.
    if heading == document.title { return division(document) }
    if let own = heading.ownAnchor, !shared.contains(own) { return own }
    return "\(division(document))--\(heading.anchor)"
  }
}
