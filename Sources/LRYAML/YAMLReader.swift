public import LRInput
import Yams

/// A reader of YAML that gives the same positioned tree as `JSONReader`.
///
/// Plain scalars are read by the core schema of YAML 1.2, so `no`, `off`, `12:30:00` and dates are strings, `1e-4` is a
/// number and `010` is 10; digits may be grouped by `_` as in Python. Infinities and NaN stay strings, since a number
/// of a spec is finite. Anchors, aliases and merge keys (`<<`) are filled in, within the limits. Of several documents
/// the first is read.
public enum YAMLReader {
  /// The longest text that is read: no config or spec comes near, and a tree of YAML costs far more than its text.
  package static let longest = 2 << 20

  /// Parses the sink's source.
  ///
  /// A syntax error ends the reading: it is reported and the answer is nil.
  public static func parse(_ sink: DiagnosticSink, limits: Limits = .standard) -> LRInput.Node? {
    let source = sink.source
    let start = source.byteOrderMark
    let longest = min(limits.bytes, longest)
    guard source.bytes.count <= longest else {
      sink.error(
        at: start, "the text has \(source.bytes.count) bytes, more than the \(longest) that are read of YAML",
        hint: "write long tables as JSON")
      return nil
    }
    guard let text = String(validating: source.bytes[start...], as: UTF8.self) else {
      sink.error(at: YAMLGuard.firstInvalid(source.bytes), "the text is not UTF-8")
      return nil
    }
    if let refusal = YAMLGuard.refusal(of: source.bytes) {
      sink.error(at: refusal.offset, refusal.message, hint: refusal.hint)
      return nil
    }
    let places = YAMLPlaces(source.bytes, from: start)
    do {
      // Tags are resolved here, so Yams needs no rules; its default encoding looks into the environment.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.nextRoot() else {
        sink.error(at: start, "the text is empty", hint: "the smallest object of YAML is `{}`")
        return nil
      }
      var tree = YAMLTree(places: places, limits: limits, sink: sink)
      let node = tree.node(root, depth: 0)
      if (try? parser.nextRoot()) != nil {
        sink.warning(at: places.offset(of: root.mark), "the text holds several documents; the first is read")
      }
      return tree.isWhole ? node : nil
    } catch {
      let mistake = YAMLMistake(error, places: places, source: source)
      sink.error(at: mistake.offset, mistake.message, hint: mistake.hint)
      return nil
    }
  }
}
