import Foundation
import Testing

@Suite("lrplot explain")
struct ExplainTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func run(_ spec: String, _ arguments: String...) throws -> Program.Result {
    try Program.run(["explain", "-"] + arguments, in: folder, input: Data(spec.utf8))
  }

  private static let hot = #"{ "steps": 100, "schedule": { "type": "cosine_restarts", "lr": 0.1, "first": 60 } }"#

  @Test("Words on standard output, nothing else")
  func words() throws {
    let result = try run(Specs.cosine)
    #expect(result.code == 0)
    #expect(result.error.isEmpty)
    #expect(
      result.text.hasPrefix(
        "cosine\n  Over 10 steps the rate falls from 0.1 to ≈0.002447 at the end, and reaches 0 at step 10.\n"))
    #expect(result.text.hasSuffix("\n  no findings\n"))
  }

  @Test("A finding is no failure, but with --strict it is 1")
  func strict() throws {
    #expect(try run(Self.hot).code == 0)
    let strict = try run(Self.hot, "--strict")
    #expect(strict.code == 1)
    #expect(strict.text.contains("[ends-hot]"))
    #expect(try run(Specs.cosine, "--strict").code == 0)
  }

  @Test("Where a config counts epochs, it is said")
  func epochs() throws {
    try folder.write("timm.yaml", "epochs: 90\nlr: 0.1\nsched: cosine\nopt: sgd\n")
    let words = try Program.run(["explain", "timm.yaml"], in: folder)
    #expect(
      words.text.hasPrefix(
        "The rate is set once an epoch.\n\ncreate_scheduler_v2:cosine\n  Over 90 epochs the rate warms up"))
    #expect(words.text.contains(" at epoch 5\n"))
    #expect(!words.text.contains("steps"))
    let figure = try Program.run(["timm.yaml", "-o", "-"], in: folder)
    let description = try #require(
      figure.text.split(separator: "<desc").dropFirst().first?.split(separator: "</desc>").first)
    #expect(description.contains("over 90 epochs") && description.contains("at epoch 5"))
    #expect(!description.contains("step"))
    let json = try Program.run(["explain", "timm.yaml", "--format", "json"], in: folder)
    #expect(json.text.hasPrefix(#"{"unit":"epoch","curves":["#))
    try folder.write("ours.json", #"{"steps": 90, "schedule": {"type": "cosine", "lr": 0.1}}"#)
    let difference = try Program.run(["diff", "ours.json", "timm.yaml"], in: folder)
    #expect(
      difference.text.hasPrefix(
        "timm.yaml counts epochs, ours.json counts steps: each epoch is compared with one step\n"))
    #expect(
      try Program.run(["diff", "timm.yaml", "timm.yaml"], in: folder).text.hasPrefix("both count epochs\n"))
  }

  @Test("A title of the x axis says nothing of what is counted; `unit` does")
  func unit() throws {
    let titled = try run(#"{"steps": 9, "x": {"title": "epoch"}, "schedule": {"type": "cosine", "lr": 1}}"#)
    #expect(titled.text.contains("Over 9 steps"))
    let counted = try run(
      #"{"steps": 9, "unit": "epoch", "x": {"title": "t"}, "schedule": {"type": "cosine", "lr": 1}}"#)
    #expect(counted.text.hasPrefix("The rate is set once an epoch.\n\ncosine\n  Over 9 epochs"))
    // What counts epochs may say so of its length.
    let named = try run(#"{"epochs": 9, "unit": "epoch", "schedule": {"type": "cosine", "lr": 1}}"#)
    #expect(named.text == counted.text)
    let both = try run(
      #"{"epochs": 9, "steps_per_epoch": 5, "unit": "epoch", "schedule": {"type": "cosine", "lr": 1}}"#)
    #expect(both.text.contains("Over 9 epochs"))
  }

  @Test("Where the peak is tuned, it is the tuned one, with the options of runs")
  func tuned() throws {
    let spec = #"""
      {"steps": 50, "show": "lr", "train": {"problem": {"type": "noisy_quadratic", "dimension": 100},
        "tune": {"from": 0.01, "to": 4, "per_decade": 5}}, "schedule": {"type": "cosine", "lr": 7, "min_lr": 0.7}}
      """#
    let result = try run(spec, "--threads", "1", "--no-cache")
    #expect(result.code == 0)
    #expect(result.text.contains("peak              ≈0.8204 at step 0"))
    try folder.write("a.json", spec)
    try folder.write("b.json", #"{"steps": 50, "schedule": {"type": "cosine", "lr": 7, "min_lr": 0.7}}"#)
    let difference = try Program.run(["diff", "a.json", "b.json", "--threads", "1"], in: folder)
    #expect(difference.code == 1)
    #expect(difference.text.contains("peak ≈0.8204 at step 0"))
  }

  @Test("JSON")
  func json() throws {
    struct Report: Decodable {
      struct Curve: Decodable {
        struct Peak: Decodable {
          var rate: Double
          var step: Int
        }
        var label: String
        var peak: Peak
        var sum: Double
        var findings: [[String: AnyJSON]]
      }
      var curves: [Curve]
    }
    let result = try run(Self.hot, "--format", "json", "--strict")
    #expect(result.code == 1)
    let report = try JSONDecoder().decode(Report.self, from: result.output)
    #expect(report.curves.map(\.label) == ["cosine_restarts"])
    #expect(report.curves.first?.peak.step == 0)
    #expect(report.curves.first?.findings.count == 1)
  }

  /// Any value, of which the test only wants to know that it is one.
  private struct AnyJSON: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  @Test("--steps stretches the run")
  func steps() throws {
    #expect(try run(Specs.cosine, "--steps", "2000").text.contains("Over 2,000 steps"))
    #expect(try run(Self.hot, "--steps", "120", "--strict").code == 0)
  }

  @Test("A wrong spec, a missing one, a wrong option")
  func wrong() throws {
    let result = try run(Specs.wrong)
    #expect(result.code == 65)
    #expect(result.messages.first == "<stdin>:1:38: error: unknown schedule `cosin`")
    #expect(result.output.isEmpty)
    #expect(try Program.run(["explain", "none.json"], in: folder).code == 66)
    #expect(try run(Specs.cosine, "--format", "xml").code == 64)
  }

  @Test("A thousand million steps are explained in seconds")
  func long() throws {
    let result = try run(#"{ "steps": 1e9, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 1000 } }"#)
    #expect(result.code == 0)
    #expect(result.text.contains("Over 1,000,000,000 steps"))
  }
}
