import LRInput

/// A value that the command line puts at a place of a spec, a config or a log's spec, before it is read.
///
///     SpecSetting("schedule.lr=0.2")
public struct SpecSetting: Sendable {
  let path: NodePath
  let value: Node
  /// What messages call it: `--set schedule.lr`.
  let name: String

  /// - Parameter text: `PATH=VALUE`; the value is JSON where it reads as JSON, else text. Nil where it has no such form.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), let path = NodePath(String(text[..<equals])) else { return nil }
    self.path = path
    name = "--set \(text[..<equals])"
    let word = String(text[text.index(after: equals)...])
    let sink = DiagnosticSink(Source(name: name, text: word))
    let json = JSONReader.parse(sink)
    value = sink.hasErrors ? Node(.string(word)) : json ?? Node(.string(word))
  }

  /// The tree with the value in it; unchanged once it has been said why that cannot be.
  func written(onto node: Node, sink: DiagnosticSink) -> Node {
    let offset = sink.source.offset(ofFlag: name)
    do throws(NodePath.Mistake) {
      return try node.setting(path, to: value.moved(to: offset).value, offset: offset)
    } catch {
      sink.error(at: offset, error.message)
      return node
    }
  }
}
