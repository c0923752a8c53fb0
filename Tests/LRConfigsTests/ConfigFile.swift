import Foundation
import LRConfigs
import LRDialects
import LRInput
import LRSchedules
import LRYAML
import Testing

/// A config of `Files`, or of a text, read the way the tool reads it.
struct ConfigFile {
  var sink: DiagnosticSink
  var layout: ConfigLayout?
  var spec: Node?

  init(_ name: String, flags: ConfigFlags = ConfigFlags()) throws {
    try self.init(name: name, bytes: ConfigFile.bytes(of: name), flags: flags)
  }

  init(name: String, text: String, flags: ConfigFlags = ConfigFlags()) throws {
    try self.init(name: name, bytes: Array(text.utf8), flags: flags)
  }

  private init(name: String, bytes: [UInt8], flags: ConfigFlags) throws {
    sink = DiagnosticSink(Source(name: name, bytes: bytes))
    let node: Node? =
      switch InputFormat.of(name: name, bytes: bytes) {
      case .json: JSONReader.parse(sink)
      case .yaml: YAMLReader.parse(sink)
      case .toml: TOMLReader.parse(sink)
      case .python: AssignmentReader.parse(sink)
      case .log: nil
      }
    guard let node else { return }
    layout = ConfigReader.layout(of: node)
    if let layout { spec = ConfigReader.spec(from: node, as: layout, flags: flags, sink: sink) }
  }

  static func bytes(of name: String) throws -> [UInt8] {
    let folder = try #require(Bundle.module.url(forResource: "Files", withExtension: nil))
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  var steps: Int? { spec?["steps"]?.integer }

  /// The schedules of all curves, read.
  var schedules: [ReadSchedule] {
    let nodes = spec?["curves"]?.array?.compactMap { $0["schedule"] } ?? spec?["schedule"].map { [$0] } ?? []
    return nodes.compactMap { ScheduleReader.read($0, clock: RunClock(run: steps ?? 1), sink: sink) }
  }

  /// The rates of the first schedule at these updates.
  func rates(at steps: [Int]) throws -> [Double] {
    let schedule = try #require(schedules.first, "\(DiagnosticText.render(sink))").schedule
    return steps.map { schedule.rate(at: Double($0)) }
  }

  /// Errors and warnings, each as `line:column: severity: message`.
  var messages: [String] {
    sink.sorted.map { diagnostic in
      let place = diagnostic.offset < 0 ? "flag" : sink.source.place(at: diagnostic.offset).description
      return "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }
}

func isClose(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-12) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1e-3, abs($1)) }
}
