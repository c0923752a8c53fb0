import LRInput
import LRPlotting

/// One setting of a chart that takes several values, each with runs of its own.
struct VarySpec: Sendable {
  /// Where the setting stands: `["train", "problem", "batch"]`, `["schedule", "warmup"]`, `["steps"]`.
  var path: [String]
  /// The values as they were written.
  var values: [Node]
  /// What the axis calls it.
  var name: RichText

  init?(_ node: Node, sink: DiagnosticSink) {
    guard
      let reader = ObjectReader(node, keys: VaryKeys.declarations, what: "a varied setting", sink: sink),
      let key = reader.require(VaryKeys.keys.key), let values = reader.require(VaryKeys.keys.values)
    else { return nil }
    let path = key.split(separator: ".").map(String.init)
    let isKnown =
      path == ["steps"] || path.count > 1 && ["train", "schedule"].contains(path[0])
    guard isKnown else {
      reader.error(
        at: VaryKeys.keys.key, "\(DiagnosticText.quoted(key)) cannot be varied",
        hint: "write `steps`, or a path that begins with `schedule.` or `train.`")
      return nil
    }
    guard let wrong = values.first(where: { $0.double == nil }) else {
      // Lengths of runs are read here; what stands under `schedule` or `train` is read where it is put.
      let isLength = path == ["steps"]
      guard
        !isLength
          || values.allSatisfy({ ChartKeys.keys.steps.decode($0, ChartKeys.keys.steps.declaration, sink) != nil })
      else { return nil }
      self.path = path
      self.values = values
      let last = String(path.last ?? "").split(separator: "_").joined(separator: " ")
      self.name = reader.read(VaryKeys.keys.name) ?? .literal(last)
      return
    }
    sink.error(at: wrong.offset, "`values` must be numbers, not \(wrong.kind)")
    return nil
  }

  /// The tree with the setting at this path under `root`; objects on the way are made where they are missing.
  static func setting(_ path: ArraySlice<String>, of node: Node?, to value: Node) -> Node {
    guard let key = path.first else { return value }
    let inner = setting(path.dropFirst(), of: node?[key], to: value)
    let base = node?.members != nil ? node : nil
    return (base ?? Node(.object([]), offset: value.offset)).setting(key, to: inner.value, offset: inner.offset)
  }
}

/// The keys of `vary`.
package struct VaryKeys: KeySet {
  package static let list = KeyList()
  package static let keys = VaryKeys()

  let key = VaryKeys.list(
    Key.string(
      "key", kind: "path", summary: "The setting, with dots: `train.problem.batch`, `schedule.warmup`, `steps`."))
  let values = VaryKeys.list(
    Key.nodes(
      "values", count: 1...1000, kind: "list of numbers", items: SchemaFragment(.number), summary: "Its values."))
  let name = VaryKeys.list(
    Key<RichText>.richText("name", defaultText: "the last word of the key", summary: "What the axis calls it."))
}
