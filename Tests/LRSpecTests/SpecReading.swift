import LRConfigs
import LRInput
import LRPlotting
import LRResults
import LRScene
import LRSpec
import LRTraining
import Testing

/// A spec as text, read: what came of it and what was said.
struct SpecReading {
  let spec: ChartSpec?
  let node: Node?
  let sink: DiagnosticSink

  /// - Parameter logs: the texts of the logs and tables that it names; one without a text cannot be read.
  init(_ text: String, values: ValueRequest? = nil, logs: [String: String] = [:]) {
    sink = DiagnosticSink(Source(name: "spec.json", text: text))
    node = JSONReader.parse(sink)
    let read = node.flatMap { [sink] in
      ChartReader.read(
        $0, sink: sink, logs: { Self.log($0, logs[$0]) }, data: { Self.rows($1, logs[$0]) }, values: values)
    }
    spec = sink.hasErrors ? nil : read
  }

  /// A spec of one schedule and a run of its own.
  init(steps: Int = 100, schedule: String, _ more: String = "") {
    self.init("{ \"steps\": \(steps), \"schedule\": \(schedule)\(more.isEmpty ? "" : ", " + more) }")
  }

  private static func log(_ name: String, _ text: String?) -> LogAnswer {
    guard let text else { return .failure("there is no such file", hint: "look again") }
    var reader = LogReader(named: name)
    do throws(LogError) {
      try reader.feed(Array(text.utf8))
      return .log(try reader.finish())
    } catch { return .failure(error.message, hint: error.hint) }
  }

  private static func rows(_ query: DataQuery, _ text: String?) -> DataAnswer {
    guard let text else { return .mistakes([DataMistake(part: .file, message: "there is no such file")]) }
    var reader = DataReader(query)
    do throws(LogError) {
      try reader.feed(Array(text.utf8))
      let found = try reader.finish()
      return found.mistakes.isEmpty ? .rows(found.rows) : .mistakes(found.mistakes)
    } catch { return .mistakes([DataMistake(part: .file, message: error.message, hint: error.hint)]) }
  }

  /// `1:3: error: … | hint`, in order of place.
  var messages: [String] {
    sink.sorted.map { diagnostic in
      let place = sink.source.place(at: diagnostic.offset)
      return "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)"
        + (diagnostic.hint.map { " | \($0)" } ?? "")
    }
  }

  func good() throws -> ChartSpec {
    try #require(spec, "\(messages.joined(separator: "\n"))")
  }

  /// The spec with what came of its runs, on one thread.
  func trained() throws -> (spec: ChartSpec, results: Results) {
    let spec = try good()
    return (spec, try Results(spec.plans, runner: TrainingRunner(workers: Workers(threads: 1))))
  }

  func figure() throws -> Figure {
    let (spec, results) = try trained()
    return spec.figure(results: results, origin: Provenance.origin(of: CanonicalJSON.text(try #require(node))))
  }
}
