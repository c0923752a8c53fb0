import LRInput
import LRPlotting

extension Key where Value == RichText {
  /// A key whose value is text with mathematics between dollar signs.
  static func richText(_ name: String, defaultText: String? = nil, summary: String) -> Key {
    let plain = Key<String>.string(name, defaultText: defaultText, summary: summary)
    return Key(plain.declaration) { node, declaration, sink in
      guard let text = plain.decode(node, declaration, sink) else { return nil }
      guard text.utf8.count <= Defaults.text else {
        sink.error(at: node.offset, "`\(name)` is longer than \(NumberText.count(Defaults.text)) bytes")
        return nil
      }
      sink.noteDrawn(text, at: node.offset)
      do throws(RichTextError) {
        return try RichText(text)
      } catch {
        // The offset counts scalars of the decoded text: escapes make it useless as a column of the source.
        let place = "character \(NumberText.count(error.offset + 1)) of `\(name)`"
        sink.error(at: node.offset, "\(place): \(error.message)", hint: error.hint)
        return nil
      }
    }
  }
}

extension Key {
  /// A key whose value is a list of names of an enumeration, each at most once of use.
  static func choices<Choice: RawRepresentable & CaseIterable & Equatable & Sendable>(
    _ name: String, summary: String
  ) -> Key where Value == [Choice], Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    let one = Key<Choice>.choice(name, summary: summary)
    let list = Key<[Node]>.nodes(
      name, count: 0...names.count, kind: "list of names", defaultText: "none",
      items: SchemaFragment(.string, choices: names), summary: summary)
    return Key(list.declaration, default: []) { node, declaration, sink in
      if let word = node.string, names.contains(word) {
        sink.error(at: node.offset, "`\(name)` must be a list, not a string", hint: "write [\"\(word)\"]")
        return nil
      }
      guard let nodes = list.decode(node, declaration, sink) else { return nil }
      let chosen = nodes.compactMap { one.decode($0, one.declaration, sink) }
      return chosen.count == nodes.count ? chosen : nil
    }
  }
}
