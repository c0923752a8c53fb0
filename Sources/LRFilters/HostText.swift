import LRInput
import LRReport

/// The JSON of a host, in which values take the place of others: whatever else stands in it stays byte for byte.
struct HostText {
  let sink: DiagnosticSink
  let root: Node
  private var edits = TextEdits()

  /// A book, or the tree of one: deeper and longer than any spec.
  private static let limits = Limits(bytes: 512 << 20, depth: 1000, values: 50_000_000)

  /// Nil once the sink says what is wrong.
  init?(_ sink: DiagnosticSink) {
    guard let root = JSONReader.parse(sink, limits: Self.limits), !sink.hasErrors else { return nil }
    (self.sink, self.root) = (sink, root)
  }

  /// Puts JSON in the place of a value.
  mutating func replace(_ node: Node, with json: String) { replace(node, through: node, with: json) }

  /// Puts JSON in the place of neighbours in a list.
  mutating func replace(_ first: Node, through last: Node, with json: String) {
    edits.replace(first.offset..<end(of: last), with: json)
  }

  /// Adds a member to an object.
  mutating func add(_ key: String, _ json: String, to object: Node) {
    let comma = object.members?.isEmpty == false ? "," : ""
    edits.insert(JSONText.string(key) + ":" + json + comma, at: object.offset + 1)
  }

  /// The bytes of a value as they are now.
  func bytes(of node: Node) -> [UInt8] {
    Array(edits.applied(to: sink.source.bytes, in: node.offset..<end(of: node)).utf8)
  }

  /// Where a value ends that was read.
  private func end(of node: Node) -> Int {
    let bytes = sink.source.bytes
    var at = node.offset
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        if depth == 0 { return at + 1 }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth <= 1 { return depth == 0 ? at : at + 1 }
        depth -= 1
      case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { return at }
      default: break
      }
      at += 1
    }
    return bytes.count
  }
}

extension [String] {
  /// `[a,b]` of texts that are JSON.
  var jsonList: String { "[" + joined(separator: ",") + "]" }
}
