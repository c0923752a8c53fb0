import Foundation
import LRInput
import Testing

/// One record of the values that the frameworks compute.
struct GoldenCase {
  let id: String
  let dialect: String
  let name: String
  let args: Node
  /// The optimizer's own rate; 0 where the schedule brings its rates along.
  let base: Double
  let steps: Int
  let relative: Double
  let absolute: Double
  let glitch: [Int]
  let probes: [(step: Int, rate: Double)]

  init?(_ node: Node) {
    guard let id = node["id"]?.string, let dialect = node["peer"]?.string, let name = node["schedule"]?.string,
      let args = node["args"], let steps = node["steps"]?.integer, let relative = node["rtol"]?.double,
      let absolute = node["atol"]?.double, let probes = node["probes"]?.array
    else { return nil }
    self.id = id
    self.dialect = dialect
    self.name = name
    self.args = args
    self.steps = steps
    self.relative = relative
    self.absolute = absolute
    base = node["base_lr"]?.double ?? 0
    glitch = node["glitch"]?.array?.compactMap(\.integer) ?? []
    self.probes = probes.compactMap { probe in
      guard let pair = probe.array, pair.count == 2, let step = pair[0].integer, let rate = pair[1].double else {
        return nil
      }
      return (step, rate)
    }
  }

  static func all() throws -> [GoldenCase] {
    let url = Bundle.module.url(forResource: "schedules", withExtension: "json")
    let bytes = try [UInt8](Data(contentsOf: #require(url)))
    let sink = DiagnosticSink(Source(name: "schedules.json", bytes: bytes))
    let cases = try #require(JSONReader.parse(sink)?["cases"]?.array)
    return try cases.map { try #require(GoldenCase($0)) }
  }

  func number(_ key: String) -> Double? { args[key]?.double }
  func number(_ key: String, _ fallback: Double) -> Double { args[key]?.double ?? fallback }
  func whole(_ key: String) -> Int? { args[key]?.integer }
  func whole(_ key: String, _ fallback: Int) -> Int { args[key]?.integer ?? fallback }
  func word(_ key: String) -> String? { args[key]?.string }
  func numbers(_ key: String) -> [Double] { args[key]?.array?.compactMap(\.double) ?? [] }
  func flag(_ key: String) -> Bool { args[key]?.bool ?? false }
}
