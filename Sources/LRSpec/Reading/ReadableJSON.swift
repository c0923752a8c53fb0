import LRInput

/// Writes a tree as JSON for people: what fits a line stands on one, anything longer has a line for each part.
///
///     {
///       "steps": 1000,
///       "curves": [
///         { "label": "cosine", "schedule": { "type": "cosine", "lr": 0.1 } }
///       ]
///     }
public enum ReadableJSON {
  /// Columns of a line, where a part does not need more.
  private static let width = 100

  /// The tree as text that ends with a line break; read again it is the same tree.
  public static func text(_ node: Node) -> String { written(node, indent: 0, room: width) + "\n" }

  /// - Parameter room: the columns that are left of the line that the value begins in.
  private static func written(_ node: Node, indent: Int, room: Int) -> String {
    let line = line(node)
    if line.unicodeScalars.count <= room { return line }
    let margin = String(repeating: " ", count: indent + 2)
    let parts: [String]
    switch node.value {
    case .array(let elements) where elements.allSatisfy({ $0.array == nil && $0.members == nil }):
      parts = filled(elements, room: width - indent - 2).map { margin + $0 }
    case .array(let elements):
      parts = elements.map { margin + written($0, indent: indent + 2, room: width - indent - 3) }
    case .object(let members):
      parts = members.map { member in
        let key = JSONText.string(member.key) + ": "
        let room = width - indent - 3 - key.unicodeScalars.count
        return margin + key + written(member.node, indent: indent + 2, room: room)
      }
    default: return line
    }
    let (opening, closing) = node.array == nil ? ("{", "}") : ("[", "]")
    return opening + "\n" + parts.joined(separator: ",\n") + "\n" + String(repeating: " ", count: indent) + closing
  }

  /// Numbers and the like, as many a line as fit it.
  private static func filled(_ elements: [Node], room: Int) -> [String] {
    var lines: [String] = []
    for element in elements.map({ line($0) }) {
      if let last = lines.last, last.utf8.count + element.utf8.count + 3 <= room {
        lines[lines.count - 1] += ", " + element
      } else {
        lines.append(element)
      }
    }
    return lines
  }

  private static func line(_ node: Node) -> String {
    switch node.value {
    case .array(let elements): "[" + elements.map { line($0) }.joined(separator: ", ") + "]"
    case .object(let members) where members.isEmpty: "{}"
    case .object(let members):
      "{ " + members.map { JSONText.string($0.key) + ": " + line($0.node) }.joined(separator: ", ") + " }"
    default: String(decoding: CanonicalJSON.text(node), as: UTF8.self)
    }
  }
}
