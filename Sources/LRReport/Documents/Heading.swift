/// A heading: `## What to see`.
struct Heading: Sendable, Equatable {
  var level: Int
  var text: String

  /// Nil for a line that is none.
  init?(_ line: some StringProtocol) {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), let blank = line.dropFirst(level).first, blank == " " || blank == "\t" else {
      return nil
    }
    self.level = level
    let words = Heading.trimmed(line.dropFirst(level))
    // `## What to see ##`
    let open = words.reversed().drop { $0 == "#" }
    let isClosed = open.count < words.count && open.first.map { $0.isWhitespace } ?? true
    text = isClosed ? Heading.trimmed(String(open.reversed())) : words
  }

  /// `limits` of `## Limits {#limits}`: a name that is written.
  var ownAnchor: String? {
    attributes?.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("#") && $0.count > 1 }.map {
      String($0.dropFirst())
    }
  }

  /// What stands in braces behind the words: `#limits .wide`; nil where it is no list of attributes.
  var attributes: Substring? {
    guard text.hasSuffix("}"), let open = text.lastIndex(of: "{") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    let first = inner.drop { $0.isWhitespace }
    return first.first.map { ".#-".contains($0) } == true || first.contains("=") ? inner : nil
  }

  /// The words alone of its links, without attributes.
  var words: String {
    let text =
      attributes == nil ? self.text : String(self.text[..<(self.text.lastIndex(of: "{") ?? self.text.endIndex)])
    return Heading.trimmed(text.contains("](") ? text.replacing(/\[([^\]]*)\]\([^)]*\)/) { String($0.1) } : text)
  }

  /// The name by which links find it: its own, or the one that GitHub gives it: `what-to-see`.
  var anchor: String {
    if let own = ownAnchor { return own }
    return String(
      words.lowercased().compactMap { letter -> Character? in
        if letter == " " { return "-" }
        return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
      })
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
