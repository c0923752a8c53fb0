import LRInput
import LRSchedules
import Testing

@testable import LRTraining

/// Problems, optimizers and schedules from the JSON text that a spec would hold.
enum TrainingText {
  static func problem(_ text: String) throws -> any Problem {
    guard case .iterates(let problem) = try read(text, { ProblemReader.read($0, sink: $1) }) else {
      throw NoIterates()
    }
    return problem
  }

  static func optimizer(_ text: String, steps: Int? = nil) throws -> ReadOptimizer {
    try read(text) { OptimizerReader.read($0, steps: steps, sink: $1) }
  }

  /// Everything that is said of an optimizer: `12: message (hint)`, the offset of the place first.
  static func said(ofOptimizer text: String, steps: Int? = nil) -> [String] {
    said(text) { OptimizerReader.read($0, steps: steps, sink: $1) == nil }
  }

  static func said(ofProblem text: String) -> [String] {
    said(text) { ProblemReader.read($0, sink: $1) == nil }
  }

  /// A value as JSON.
  static func json(_ node: Node) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): "\(number.double)"
    case .string(let text): "\"\(text)\""
    case .array(let nodes): "[\(nodes.map(json).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\"\($0.key)\": \(json($0.node))" }.joined(separator: ", "))}"
    }
  }

  private struct NoIterates: Error {}

  private static func read<Value>(_ text: String, _ reader: (Node, DiagnosticSink) -> Value?) throws -> Value {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    let node = try #require(JSONReader.parse(sink), "\(text)")
    return try #require(reader(node, sink), "\(text): \(sink.diagnostics.map(\.message))")
  }

  private static func said(_ text: String, _ isRefused: (Node, DiagnosticSink) -> Bool) -> [String] {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    guard let node = JSONReader.parse(sink) else { return ["no JSON: \(text)"] }
    #expect(isRefused(node, sink) == sink.hasErrors, "what is refused says why, and what says so is refused: \(text)")
    return sink.sorted.map { "\($0.offset): \($0.message)\($0.hint.map { " (\($0))" } ?? "")" }
  }
}
