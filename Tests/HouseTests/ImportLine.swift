/// One `import` of a Swift file.
struct ImportLine: Equatable {
  var line: Int
  var module: String
  /// `public`, `private`, …; empty for a plain `import`, which is public in the Swift 6 language mode.
  var access = ""
  /// With the sign: `@testable`.
  var attributes: [String] = []

  /// The imports of a text, wherever they stand, `import struct A.B` and `@testable import A` among them.
  static func all(in text: String) -> [ImportLine] {
    var found: [ImportLine] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.contains("import") else { continue }
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      for statement in code.split(separator: ";") {
        if let one = parse(statement, line: index + 1) { found.append(one) }
      }
    }
    return found
  }

  private static func parse(_ statement: Substring, line: Int) -> ImportLine? {
    var words = statement.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var result = ImportLine(line: line, module: "")
    while let word = words.first, word != "import" {
      if word.hasPrefix("@") {
        result.attributes.append(word)
      } else if ["public", "package", "internal", "fileprivate", "private"].contains(word) {
        result.access = word
      } else {
        return nil
      }
      words.removeFirst()
    }
    words = words.dropFirst()
    if let kind = words.first,
      ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"].contains(kind)
    {
      words.removeFirst()
    }
    guard let path = words.first, let module = path.split(separator: ".").first else { return nil }
    result.module = String(module)
    return result
  }

  /// What is wrong with the imports of a file of `room`, one sentence each; empty when all is well.
  static func complaints(about text: String, in room: Room) -> [String] {
    all(in: text).compactMap { found in
      if !room.imports.contains(found.module) && !room.system.contains(found.module) {
        return "line \(found.line): \(room.name) may not import \(found.module)"
      }
      if found.attributes.contains("@testable") {
        return "line \(found.line): @testable is for tests"
      }
      if Room.hidden.contains(found.module)
        && (["", "public", "package"].contains(found.access) || found.attributes.contains("@_exported"))
      {
        return "line \(found.line): \(found.module) must be a private or internal import"
      }
      return nil
    }
  }
}
