/// A place in a tree as a command line names it: keys, and places of lists from 0, with dots between.
///
///     NodePath("curves.0.label")
public struct NodePath: Sendable, Equatable {
  /// Why nothing can be put at a place.
  public struct Mistake: Error, Equatable {
    /// One clause in lower case: `steps` is a number, and has no `x`.
    public var message: String
  }

  var words: [String]

  /// Nil where a word is empty.
  public init?(_ text: String) {
    words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !words.contains("") else { return nil }
  }

  /// The key of the tree itself that it leads through.
  public var first: String? { words.first }
}

extension Node {
  /// This tree with a value at a path, as a command-line flag puts it there.
  ///
  /// Objects on the way are made where there is nothing; a list takes an element in place of another, or one more.
  ///
  /// - Throws: `NodePath.Mistake` where the path leads through a number or a text, or past the end of a list.
  public func setting(_ path: NodePath, to value: Value, offset: Int = -1) throws(NodePath.Mistake) -> Node {
    try setting(path.words[...], "the spec", to: Node(value, offset: offset))
  }

  /// The first word of a path that leads to nothing here, with what it would stand in; nil where there is a value.
  public func missingWord(of path: NodePath) -> (word: String, owner: Node)? {
    var node = self
    for word in path.words {
      let place = node.array.flatMap { list in Int(word).flatMap { list.indices.contains($0) ? list[$0] : nil } }
      guard let next = place ?? node[word] else { return (word, node) }
      node = next
    }
    return nil
  }

  private func setting(_ words: ArraySlice<String>, _ name: String, to node: Node) throws(NodePath.Mistake) -> Node {
    guard let word = words.first else { return node }
    let rest = words.dropFirst()
    switch value {
    case .array(var elements):
      guard let place = Int(word), (0...elements.count).contains(place) else {
        let count = elements.count == 1 ? "1 element" : "\(elements.count) elements"
        throw NodePath.Mistake(
          message: "\(name) is a list of \(count), and has no place \(DiagnosticText.quoted(word))")
      }
      let old = place < elements.count ? elements[place] : Node(.null, offset: node.offset)
      elements[place..<min(place + 1, elements.count)] = [try old.setting(rest, DiagnosticText.quoted(word), to: node)]
      return Node(.array(elements), offset: offset)
    case .object, .null:
      let object = members == nil ? Node(.object([]), offset: node.offset) : self
      let old = object[word] ?? Node(.null, offset: node.offset)
      let new = try old.setting(rest, DiagnosticText.quoted(word), to: node)
      return object.setting(word, to: new.value, offset: new.offset)
    default:
      throw NodePath.Mistake(message: "\(name) is \(kind), and has no \(DiagnosticText.quoted(word))")
    }
  }

  /// The same value as if a flag had given all of it.
  public func moved(to offset: Int) -> Node {
    switch value {
    case .array(let elements): Node(.array(elements.map { $0.moved(to: offset) }), offset: offset)
    case .object(let members):
      Node(
        .object(members.map { Member(key: $0.key, keyOffset: offset, node: $0.node.moved(to: offset)) }), offset: offset
      )
    default: Node(value, offset: offset)
    }
  }
}
