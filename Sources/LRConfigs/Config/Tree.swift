import LRInput

/// Builds the trees of specs.
enum Tree {
  /// An object of the members that are there.
  static func object(_ members: [(String, Node?)], at offset: Int) -> Node {
    let present = members.compactMap { key, node in
      node.map { Member(key: key, keyOffset: $0.offset, node: $0) }
    }
    return Node(.object(present), offset: offset)
  }

  static func number(_ x: Double, at offset: Int) -> Node { Node(.number(Number(x)), offset: offset) }
  static func string(_ text: String, at offset: Int) -> Node { Node(.string(text), offset: offset) }

  /// A schedule in a framework's own form.
  static func dialectForm(
    _ dialect: String, _ name: Node, args: [Member], lr: Node? = nil, at offset: Int
  ) -> Node {
    object(
      [
        ("dialect", string(dialect, at: name.offset)), ("name", name), ("args", Node(.object(args), offset: offset)),
        ("lr", lr),
      ], at: offset)
  }

  static func member(_ key: String, _ node: Node) -> Member { Member(key: key, keyOffset: node.offset, node: node) }
}
