import Foundation
import LRInput
import LRSchedules
import Testing

@Suite("lrplot list and lrplot schema")
struct ListTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  @Test("list names every schedule with its keys")
  func list() throws {
    let result = try Program.run(["list"], in: folder)
    #expect(result.code == 0)
    let lines = Set(result.text.split(separator: "\n").map(String.init))
    for entry in ScheduleEntry.catalog.all {
      #expect(lines.contains(entry.name))
      #expect(lines.contains("    " + entry.summary))
    }
  }

  @Test("list NAME says all of one, and its example can be drawn", arguments: ScheduleEntry.catalog.names)
  func one(_ name: String) throws {
    let result = try Program.run(["list", name], in: folder)
    #expect(result.code == 0)
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    for key in entry.keys { #expect(result.text.contains("\n  \(key.name) ")) }
    let example = try #require(result.text.components(separatedBy: "\nexample\n").last)
    let spec = #"{ "steps": 1000, "schedule": \#(example) }"#
    let drawn = try Program.run(["-", "-o", "fig.svg"], in: folder, input: Data(spec.utf8))
    #expect(drawn.code == 0, "\(drawn.errorText)")
  }

  @Test("the schema is JSON, and knows every key of every template")
  func schema() throws {
    let result = try Program.run(["schema"], in: folder)
    #expect(result.code == 0)
    let schema = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let check = SchemaCheck(schema)
    let templates = try Templates.charts()
    #expect(!templates.isEmpty)
    for (name, data) in templates {
      let spec = try JSONSerialization.jsonObject(with: data)
      #expect(check.unknownKeys(in: spec).isEmpty, "\(name)")
    }
    let wrong = try JSONSerialization.jsonObject(
      with: Data(#"{ "stepz": 1, "panels": [{ "schedule": { "type": "cosine", "lrr": 1 } }] }"#.utf8))
    #expect(check.unknownKeys(in: wrong) == ["/stepz", "/panels/0/schedule/lrr"])
  }
}

/// The templates that are committed beside the sources.
enum Templates {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../../templates/charts")

  static func charts() throws -> [(name: String, data: Data)] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      .map { ($0.deletingPathExtension().lastPathComponent, try Data(contentsOf: $0)) }
  }

  /// Those without runs, which this slow build draws in a moment, and without files beside them. `make check` draws all.
  static func quick() throws -> [(name: String, data: Data)] { try charts().filter { !trains($0.data) } }

  /// The committed figures of the others.
  static func trained() throws -> [(name: String, svg: Data)] {
    try charts().filter { trains($0.data) }.map { name, _ in
      (name, try Data(contentsOf: folder.appendingPathComponent("../../output/charts/\(name).svg")))
    }
  }

  private static func trains(_ spec: Data) -> Bool {
    let text = String(decoding: spec, as: UTF8.self)
    return text.contains("\"train\"") || text.contains("\"log\":") || text.contains("\"data\":")
  }
}

/// The part of JSON Schema that finds keys which no `properties` names.
struct SchemaCheck {
  private let root: [String: Any]

  init(_ schema: [String: Any]) { root = schema }

  func unknownKeys(in value: Any) -> [String] { unknown(value, root, "") }

  private func unknown(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    let schemas = alternatives(schema, for: value)
    if let list = value as? [Any] {
      let items = schemas.compactMap { $0["items"] as? [String: Any] }
      return list.enumerated().flatMap { index, element in
        items.first.map { unknown(element, $0, "\(path)/\(index)") } ?? []
      }
    }
    guard let object = value as? [String: Any] else { return [] }
    let known = schemas.compactMap { $0["properties"] as? [String: [String: Any]] }
    guard !known.isEmpty else { return [] }
    // In the order of the text would be best; a dictionary has none, so by length.
    return object.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.flatMap { key, inner -> [String] in
      guard let next = known.lazy.compactMap({ $0[key] }).first else { return ["\(path)/\(key)"] }
      return unknown(inner, next, "\(path)/\(key)")
    }
  }

  /// The schema itself, what it refers to, and of several kinds of schedule the one that `type` names.
  private func alternatives(_ schema: [String: Any], for value: Any) -> [[String: Any]] {
    var found = [schema]
    if let name = (schema["$ref"] as? String)?.components(separatedBy: "/").last,
      let target = (root["$defs"] as? [String: [String: Any]])?[name]
    {
      found += alternatives(target, for: value)
    }
    for inner in (schema["oneOf"] as? [[String: Any]] ?? []) + (schema["anyOf"] as? [[String: Any]] ?? []) {
      for candidate in alternatives(inner, for: value) {
        let properties = candidate["properties"] as? [String: [String: Any]]
        let type = properties?["type"]?["const"] as? String
        if type == nil || type == (value as? [String: Any])?["type"] as? String { found.append(candidate) }
      }
    }
    return found
  }
}
