/// Reads the members of an object by declared keys, and reports every mistake at its place.
///
///     guard let reader = ObjectReader(node, keys: [lr.declaration], what: "a constant schedule", sink: sink),
///       let rate = reader.require(lr)
///     else { return nil }
public struct ObjectReader {
  /// The object that is read.
  public let node: Node
  /// What the object is, with its article: `a cosine schedule`.
  public let what: String
  /// Where mistakes are reported.
  public let sink: DiagnosticSink
  private let keys: [KeyDeclaration]
  private let members: [Member]
  /// Keys that an unknown name of the object most likely means.
  private var meant: Set<String> = []

  /// Takes an object and reports every key that is not among `keys`; nil (and an error) if `node` is no object.
  ///
  /// - Parameters:
  ///   - aliases: names that people use elsewhere, each with ours, for hints only.
  ///   - misplaced: gives, for a name that belongs into the object of another key, that key; for hints only.
  public init?(
    _ node: Node, keys: [KeyDeclaration], what: String, aliases: @autoclosure () -> [String: String] = [:],
    misplaced: (String) -> String? = { _ in nil }, sink: DiagnosticSink
  ) {
    guard case .object(let members) = node.value else {
      sink.error(at: node.offset, "\(what) must be an object, not \(node.kind)", hint: "write `{ … }`")
      return nil
    }
    self.node = node
    self.what = what
    self.sink = sink
    self.keys = keys
    self.members = members
    for member in members where !keys.contains(where: { $0.name == member.key }) {
      reportUnknown(member, aliases(), misplaced(member.key))
    }
  }

  private mutating func reportUnknown(_ member: Member, _ aliases: [String: String], _ owner: String?) {
    let message = "unknown key \(DiagnosticText.quoted(member.key)) in \(what)"
    guard !sink.isFull else { return sink.error(at: member.keyOffset, message) }
    if let owner {
      meant.insert(owner)
      let name = DiagnosticText.quoted(member.key)
      // In YAML an object that is indented too little leaves its key empty.
      let isBeside =
        node[owner]?.value == .null && sink.source.bytes.indices.contains(member.keyOffset)
        && sink.source.bytes[member.keyOffset] != UInt8(ascii: "\"")
      return sink.error(
        at: member.keyOffset, message,
        hint: "\(name) belongs inside \(DiagnosticText.quoted(owner))\(isBeside ? ": indent it further" : "")")
    }
    // `$schema` is for editors, and no help here; nor is an alias of a key of some other object.
    let names = keys.map(\.name).filter { $0.utf8.first != UInt8(ascii: "$") }
    let aliases = aliases.filter { names.contains($0.value) }
    if let near = NearMiss.of(member.key, among: names, aliases: aliases) { meant.insert(near) }
    sink.error(
      at: member.keyOffset, message,
      hint: NearMiss.hint(for: member.key, among: names, aliases: aliases, noun: "keys"))
  }

  /// True if an unknown name was reported that most likely means this key: its absence is then no second mistake.
  public func isMeant<Value>(_ key: Key<Value>) -> Bool { meant.contains(key.name) }

  /// The value of a key: its default when absent, nil when absent without a default or wrong (which is reported).
  public func read<Value>(_ key: Key<Value>) -> Value? {
    guard let node = node(of: key) else { return key.defaultValue }
    return key.decode(node, key.declaration, sink)
  }

  /// The value of a key that has to be there: its absence is an error at the object, unless it is but misspelt.
  public func require<Value>(_ key: Key<Value>) -> Value? {
    guard let node = node(of: key) else {
      if isMeant(key) { return nil }
      sink.error(
        at: self.node.offset, "\(DiagnosticText.quoted(key.name)) is missing from \(what)",
        hint: key.declaration.summary)
      return nil
    }
    return key.decode(node, key.declaration, sink)
  }

  /// True if the key is written in the object, whether or not its value is good.
  public func has<Value>(_ key: Key<Value>) -> Bool {
    node(of: key) != nil
  }

  /// The offset of a key's value, or of the object if the key is absent.
  public func offset<Value>(of key: Key<Value>) -> Int {
    node(of: key)?.offset ?? node.offset
  }

  /// The offset of the key itself, or of the object if the key is absent.
  public func keyOffset<Value>(of key: Key<Value>) -> Int {
    members.first { $0.key == key.name }?.keyOffset ?? node.offset
  }

  /// The value as it was parsed, or nil if the key is absent.
  public func node<Value>(of key: Key<Value>) -> Node? {
    assert(keys.contains { $0.name == key.name }, "\(key.name) is not among the keys of \(what)")
    return members.first { $0.key == key.name }?.node
  }

  /// Reports an error at a key's value, or at the object if the key is absent.
  public func error<Value>(at key: Key<Value>, _ message: String, hint: String? = nil) {
    sink.error(at: offset(of: key), message, hint: hint)
  }

  /// Reports a warning at a key's value, or at the object if the key is absent.
  public func warning<Value>(at key: Key<Value>, _ message: String, hint: String? = nil) {
    sink.warning(at: offset(of: key), message, hint: hint)
  }
}
