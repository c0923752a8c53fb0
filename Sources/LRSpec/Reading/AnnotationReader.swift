import LRInput
import LRPlotting

/// Reads the lines, spans and notes of a chart or a panel.
struct AnnotationReader {
  let sink: DiagnosticSink
  /// Of the panel that they stand in.
  let (x, y): (ScaleKind, ScaleKind)

  /// Nil after an error.
  func read(_ nodes: [Node]) -> [AnnotationSpec]? {
    let found = nodes.map(read)
    return found.contains { $0 == nil } ? nil : found.compactMap { $0 }
  }

  private func read(_ node: Node) -> AnnotationSpec? {
    let keys = AnnotationKeys.keys
    guard
      let reader = ObjectReader(
        node, keys: AnnotationKeys.declarations, what: "an annotation",
        aliases: ["text": "label", "name": "label", "step": "x", "value": "y", "start": "from", "end": "to"], sink: sink
      )
    else { return nil }
    let errors = sink.errorCount
    let (x, y) = (reader.read(keys.x), reader.read(keys.y))
    let (from, to) = (reader.read(keys.from), reader.read(keys.to))
    let label = reader.read(keys.label) ?? .literal("")
    guard sink.errorCount == errors else { return nil }
    var isSound = true
    for (key, value, scale) in [
      (keys.x, x, self.x), (keys.y, y, self.y), (keys.from, from, self.x), (keys.to, to, self.x),
    ] {
      guard let value, scale == .log, value <= 0 else { continue }
      reader.error(at: key, "`\(key.name)` must be above 0 on a log axis, not \(JSONText.number(value))")
      isSound = false
    }
    guard isSound else { return nil }
    switch (x, y, from, to) {
    case (let x?, nil, nil, nil): return AnnotationSpec(kind: .upright(x), label: label)
    case (nil, let y?, nil, nil): return AnnotationSpec(kind: .level(y), label: label)
    case (let x?, let y?, nil, nil):
      guard !label.isEmpty else {
        sink.error(at: node.offset, "a note at a point needs a `label`", hint: "with `x` alone it is a line")
        return nil
      }
      return AnnotationSpec(kind: .note(x: x, y: y), label: label)
    case (nil, nil, let from?, let to?):
      guard from < to else {
        reader.error(at: keys.to, "`to` must be greater than `from`")
        return nil
      }
      return AnnotationSpec(kind: .span(from, to), label: label)
    default:
      sink.error(
        at: node.offset,
        "an annotation is a line at `x`, a level at `y`, a span `from` … `to`, or a note at `x` and `y`",
        hint: "for example { \"x\": 500, \"label\": \"resumed\" }")
      return nil
    }
  }
}
