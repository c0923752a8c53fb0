/// The headings of a document on a page.
struct PageHeadings {
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
