import Foundation
import Testing

@Suite("--set, --strict, --diagnostics")
struct SettingTests {
  let folder: WorkFolder
  /// Two curves that warn once they have one name.
  static let two = """
    { "steps": 10, "curves": [{ "label": "a", "schedule": { "type": "cosine", "lr": 0.1 } },
      { "label": "b", "schedule": { "type": "constant", "lr": 0.1 } }] }
    """

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("two.json", Self.two)
    try folder.write("wrong.json", Specs.wrong)
    try folder.write("ds.json", #"{ "scheduler": { "type": "WarmupLR", "params": { "warmup_num_steps": 5 } } }"#)
    try folder.write("log.csv", "step,lr\n0,0.1\n1,0.2\n2,0.3\n")
  }

  private func run(_ words: String) throws -> Program.Result {
    try Program.run(words.split(separator: " ").map(String.init), in: folder)
  }

  @Test("A value is written onto a spec, a config and a log before they are read, as JSON or else as text")
  func set() throws {
    #expect(try run("values a.json --set schedule.lr=2e-1").text.hasPrefix("step,cosine\n0,0.2\n"))
    #expect(try run("values two.json --set curves.1.label=10.5x").text.hasPrefix("step,a,10.5x\n"))
    #expect(try run(#"values two.json --set curves.1.label="7""#).text.hasPrefix("step,a,7\n"))
    #expect(
      try run("values a.json --set schedule={\"type\":\"constant\",\"lr\":3} --set steps=1").text
        == "step,constant\n0,3.0\n")
    #expect(try run("values a.json --set steps=3 --steps 2").text.split(separator: "\n").count == 3)
    let config = "--set scheduler.params.warmup_max_lr=0.5 --steps 6"
    #expect(try run("values ds.json \(config) --set scheduler.params.warmup_type=linear").text.hasSuffix("\n5,0.4\n"))
    #expect(try run("log.csv --set title=Mine -o log.svg").code == 0)
    #expect(try folder.text("log.svg").contains(">Mine</title>"))
  }

  @Test("--set means the same on every command that reads a spec")
  func everywhere() throws {
    #expect(try run("a.json --set schedule.lr=0.2 -o a.svg").code == 0)
    #expect(try run("extract a.svg").text.contains(#""lr": 0.2"#))
    #expect(try run("check a.json --set schedule.lr=0.2 -o a.svg").code == 0)
    let stale = try run("check a.json --set schedule.lr=0.3 -o a.svg")
    #expect(stale.text == "stale: a.svg: run lrplot a.json -o a.svg --set schedule.lr=0.3\n")
    #expect(try run("explain a.json --set schedule.lr=0.2").text.contains("0.2"))
    #expect(try run("diff a.json a.json --set schedule.lr=0.2").text.contains("peak 0.2"))
  }

  @Test(
    "A mistake in a value has the flag as its place",
    arguments: [
      ("--set schedule.lrr=1", "--set schedule.lrr: error: unknown key `lrr` in a cosine schedule"),
      ("--set schedule.lr=x", "--set schedule.lr: error: `lr` must be a number, not a string"),
      ("--set schedule.lr.x=1", "--set schedule.lr.x: error: `lr` is a number, and has no `x`"),
      ("--set schedule={\"lr\":1}", "--set schedule: error: `type` is missing from a schedule"),
    ])
  func mistakes(_ words: String, message: String) throws {
    let result = try run("a.json " + words)
    #expect(result.code == 65)
    #expect(result.messages.first == message)
  }

  @Test("A line without a path or a value is wrong", arguments: ["x", "=1", "a..b=1"])
  func usage(_ text: String) throws {
    let result = try run("a.json --set \(text)")
    #expect(result.code == 64)
    #expect(result.errorText.hasPrefix("Error: --set takes PATH=VALUE, such as schedule.lr=0.2, not “\(text)”\n"))
  }

  @Test("--lr and --warmup are those of the only schedule; of several, the line says which")
  func flags() throws {
    #expect(
      try run("values a.json --lr 0.3 --warmup 2").output
        == run(
          "values a.json --set schedule.lr=0.3 --set schedule.warmup=2"
        ).output)
    #expect(try run("values a.json --lr 0.3 --warmup 2").error.isEmpty)
    let two = try run("two.json --lr 0.3")
    #expect(two.code == 64)
    #expect(
      two.messages == [
        "--lr: error: the spec has 2 schedules",
        "hint: say which: `--set curves.0.schedule.lr=0.3` or `--set curves.1.schedule.lr=0.3`",
      ])
    #expect(!folder.exists("two.svg"))
    #expect(try run("log.csv --lr 0.3 -o log.svg").messages.first == "lrplot: warning: --lr was not used")
  }

  @Test(
    "--strict makes a warning an exit code, after the work is done",
    arguments: ["two.json -o two.svg", "values two.json", "explain two.json"],
    ["", "--quiet"])
  func strict(_ words: String, quiet: String) throws {
    let line = "\(words) \(quiet) --set curves.1.label=a"
    let usual = try run(line)
    let strict = try run(line + " --strict")
    #expect(usual.code == 0)
    #expect(strict.code == 1)
    #expect(strict.output == usual.output && strict.errorText == usual.errorText)
    #expect(usual.error.isEmpty == !quiet.isEmpty)
    #expect(folder.exists("two.svg") == words.hasSuffix("svg"))
    #expect(try run(words + " --strict").code == 0)
  }

  @Test("Messages in the forms of programs")
  func diagnostics() throws {
    #expect(try run("wrong.json --diagnostics short").errorText == "wrong.json:1:38: error: unknown schedule `cosin`\n")
    #expect(
      try run("wrong.json --diagnostics github").errorText.hasPrefix(
        "::error file=wrong.json,line=1,col=38::unknown schedule `cosin`"))
    let json = try run("values none.json --diagnostics json")
    #expect(json.code == 66)
    let message = try JSONSerialization.jsonObject(with: json.error) as? [String: Any]
    #expect(message?["message"] as? String == "cannot read `none.json`: there is no such file")
    #expect(try run("a.json --diagnostics xml").code == 64)
  }

  @Test("What a check finds, in the forms of programs, on standard output")
  func findings() throws {
    #expect(try run("a.json --out-dir figs").code == 0)
    try FileManager.default.copyItem(atPath: folder.path("figs/a.svg"), toPath: folder.path("figs/old.svg"))
    let line = "check a.json two.json --out-dir figs --set steps=5 --diagnostics"
    let short = try run(line + " short")
    #expect(short.code == 1)
    #expect(
      short.text == "figs/a.svg:1:1: error: stale\nfigs/two.svg:1:1: error: missing\n"
        + "figs/old.svg:1:1: error: left over\n")
    #expect(short.error.isEmpty)
    let codes = try run(line + " json").text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }.map { $0?["code"] as? String }
    #expect(codes == ["stale", "missing", "left-over"])
    #expect(try run(line + " github").text.hasPrefix("::error file=figs/a.svg,line=1,col=1::stale%0Ahint: run lrplot "))
  }

  @Test(
    "-o given twice is told",
    arguments: ["a.json", "check a.json", "diff a.json a.json", "extract a.svg", "report a.md"])
  func twice(_ words: String) throws {
    let result = try run(words + " -o x.svg --output y.svg")
    #expect(result.code == 64)
    #expect(result.errorText.hasPrefix("Error: -o is given twice: x.svg y.svg\n"))
  }

  @Test("diff --exit-zero draws and tells, and is no failure")
  func exitZero() throws {
    #expect(try run("diff a.json a.json --set steps=5 --exit-zero").code == 0)
    try folder.write("b.json", Specs.step)
    let result = try run("diff a.json b.json --exit-zero -o d.svg")
    #expect(result.code == 0)
    #expect(result.text.contains("largest difference"))
    #expect(folder.exists("d.svg"))
  }
}
