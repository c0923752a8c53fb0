/// What Package.swift says of its targets, read as text: enough for a manifest that is written plainly.
struct Manifest {
  struct Target: Equatable {
    var name: String
    var dependencies: Set<String>
    /// From `path:`; nil where SwiftPM's default holds.
    var path: String?
  }

  var targets: [Target]

  init(_ text: String) {
    let lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.firstRange(of: " //").map { line[..<$0.lowerBound] } ?? line }
    let code: String = lines.joined(separator: "\n")
    targets = [".target(", ".executableTarget(", ".systemLibrary("].flatMap { opening in
      code.ranges(of: opening).compactMap { Self.target(Self.balanced(code[$0.upperBound...], "(", ")")) }
    }
  }

  private static func target(_ arguments: Substring) -> Target? {
    guard let name = argument("name", of: arguments) else { return nil }
    var dependencies: Set<String> = []
    if let list = arguments.firstRange(of: "dependencies: [") {
      let items = balanced(arguments[list.upperBound...], "[", "]")
        .replacing(/package:\s*"[^"]*"/, with: "")
      dependencies = Set(items.matches(of: /"([^"]*)"/).map { String($0.1) })
    }
    return Target(name: name, dependencies: dependencies, path: argument("path", of: arguments))
  }

  private static func argument(_ label: String, of arguments: Substring) -> String? {
    guard let start = arguments.firstRange(of: "\(label): \"") else { return nil }
    return String(arguments[start.upperBound...].prefix { $0 != "\"" })
  }

  /// The text up to the bracket that closes one opened just before it.
  private static func balanced(_ text: Substring, _ open: Character, _ close: Character) -> Substring {
    var depth = 1
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return text[..<index] }
    }
    return text
  }
}
