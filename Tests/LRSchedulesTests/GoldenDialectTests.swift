import Foundation
import LRInput
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("Frameworks' own forms give the frameworks' own values")
struct GoldenDialectTests {
  @Test("Every golden record, read as a dialect form", arguments: Dialect.allCases)
  func golden(_ dialect: Dialect) throws {
    let file = try GoldenFile()
    let records = file.records.filter { $0.node["peer"]?.string == dialect.rawValue }
    try #require(!records.isEmpty)
    var passed = 0
    for record in records {
      let complaints = record.complaints(file.source)
      #expect(complaints == [], "\(record.id)")
      passed += complaints.isEmpty ? 1 : 0
    }
    print("golden \(dialect.rawValue): \(passed) of \(records.count)")
  }

  @Test("All golden records together")
  func all() throws {
    let file = try GoldenFile()
    let passed = file.records.count { $0.complaints(file.source).isEmpty }
    print("golden: \(passed) of \(file.records.count)")
    #expect(passed == file.records.count)
  }
}

/// The file of golden records, with the source in which their places are.
private struct GoldenFile {
  let source: Source
  let records: [GoldenRecord]

  init() throws {
    let url = try #require(Bundle.module.url(forResource: "schedules", withExtension: "json"))
    source = Source(name: "schedules.json", bytes: [UInt8](try Data(contentsOf: url)))
    let sink = DiagnosticSink(source)
    records = try #require(JSONReader.parse(sink)?["cases"]?.array).map { GoldenRecord(node: $0) }
  }
}

/// A golden record as a dialect form.
private struct GoldenRecord {
  let node: Node

  var id: String { node["id"]?.string ?? "no id" }

  private var form: Node {
    let names = [
      ("dialect", "peer"), ("name", "schedule"), ("args", "args"), ("lr", "base_lr"), ("metrics", "metrics"),
      ("total", "total"),
    ]
    let members = names.compactMap { ours, theirs in
      node[theirs].flatMap { $0.value == .null ? nil : Member(key: ours, node: $0) }
    }
    return Node(.object(members), offset: node.offset)
  }

  /// What is wrong with our values: errors, and the first probe that is off.
  func complaints(_ source: Source) -> [String] {
    let sink = DiagnosticSink(source)
    guard let probes = node["probes"]?.array, let relative = node["rtol"]?.double, let absolute = node["atol"]?.double,
      let steps = node["steps"]?.integer
    else { return ["a broken record"] }
    guard let read = DialectReader.read(form, clock: RunClock(run: steps), sink: sink) else {
      return sink.sorted.map(\.message)
    }
    let glitches = node["glitch"]?.array?.compactMap(\.integer) ?? []
    for probe in probes {
      guard let pair = probe.array, let step = pair[0].integer, let rate = pair[1].double else { return ["bad probe"] }
      let ours = read.schedule.rate(at: Double(step))
      if !(abs(ours - rate) <= absolute + relative * abs(rate)), !glitches.contains(step) {
        return ["t = \(step): \(ours), not \(rate)"]
      }
    }
    return []
  }
}
