extension Key where Value == [Double] {
  /// A key whose value is a list of numbers; every wrong element is an error at the element.
  ///
  /// - Parameters:
  ///   - bounds: the numbers that each element may be.
  ///   - count: how many elements the list may have.
  ///   - word: what may stand in place of the list, where another reader takes it.
  public static func numbers(
    _ name: String, in bounds: Bounds = .any, count: ClosedRange<Int> = 0...Int.max, kind: String = "list of numbers",
    default defaultValue: [Double]? = nil, defaultText: String? = nil, word: String? = nil, summary: String
  ) -> Key {
    var declaration = KeyDeclaration.list(
      name, kind, defaultValue.map { $0.map(String.init(plain:)) }, defaultText, summary,
      SchemaFragment(.number, bounds: bounds), count)
    if let word {
      // Of JSON Schema's words `items` binds lists alone, and `pattern` strings alone.
      declaration.schema.types.append(.string)
      declaration.schema.pattern = "^\(word)$"
    }
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      var check = ValueCheck(declaration, sink)
      guard let nodes = check.list(node, count: count, example: "[0.1, 0.01]") else { return nil }
      return elements(nodes, &check) { $0.number($1, in: bounds) }
    }
  }
}

extension Key where Value == [Int] {
  /// A key whose value is a list of whole numbers; every wrong element is an error at the element.
  ///
  /// - Parameters:
  ///   - bounds: the numbers that each element may be.
  ///   - count: how many elements the list may have.
  public static func integers(
    _ name: String, in bounds: Bounds = .any, count: ClosedRange<Int> = 0...Int.max,
    kind: String = "list of whole numbers", default defaultValue: [Int]? = nil, defaultText: String? = nil,
    summary: String
  ) -> Key {
    let declaration = KeyDeclaration.list(
      name, kind, defaultValue.map { $0.map { String($0) } }, defaultText, summary,
      SchemaFragment(.integer, bounds: bounds), count)
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      var check = ValueCheck(declaration, sink)
      guard let nodes = check.list(node, count: count, example: "[100, 200]") else { return nil }
      return elements(nodes, &check) { $0.integer($1, in: bounds) }
    }
  }
}

extension Key where Value == [Node] {
  /// A key whose value is a list whose elements are read by someone else, such as the parts of a sequence.
  ///
  /// - Parameter count: how many elements the list may have.
  public static func nodes(
    _ name: String, count: ClosedRange<Int> = 0...Int.max, kind: String, defaultText: String? = nil,
    items: SchemaFragment = SchemaFragment(), summary: String
  ) -> Key {
    let declaration = KeyDeclaration.list(name, kind, nil, defaultText, summary, items, count)
    return Key(declaration) { node, declaration, sink in
      ValueCheck(declaration, sink).list(node, count: count, example: "[ … ]")
    }
  }
}

extension Key {
  /// Reads every element, so that all wrong ones are reported; nil if there was one.
  fileprivate static func elements<Element>(
    _ nodes: [Node], _ check: inout ValueCheck, read: (ValueCheck, Node) -> Element?
  ) -> [Element]? {
    var elements: [Element] = []
    elements.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      check.element = index
      if let element = read(check, node) { elements.append(element) }
      if check.sink.isFull { break }
    }
    return elements.count == nodes.count ? elements : nil
  }
}

extension KeyDeclaration {
  fileprivate static func list(
    _ name: String, _ kind: String, _ defaultTexts: [String]?, _ defaultText: String?,
    _ summary: String, _ items: SchemaFragment, _ count: ClosedRange<Int>
  ) -> KeyDeclaration {
    let written = defaultTexts.map { "[\($0.joined(separator: ", "))]" }
    let schema = SchemaFragment(.array, items: items, count: count, defaultJSON: written)
    return KeyDeclaration(
      name: name, kind: kind, defaultText: defaultText ?? written, summary: summary, schema: schema)
  }
}
