/// Finds the entry of a catalogue that an object names in its key `type`.
///
///     {"type": "quadratic", "curvatures": [1, 10]}
///
/// What it asks of entries is asked where it is used, as in `Catalog`.
public struct EntryReader<Entry>: Sendable {
  private let catalog: Catalog<Entry>
  private let example: String

  /// The key that names the type.
  public let typeKey: Key<String>

  /// - Parameter example: an object that could be written, as JSON text, for hints.
  public init(_ catalog: Catalog<Entry>, example: String) {
    self.catalog = catalog
    self.example = example
    typeKey = .string("type", kind: catalog.noun.singular, summary: "The name of the \(catalog.noun.singular).")
  }
}

extension EntryReader where Entry: CatalogEntry {
  /// The entry that `type` names, or nil; a missing or unknown one is reported at its place.
  public func entry(of node: Node, sink: DiagnosticSink) -> Entry? {
    let noun = catalog.noun
    guard node.members != nil else {
      sink.error(
        at: node.offset, "\(noun.indefinite) must be an object, not \(node.kind)", hint: "write for example \(example)")
      return nil
    }
    guard let type = node[typeKey.name] else {
      if let near = node.members?.first(where: { NearMiss.of($0.key, among: [typeKey.name]) != nil }) {
        sink.error(
          at: near.keyOffset, "unknown key \(DiagnosticText.quoted(near.key)) in \(noun.indefinite)",
          hint: "did you mean `type`?")
        return nil
      }
      sink.error(
        at: node.offset, "`type` is missing from \(noun.indefinite)",
        hint: "it is one of \(DiagnosticText.list(catalog.names, "or"))")
      return nil
    }
    guard let name = type.string else {
      sink.error(at: type.offset, "`type` must be a string, not \(type.kind)", hint: "for example in \(example)")
      return nil
    }
    guard let entry = catalog.entry(named: name) else {
      sink.error(
        at: type.offset, "unknown \(noun.singular) \(DiagnosticText.quoted(name))", hint: catalog.hint(for: name))
      return nil
    }
    return entry
  }

  /// A reader of the object's members by the keys of its entry; nil (and an error) if the object names no entry.
  ///
  /// - Parameters:
  ///   - aliases: names that people use elsewhere for keys, each with ours, for hints only.
  ///   - misplaced: gives, for a name that belongs into the object of another key, that key; for hints only.
  public func read(
    _ node: Node, aliases: (Entry) -> [String: String] = { _ in [:] }, misplaced: (String) -> String? = { _ in nil },
    sink: DiagnosticSink
  ) -> (entry: Entry, reader: ObjectReader)? {
    guard let entry = entry(of: node, sink: sink),
      let reader = ObjectReader(
        node, keys: [typeKey.declaration] + entry.keys, what: catalog.noun.what(entry.name), aliases: aliases(entry),
        misplaced: misplaced, sink: sink)
    else { return nil }
    return (entry, reader)
  }
}
