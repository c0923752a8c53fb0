/// Public declarations of a Swift file that no doc comment explains, found line by line.
///
/// Let through without one: initialisers and stored properties (the comment of their type speaks for them), a property
/// or type that is whole on one line, a one-liner right after an explained one, and what a protocol of the standard library or of this package explains already.
struct PublicNames {
  struct Undocumented: Equatable, CustomStringConvertible {
    var line: Int
    var name: String
    var description: String { "\(line): \(name)" }
  }

  /// Requirements of the standard library's protocols, by their usual names.
  static let standard: Set<String> = [
    "init", "==", "<", "hash", "encode", "description", "debugDescription", "errorDescription", "id", "rawValue",
    "allCases", "next", "makeIterator", "subscript",
  ]

  /// The terms of every drawing library: a comment would only say them again.
  static let usual: Set<String> = ["move", "line", "curve", "close", "rect", "contains"]

  /// The names that the protocols of a text ask for; their doc comments stand there.
  static func requirements(in text: String) -> Set<String> {
    var names: Set<String> = []
    var inside = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("protocol ") || line.hasPrefix("public protocol ") { inside = true }
      if line.hasPrefix("}") { inside = false }
      if inside, line.hasPrefix("  "),
        let match = line.firstMatch(of: /^  (?:static |mutating )*(?:func|var) ([A-Za-z0-9_]+)/)
      {
        names.insert(String(match.1))
      }
    }
    return names
  }

  static func undocumented(in text: String, explained: Set<String> = []) -> [Undocumented] {
    // An operator's name is its signs: the second choice of the last group.
    let declaration =
      /public\s(?:[a-z]+(?:\([a-z]+\))?\s)*?(func|var|let|struct|enum|class|actor|protocol|typealias|subscript|init)\b\s*([A-Za-z0-9_`]+|[=<>+*\/-]+)?/
    var found: [Undocumented] = []
    var explains = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("///") {
        explains = true
      } else if code.hasPrefix("//") || code.hasPrefix("#") {
        continue
      } else if code.utf8.count < 8 || !code.contains("public ") {
        explains = explains && code.hasPrefix("@")
      } else if let name = code.replacing(/^(?:@[A-Za-z_]+(?:\([^)]*\))?\s)*/, with: "").prefixMatch(of: declaration) {
        let word = String(name.1)
        let named = String(name.2 ?? name.1)
        let whole = word != "func" && !code.hasSuffix("{")
        let known = standard.contains(named) || usual.contains(named) || explained.contains(named)
        if !explains && !whole && !known { found.append(Undocumented(line: index + 1, name: named)) }
        explains = explains && !code.hasSuffix("{")
      } else {
        explains = false
      }
    }
    return found
  }
}
