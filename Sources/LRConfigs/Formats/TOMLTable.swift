import LRInput

/// A table while it is being filled: headers come back to a table as often as they like, but define it once.
final class TOMLTable {
  enum Entry {
    /// A value is closed: nothing can be added to an inline table or to a list in brackets.
    case value(Node)
    case table(TOMLTable)
    case tables(TOMLTables)
  }

  let offset: Int
  /// The section that has defined it: by its header, or by a dotted key, which may then be followed by others there.
  private var section: Int?
  private var isDotted = false
  private var order: [(key: String, offset: Int)] = []
  private var entries: [String: Entry] = [:]

  init(at offset: Int) { self.offset = offset }

  subscript(key: String) -> Entry? { entries[key] }

  func set(_ key: String, _ entry: Entry, at offset: Int) {
    if entries[key] == nil { order.append((key, offset)) }
    entries[key] = entry
  }

  /// Defines it by a header; false where something else has.
  func define(in section: Int) -> Bool {
    guard self.section == nil else { return false }
    self.section = section
    return true
  }

  /// Adds to it by a dotted key; false where a header has defined it, or a dotted key of another section.
  func extend(in section: Int) -> Bool {
    guard self.section == nil || isDotted && self.section == section else { return false }
    (self.section, isDotted) = (section, true)
    return true
  }

  func node() -> Node {
    let members = order.compactMap { key, offset -> Member? in
      switch entries[key] {
      case .value(let node): Member(key: key, keyOffset: offset, node: node)
      case .table(let table): Member(key: key, keyOffset: offset, node: table.node())
      case .tables(let tables):
        Member(key: key, keyOffset: offset, node: Node(.array(tables.elements.map { $0.node() }), offset: offset))
      case nil: nil
      }
    }
    return Node(.object(members), offset: offset)
  }
}

/// A list of tables, which grows by one with each header in two brackets.
final class TOMLTables {
  private(set) var elements: [TOMLTable]

  init(_ first: TOMLTable) { elements = [first] }

  func append(_ element: TOMLTable) { elements.append(element) }
}
