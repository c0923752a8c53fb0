import LRInput

/// Writes a tree as compact JSON: the form that is carried in figures and from which their ids are made.
///
///     { "steps" : 1e3 }   →   {"steps":1000}
public enum CanonicalJSON {
  /// The tree as bytes, members in their order.
  public static func text(_ node: Node) -> [UInt8] {
    var bytes: [UInt8] = []
    write(node, to: &bytes)
    return bytes
  }

  private static func write(_ node: Node, to bytes: inout [UInt8]) {
    switch node.value {
    case .null: bytes += Array("null".utf8)
    case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
    case .number(let number):
      if let integer = number.integer {
        bytes += Array(String(integer).utf8)
      } else {
        bytes += Array(number.double.description.utf8)
      }
    case .string(let text): JSONText.append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(element, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(member.node, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
