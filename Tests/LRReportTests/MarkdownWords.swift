/// Reads Markdown that is nothing but words, and knows nothing of how it was made.
///
///     MarkdownWords.read(#"a\_b &lt;"#)   // a_b <
enum MarkdownWords {
  private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\""]
  /// What some reader of Markdown takes for more than a letter, wherever it stands.
  private static let signs = "\\`*_{}[]<>&$|~^@\"'"
  /// What Python-Markdown, which knows the fewest, takes a backslash away from.
  private static let escapable = "\\`*_{}[]()#+-.!"

  /// The words; nil where a sign stands bare, or behind a backslash that some reader would show.
  static func read(_ markdown: String) -> String? {
    var words = ""
    var rest = markdown[...]
    while let letter = rest.popFirst() {
      switch letter {
      case "\\":
        guard let next = rest.popFirst(), escapable.contains(next) else { return nil }
        words.append(next)
      case "&":
        guard let end = rest.firstIndex(of: ";"), let meant = entity(String(rest[..<end])) else { return nil }
        words += meant
        rest = rest[rest.index(after: end)...]
      default:
        guard !signs.contains(letter), !letter.isNewline else { return nil }
        words.append(letter)
      }
    }
    return words
  }

  private static func entity(_ name: String) -> String? {
    if let known = entities[name] { return known }
    guard name.hasPrefix("#"), let number = UInt32(name.dropFirst()) else { return nil }
    return Unicode.Scalar(number).map { String(Character($0)) }
  }

  /// Whether a line that is the Markdown begins with something else than words, or has what pandoc or GitHub would make more of.
  static func isMore(_ markdown: String) -> Bool {
    markdown.contains("--") || markdown.contains("...") || markdown.contains("://") || markdown.contains("www.")
      || markdown.contains(/^\s*([-+#:=%]|\(?([0-9]+|[A-Za-z]|[ivxlcdm]+)[.)](\s|$)|\s)/)
  }
}
