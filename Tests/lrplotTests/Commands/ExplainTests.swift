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

  private static func lightning(_ scheduler: String, _ arguments: String) -> String {
    "trainer: {max_epochs: 30}\noptimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}\n"
      + "lr_scheduler: {class_path: torch.optim.lr_scheduler.\(scheduler), init_args: {\(arguments)}}\n"
  }

  private static func hydra(_ scheduler: String) -> String {
    "trainer: {max_epochs: 30}\nmodel:\n  optimizer: {_target_: torch.optim.AdamW, lr: 0.001}\n"
      + "  scheduler: {_target_: torch.optim.lr_scheduler.\(scheduler)}\n"
  }

  /// What names a step is wrong where the axis names epochs.
  @Test(
    "Words and description of configs that count epochs have no step and no update",
    arguments: [
      "sched: step\nlr: 0.1\nepochs: 90\ndecay_epochs: 30\nwarmup_epochs: 0\n",
      "sched: tanh\nlr: 0.1\nepochs: 50\n",
      "train: {epochs: 20, opt: {sched: wsd, lr: 0.1, warmup_epochs: 2, decay_epochs: 5}}\n",
      lightning("MultiStepLR", "milestones: [10, 20]"), lightning("ExponentialLR", "gamma: 0.9"),
      lightning("CosineAnnealingWarmRestarts", "T_0: 10"), hydra("CosineAnnealingLR, T_max: 30"),
      hydra("LinearLR, start_factor: 0.1, total_iters: 5"), hydra("OneCycleLR, max_lr: 0.1, total_steps: 31"),
      "trainer: {max_epochs: 10}\noptimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}\n",
    ])
  func epochConfigs(text: String) throws {
    try folder.write("config.yaml", text)
    let words = try Program.run(["explain", "config.yaml"], in: folder).text
    #expect(words.hasPrefix("The rate is set once an epoch.\n\n"), "\(words)")
    let parts = words.split(separator: "\n").prefix { !$0.contains("no findings") && !$0.contains("warning: ") }
    #expect(
      parts.allSatisfy { !$0.contains("step") && !$0.contains("update") || $0.contains("scheduler_v2") }, "\(words)")
    #expect(words.contains("first epoch") && words.contains("last epoch"))
    let figure = try Program.run(["config.yaml", "-o", "-"], in: folder).text
    let description = try #require(
      figure.split(separator: "<desc").dropFirst().first?.split(separator: "</desc>").first)
    #expect(
      description.contains(" epochs") && !description.replacing("_v2:step", with: "").contains("step"), "\(description)"
    )
  }

  @Test("A rate of 0 is that of an epoch")
  func zeroEpochs() throws {
    try folder.write(
      "zero.yaml", "sched: cosine\nlr: 0.1\nepochs: 30\nwarmup_lr: 0\nwarmup_epochs: 2\nwarmup_prefix: true\n")
    let words = try Program.run(["explain", "zero.yaml"], in: folder).text
    #expect(words.contains("note: epoch 0 has rate 0 [zero-rate]"), "\(words)")
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

  @Test("several specs and folders, each under its name; one that is wrong does not stop the others")
  func several() throws {
    try folder.write("s/a.json", Specs.cosine)
    try folder.write("s/b.json", #"{ "steps": 9, "schedule": { "type": "cosine", "lr": 0.1, "steps": 30 } }"#)
    let both = try Program.run(["explain", "s"], in: folder)
    #expect(both.code == 0)
    #expect(both.text.hasPrefix("s/a.json:\ncosine\n") && both.text.contains("\n\ns/b.json:\ncosine\n"), "\(both.text)")
    #expect(try Program.run(["explain", "s/a.json"], in: folder).text.hasPrefix("cosine\n"))
    #expect(try Program.run(["explain", "s", "--strict"], in: folder).code == 1)
    let json = try Program.run(["explain", "s/a.json", "s/b.json", "--format", "json"], in: folder)
    #expect(json.text.components(separatedBy: #""curves""#).count == 3)
    try folder.write("s/a.json", Specs.wrong)
    let wrong = try Program.run(["explain", "s"], in: folder)
    #expect(wrong.code == 65 && wrong.text.hasPrefix("s/b.json:\n"), "\(wrong.text)")
  }

  @Test("A thousand million steps are explained in seconds")
  func long() throws {
    let result = try run(#"{ "steps": 1e9, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 1000 } }"#)
    #expect(result.code == 0)
    #expect(result.text.contains("Over 1,000,000,000 steps"))
  }
}
