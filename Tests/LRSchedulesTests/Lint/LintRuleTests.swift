import Foundation
import LRInput
import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

@Suite("Lint")
struct LintRuleTests {
  static let templates = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "templates/lint")

  /// What the rules say of the schedule of a spec.
  static func findings(in spec: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Finding] {
    let sink = DiagnosticSink(Source(name: "spec.json", text: spec))
    let root = try #require(JSONReader.parse(sink), sourceLocation: sourceLocation)
    let node = try #require(root["schedule"], sourceLocation: sourceLocation)
    let steps = try #require(root["steps"]?.integer, sourceLocation: sourceLocation)
    let read = ScheduleReader.read(node, clock: RunClock(run: steps), sink: sink)
    let schedule = try #require(read, "\(sink.sorted.map(\.message))", sourceLocation: sourceLocation)
    return ScheduleReport(schedule, steps: steps, stepsPerEpoch: root["steps_per_epoch"]?.double).findings
  }

  static func rules(_ schedule: String, steps: Int = 1000) throws -> [String] {
    try findings(in: #"{"steps": \#(steps), "schedule": \#(schedule)}"#).map(\.rule)
  }

  @Test("Each rule has a template that triggers it", arguments: LintCatalog.all.map(\.name))
  func template(of rule: String) throws {
    let url = Self.templates.appending(path: "\(rule).json")
    let found = try Self.findings(in: String(contentsOf: url, encoding: .utf8))
    #expect(found.contains { $0.rule == rule }, "found only \(found.map(\.rule))")
  }

  @Test("Each template belongs to a rule")
  func strays() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.templates.path(percentEncoded: false))
    #expect(files.map { $0.replacing(".json", with: "") }.sorted() == LintCatalog.all.map(\.name).sorted())
  }

  @Test("Rules say why they matter and where they come from", arguments: LintCatalog.all.map(\.name))
  func words(of rule: String) throws {
    let rule = try #require(LintCatalog.all.first { $0.name == rule })
    #expect(!rule.reason.hasSuffix(".") && rule.reason.count > 30)
    #expect(rule.source.contains("#") || rule.source.contains("arXiv"))
  }

  @Test(
    "What is as it should be gives no findings",
    arguments: ScheduleEntry.catalog.names.filter { !["cosine_restarts", "table"].contains($0) })
  func clean(_ type: String) throws {
    let entry = try #require(ScheduleEntry.catalog.entry(named: type))
    #expect(try Self.rules(entry.example) == [])
  }

  @Test(
    "The cases beside each other",
    arguments: [
      // A jump of stairs is meant, a jump between curves is not, and a restart is a restart.
      (#"{"type": "multistep", "lr": 0.1, "milestones": [500]}"#, [String]()),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 500}"#, []),
      (
        #"{"type": "sequence", "parts": [{"type": "linear", "lr": 0.1, "min_lr": 0.05, "steps": 500},"#
          + #"{"type": "linear", "lr": 0.04}]}"#, ["seam-jump"]
      ),
      (
        #"{"type": "sequence", "parts": [{"type": "linear", "lr": 0.1, "min_lr": 0.05, "steps": 500},"#
          + #"{"type": "linear", "lr": 0.05}]}"#, []
      ),
      (
        #"{"type": "product", "parts": [{"type": "step", "lr": 0.1, "every": 400}, {"type": "linear", "lr": 1}]}"#, []
      ),
      // Floors: met, nearly met, a third of the way, and none.
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.01}"#, []),
      (#"{"type": "step", "lr": 0.1, "every": 300, "min_lr": 0.00001}"#, []),
      (#"{"type": "step", "lr": 0.1, "every": 600, "gamma": 0.5, "min_lr": 0.001}"#, ["floor-not-reached"]),
      (#"{"type": "step", "lr": 0.1, "every": 600, "gamma": 0.5}"#, []),
      // Warmups: half of the run may be, more is asked about.
      (#"{"type": "cosine", "lr": 0.1, "warmup": 500}"#, []),
      (#"{"type": "cosine", "lr": 0.1, "warmup": 501}"#, ["long-warmup"]),
      (#"{"type": "cosine", "lr": 0.1, "warmup": 1000}"#, ["long-warmup"]),
      (#"{"type": "constant", "lr": 0.1, "warmup": 0}"#, ["idle-warmup"]),
      (#"{"type": "cosine", "lr": 0.1, "warmup": 0}"#, []),
      // A rise is late only after a decay.
      (#"{"type": "linear", "from": 0.01, "to": 0.1}"#, []),
      (
        #"{"type": "sequence", "parts": [{"type": "linear", "from": 0.2, "to": 0.1, "steps": 500},"#
          + #"{"type": "linear", "from": 0.1, "to": 0.2}]}"#, []
      ),
      (#"{"type": "piecewise", "points": [[0, 0.1], [999, 0.01], [1000, 0.05]]}"#, []),
      (#"{"type": "piecewise", "points": [[0, 0.1], [998, 0.01], [1000, 0.05]]}"#, ["late-rise"]),
      // Own lengths: a step or so is a convention.
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.01, "steps": 999}"#, []),
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.01, "steps": 900}"#, ["own-length"]),
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.01, "steps": 1004}"#, []),
      (#"{"type": "linear", "lr": 0.1, "steps": 1020}"#, ["own-length"]),
      (#"{"type": "linear", "lr": 0.1, "steps": 800}"#, ["own-length", "zero-rate"]),
      // Rates of zero.
      (#"{"type": "table", "values": [0, 0, 0.1, 0.05]}"#, ["zero-rate"]),
      (#"{"type": "constant", "lr": 0}"#, ["zero-rate"]),
      (#"{"type": "table", "values": [0.1, 0, 0.1, 0.05]}"#, []),
      // Nothing happens, on purpose or not.
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.1}"#, ["flat"]),
      (#"{"type": "multistep", "lr": 0.1, "milestones": [1000]}"#, ["flat", "idle-milestones"]),
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.01, "up": 200, "mode": "exp_range", "gamma": 0.999}"#, ["ends-hot"]),
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.01, "up": 250}"#, []),
    ])
  func neighbours(_ schedule: String, expected: [String]) throws {
    #expect(try Self.rules(schedule) == expected)
  }

  @Test("Findings carry the numbers and the steps")
  func numbers() throws {
    let found = try Self.findings(
      in: #"{"steps": 1000, "schedule": {"type": "cosine_restarts", "lr": 0.1, "first": 133, "mult": 2}}"#)
    #expect(
      found.map(\.message) == [
        "the run ends at ≈0.099, 69 steps into a cycle; a run of 931 steps would end on a boundary"
      ])
    #expect(found.map(\.steps) == [[999]])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test("A length in epochs is recognised")
  func epochs() throws {
    let found = try Self.findings(
      in:
        #"{"steps": 9000, "steps_per_epoch": 100, "schedule": {"type": "linear", "lr": 0.1, "min_lr": 0.01, "steps": 90}}"#
    )
    #expect(found.first?.message.hasSuffix("the run has as many epochs: was it written in epochs?") == true)
  }

  @Test("The rules bear any schedule", arguments: SpecSource.variants + SpecSource.random(count: 100, seed: 22))
  func anything(_ json: String) throws {
    for finding in try Self.findings(in: #"{"steps": 1000, "schedule": \#(json)}"#) {
      #expect(finding.steps.allSatisfy { (0..<1000).contains($0) }, "\(finding)")
      #expect(!finding.message.isEmpty && !finding.message.hasSuffix("."))
    }
  }
}
