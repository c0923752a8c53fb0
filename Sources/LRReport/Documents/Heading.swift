/// A heading: `## What to see`.
struct Heading: Sendable, Equatable {
  var level: Int
  var text: String

  /// Nil for a line that is none.
  init?(_ line: some StringProtocol) {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    self.level = level
    text = Heading.trimmed(line.dropFirst(level))
  }

  /// `limits` of `## Limits {#limits}`: a name that is written.
  var ownAnchor: String? { text.firstMatch(of: Heading.attributes).map { String($0.1) } }

  private static var attributes: Regex<(Substring, Substring)> { /\s*\{#([^\s}]+)[^}]*\}\s*$/ }

  /// The heading without tags, and with the words alone of its links; brackets that are left are escaped.
  var plain: String {
    Heading.trimmed(
      text.replacing(Heading.attributes, with: "").replacing(/<%.*?%>/, with: "").replacing(/\[([^\]]*)\]\([^)]*\)/) {
        String($0.1)
      }
    )
    .replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  /// The name by which links find it: its own, or the one that GitHub gives it: `what-to-see`.
  var anchor: String {
    if let own = ownAnchor { return own }
    return String(
      text.lowercased().compactMap { letter -> Character? in
        if letter == " " { return "-" }
        return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
      })
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
