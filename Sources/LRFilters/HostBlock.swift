import LRInput

/// A block of a host as a document of one block, so that whoever reads reports reads it.
///
/// Its lines are those of the block: what is told of line 0 stands behind the fence.
struct HostBlock {
  /// As the host has it; empty where it gives none.
  var id = ""
  /// `caption`, `file`, …
  var attributes: [(name: String, value: String)] = []
  /// `hidden`
  var classes: [String] = []
  /// `lrplot`, `lrplot-values`, or `{lrplot}`, whose options stand in its lines.
  var word = "lrplot"
  var body = ""

  /// - Parameter number: its place among the blocks of the host, which is its name where it has none.
  func source(_ number: Int) -> Source {
    let name = id.isEmpty ? String(number) : id.replacing("/", with: "-")
    return Source(name: "block \(name)", bytes: Array(text(number).utf8), firstLine: 0)
  }

  private func text(_ number: Int) -> String {
    let runs = body.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: max(2, runs.max() ?? 0) + 1)
    let end = body.hasSuffix("\n") || body.isEmpty ? "" : "\n"
    return "\(fence)\(word)\(word == "lrplot" ? " " + list(number) : "")\n\(body)\(end)\(fence)\n"
  }

  private func list(_ number: Int) -> String {
    var words = ["#" + (id.isEmpty ? Self.nameless + String(number) : id)]
    words += classes.map { "." + $0 }
    words += attributes.map { "\($0.name)=\"\(Self.quoted($0.value))\"" }
    return "{" + words.joined(separator: " ") + "}"
  }

  /// What the ids of charts begin with to which the author gave none.
  static let nameless = "lrplot-"

  /// A value between quotation marks, on one line; what has a backslash before it has one already.
  private static func quoted(_ value: String) -> String {
    var text = ""
    var isEscaped = false
    for letter in value {
      if letter == "\"", !isEscaped { text += "\\" }
      text.append(letter.isNewline ? " " : letter)
      isEscaped = letter == "\\" && !isEscaped
    }
    return isEscaped ? text + "\\" : text
  }
}
