public import LRInput

/// A reader of TOML 1.0 that gives the same positioned tree as `JSONReader`.
///
/// Dates, infinities and NaN become strings, since no spec has a use for them.
public enum TOMLReader {
  /// Parses the sink's source; a syntax error ends the reading: it is reported and the answer is nil.
  public static func parse(_ sink: DiagnosticSink, limits: Limits = .standard) -> Node? {
    let bytes = sink.source.bytes
    var parser = TOMLParser(bytes, from: sink.source.byteOrderMark, limits: limits)
    return sink.tree(of: 0..<bytes.count, limits: limits, hint: "long tables can be thinned") {
      () throws(SyntaxError) in try parser.document()
    }
  }
}

/// A table while it is being filled: headers come back to a table as often as they like.
final class TOMLTable {
  enum Entry {
    case value(Node)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  let offset: Int
  /// True once a header or an inline table has defined it, so that no second one may.
  var isDefined = false
  private var order: [(key: String, offset: Int)] = []
  private var entries: [String: Entry] = [:]

  init(at offset: Int) { self.offset = offset }

  subscript(key: String) -> Entry? { entries[key] }

  func set(_ key: String, _ entry: Entry, at offset: Int) {
    if entries[key] == nil { order.append((key, offset)) }
    entries[key] = entry
  }

  func node() -> Node {
    let members = order.compactMap { key, offset -> Member? in
      switch entries[key] {
      case .value(let node): Member(key: key, keyOffset: offset, node: node)
      case .table(let table): Member(key: key, keyOffset: offset, node: table.node())
      case .tables(let tables):
        Member(key: key, keyOffset: offset, node: Node(.array(tables.map { $0.node() }), offset: offset))
      case nil: nil
      }
    }
    return Node(.object(members), offset: offset)
  }
}
