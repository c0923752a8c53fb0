public import LRInput
import Yams

/// Reads YAML in which keys stand several times, as PyYAML does: the last one counts.
///
/// Specs are held to one key once; this is for texts that `YAMLReader` refuses and that turn out to be a config.
public enum RepeatedKeys {
  /// No text has more of them that is worth reading.
  private static let most = 64

  /// The tree without the earlier ones, and a sink that has been told of each; nil for a text that is not refused for them.
  public static func parse(_ source: Source) -> (node: LRInput.Node, sink: DiagnosticSink)? {
    var bytes = source.bytes
    var dropped: Set<Int> = []
    var warnings: [(offset: Int, key: String)] = []
    while dropped.count < most {
      let attempt = DiagnosticSink(Source(name: source.name, bytes: bytes, flags: source.flags))
      if let node = YAMLReader.parse(attempt) {
        guard !dropped.isEmpty else { return nil }
        let sink = DiagnosticSink(source)
        for warning in warnings {
          sink.warning(
            at: warning.offset,
            "\(DiagnosticText.quoted(warning.key)) stands again in the same object; the last one is read, as PyYAML does"
          )
        }
        attempt.diagnostics.forEach(sink.report)
        return (node.without(keysAt: dropped), sink)
      }
      guard let twin = YAMLReader.firstTwin(of: bytes, from: source.byteOrderMark) else { return nil }
      let key = keyRange(at: twin.offset, bytes)
      guard !key.isEmpty, dropped.insert(twin.offset).inserted else { return nil }
      warnings.append((twin.offset, twin.key))
      // Another word of the same length, so that all places stay.
      var number = dropped.count
      for index in key {
        bytes[index] = UInt8(ascii: "A") + UInt8(number % 26)
        number /= 26
      }
    }
    return nil
  }

  /// The letters of a key, without its quotation marks.
  private static func keyRange(at offset: Int, _ bytes: [UInt8]) -> Range<Int> {
    guard offset < bytes.count else { return offset..<offset }
    let quote = bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") ? bytes[offset] : nil
    let start = quote == nil ? offset : offset + 1
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != quote ?? UInt8(ascii: ":") { end += 1 }
    if quote == nil {
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    }
    return start..<end
  }
}

extension YAMLReader {
  /// The first of several keys of one name in one object; nil if the text has none such, or is no YAML.
  static func firstTwin(of bytes: [UInt8], from start: Int) -> (offset: Int, key: String)? {
    guard let text = String(validating: bytes[start...], as: UTF8.self),
      let parser = try? Parser(yaml: text, resolver: .basic, encoding: .utf8)
    else { return nil }
    do {
      _ = try parser.nextRoot()
      return nil
    } catch {
      guard case .duplicatedKeysInMapping(let keys, let context)? = error as? YamlError, let key = keys.first else {
        return nil
      }
      return (YAMLPlaces(bytes, from: start).offset(of: context.mark), key)
    }
  }
}

extension LRInput.Node {
  /// The tree without the members whose keys stand at some places.
  fileprivate func without(keysAt offsets: Set<Int>) -> LRInput.Node {
    switch value {
    case .array(let nodes): LRInput.Node(.array(nodes.map { $0.without(keysAt: offsets) }), offset: offset)
    case .object(let members):
      LRInput.Node(
        .object(
          members.filter { !offsets.contains($0.keyOffset) }.map {
            Member(key: $0.key, keyOffset: $0.keyOffset, node: $0.node.without(keysAt: offsets))
          }), offset: offset)
    default: self
    }
  }
}
