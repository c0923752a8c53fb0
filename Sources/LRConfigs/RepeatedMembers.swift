public import LRInput

/// Reads configs of JSON in which keys stand several times, as Python does: the last one counts.
public enum RepeatedMembers {
  /// The tree without the earlier ones and a sink that has been told of each, if that and nothing else is wrong with a config.
  ///
  /// - Parameters:
  ///   - node: What `JSONReader` made of the text all the same.
  ///   - sink: What it was told.
  public static func config(_ node: Node, _ sink: DiagnosticSink) -> (node: Node, sink: DiagnosticSink)? {
    let twins = sink.diagnostics.filter { $0.severity == .error }
    guard !twins.isEmpty, twins.allSatisfy({ $0.message.hasSuffix("stands twice in one object") }) else { return nil }
    let last = node.withLastMembers
    guard ConfigReader.isConfig(last) else { return nil }
    let told = DiagnosticSink(sink.source)
    for twin in twins {
      told.warning(
        at: twin.offset, "\(twin.message); the last one is read, as Python does", hint: twin.hint)
    }
    return (last, told)
  }
}

extension Node {
  fileprivate var withLastMembers: Node {
    switch value {
    case .array(let nodes): return Node(.array(nodes.map(\.withLastMembers)), offset: offset)
    case .object(let members):
      var seen: Set<String> = []
      let last = members.reversed().filter { seen.insert($0.key).inserted }.reversed()
      return Node(
        .object(last.map { Member(key: $0.key, keyOffset: $0.keyOffset, node: $0.node.withLastMembers) }),
        offset: offset)
    default: return self
    }
  }
}
