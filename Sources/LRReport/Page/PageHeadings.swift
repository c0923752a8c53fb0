/// The headings of a document on a page.
struct PageHeadings {
  let document: ReportDocument
  let names: PageNames
  /// Whether its title stands above the page.
  let isFirst: Bool
  private var hasTitle = false
  private var counter = AnchorCounter()
  /// What ends the comment, the code or the formula that the present line stands in.
  private var end: String?

  init(document: ReportDocument, names: PageNames, isFirst: Bool) {
    (self.document, self.names, self.isFirst) = (document, names, isFirst)
  }

  /// The title of the first document stands above the page; whatever else has level 1 goes one level down, and in the other
  /// documents what stands below it too. Each gets a name that no heading of another document has.
  mutating func shifted(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isApart = end != nil
      look(line)
      guard !isApart, let heading = Heading(line) else {
        lines.append(String(line))
        continue
      }
      // pandoc wants a blank line before a heading, GitHub does not.
      if let last = lines.last, !last.allSatisfy(\.isWhitespace) { lines.append("") }
      lines.append(shifted(heading, line))
    }
    return lines.joined(separator: "\n")
  }

  private mutating func shifted(_ heading: Heading, _ line: Substring) -> String {
    let isTitle = heading.level == 1 && !hasTitle
    hasTitle = hasTitle || isTitle
    let anchor = counter.anchor(of: heading)
    if isTitle, isFirst { return "" }
    let level = isFirst && heading.level > 1 ? heading.level : heading.level + 1
    let start = String(repeating: "#", count: level) + " "
    let name = names.heading(heading, anchor: anchor, of: document, isTitle: isTitle)
    guard !isTitle, name != heading.ownAnchor else { return start + heading.text }
    // An id behind `#` could not begin with a digit.
    guard heading.attributes != nil, let open = heading.text.lastIndex(of: "{") else {
      return start + heading.text + " {id=\"\(name)\"}"
    }
    let own = heading.ownAnchor.map { "#" + $0 } ?? ""
    let attributes = heading.text[heading.text.index(after: open)...].replacing(own, with: "", maxReplacements: 1)
    return start + heading.text[..<open] + "{id=\"\(name)\" " + attributes
  }

  /// Notes where comments, raw code and formulas begin and end.
  private mutating func look(_ line: Substring) {
    var rest = line
    while true {
      if let end {
        guard let found = rest.firstRange(of: end) else { return }
        rest = rest[found.upperBound...]
        self.end = nil
      } else {
        let starts = [("<!--", "-->"), ("<pre", "</pre>"), ("$$", "$$")].compactMap { open, close in
          rest.firstRange(of: open).map { ($0, close) }
        }
        guard let first = starts.min(by: { $0.0.lowerBound < $1.0.lowerBound }) else { return }
        rest = rest[first.0.upperBound...]
        end = first.1
      }
    }
  }
}
