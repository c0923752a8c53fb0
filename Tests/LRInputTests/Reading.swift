import LRInput

/// A text that was read, with what was said about it.
struct Reading {
  let node: Node?
  let sink: DiagnosticSink

  init(_ text: String, limits: Limits = .standard) {
    self.init(bytes: Array(text.utf8), limits: limits)
  }

  init(bytes: [UInt8], limits: Limits = .standard) {
    sink = DiagnosticSink(Source(name: "spec.json", bytes: bytes))
    node = JSONReader.parse(sink, limits: limits)
  }

  /// The messages as `line:column: message`, the hint after a bar.
  var messages: [String] {
    sink.sorted.map { diagnostic in
      let place = diagnostic.offset < 0 ? "flag" : "\(sink.source.place(at: diagnostic.offset))"
      return "\(place): \(diagnostic.message)" + (diagnostic.hint.map { " | \($0)" } ?? "")
    }
  }
}
