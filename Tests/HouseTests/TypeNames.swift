/// The types of all rooms by their names.
///
/// Those count that other files can name: outside of braces, and not private. A nested type is named after the type around it
/// (`Plot.Curve`), and an alias of the same name hands on the type of another room.
struct TypeNames {
  struct File {
    var room: String
    var name: String
    var text: String
  }

  private let files: [File]
  /// The types of each file.
  private let types: [Set<String>]

  init(_ files: [File]) {
    self.files = files
    types = files.map { file in
      let handedOn =
        file.text.contains("typealias")
        ? file.text.matches(of: /typealias (\w+) = \w+\.(\w+)/).filter { $0.1 == $0.2 }.map { String($0.1) } : []
      return SwiftCode(text: file.text).types.subtracting(handedOn)
    }
  }

  /// How many types there are.
  var count: Int { types.reduce(0) { $0 + $1.count } }

  /// The files that see two types of one name, in their own room and those that they import.
  func clashes() -> [String] {
    var rooms: [String: Set<String>] = [:]
    for (file, types) in zip(files, types) {
      for type in types { rooms[type, default: []].insert(file.room) }
    }
    let shared = rooms.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    return files.flatMap { file in
      let seen = Set(ImportLine.all(in: file.text).map(\.module) + [file.room])
      return shared.compactMap { name, rooms in
        let both = rooms.intersection(seen).sorted()
        return both.count > 1 ? "\(file.room)/\(file.name) sees \(name) of \(both.joined(separator: " and of "))" : nil
      }
    }
  }

  /// The files with a type by which one of the standard library is hidden.
  func hidden() -> [String] {
    zip(files, types).flatMap { file, types in
      types.intersection(Self.swift).sorted().map { "\(file.room)/\(file.name) hides Swift's \($0)" }
    }
  }

  /// Types of the standard library that are named without a word before them.
  private static let swift: Set<String> = [
    "Actor", "Array", "ArraySlice", "Bool", "Character", "Clock", "ClosedRange", "CodingKey", "Collection",
    "Comparable",
    "ContinuousClock", "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder", "Equatable",
    "Error",
    "Executor", "Float", "Hashable", "Hasher", "Identifiable", "InlineArray", "InstantProtocol", "Int", "Mirror",
    "MutableSpan",
    "Never", "Numeric", "Optional", "OutputSpan", "Range", "RawSpan", "Regex", "Result", "Sendable", "Sequence", "Set",
    "SetAlgebra", "Slice", "Span", "Strideable", "String", "Substring", "Task", "TaskGroup", "Unicode", "Void",
  ]
}
