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

  @Test(
    "A value that is meant as JSON and is none is told",
    arguments: [
      ("schedule.lr=1e400", "--set schedule.lr: error: the number `1e400` is out of range"),
      (#"schedule={"type":"constant","lr":1,"lr":2}"#, "--set schedule: error: `lr` stands twice in one object"),
    ])
  func noJSON(_ setting: String, message: String) throws {
    let result = try run("values a.json --set \(setting)")
    #expect(result.code == 65)
    #expect(result.messages.first == message)
  }

  @Test(
    "A new key that the reader of a config never asks for is an error at the flag",
    arguments: [
      ("hf.json", "learning_rat=1", "learning_rat", "did you mean `learning_rate`?"),
      ("hf.json", "schedule.lr=3", "schedule", "did you mean `lr_scheduler`?"),
      ("hf.json", "min_lr=0.1", "min_lr", "the schedule is made of other keys, and would be the same"),
      ("nano.py", "min_lrr=0.1", "min_lrr", "did you mean `min_lr`?"),
      ("ds.json", "optimizer.params.lrr=1", "optimizer", "the schedule is made of other keys, and would be the same"),
    ])
  func unknownKey(_ file: String, _ setting: String, key: String, hint: String) throws {
    try foreign()
    let result = try run("values \(file) --steps 100 --lr 0.1 --set \(setting)")
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.first?.contains("error: unknown key `\(key)` in ") == true, "\(result.errorText)")
    #expect(result.messages.dropFirst().first == "hint: \(hint)")
  }

  @Test(
    "What the reader asks for is none, whatever comes of it; nor is what the file has",
    arguments: [
      ("hf.json", "output_dir=y"), ("hf.json", "warmup_ratio=0.1"), ("hf.json", "lr_scheduler_kwargs.num_cycles=1"),
      ("hf.json", "num_train_epochs=3"), ("nano.py", "min_lr=1e-5"), ("ds.json", "scheduler.params.warmup_max_lr=1"),
    ])
  func knownKey(_ file: String, setting: String) throws {
    try foreign()
    let result = try run("values \(file) --steps 100 --lr 0.1 --set \(setting)")
    #expect(result.code == 0, "\(result.errorText)")
  }

  private func foreign() throws {
    try folder.write(
      "hf.json",
      #"{"learning_rate":5e-5,"lr_scheduler_type":"cosine","warmup_steps":10,"max_steps":100,"output_dir":"x"}"#)
    try folder.write(
      "nano.py", "learning_rate = 6e-4\nmax_iters = 100\nwarmup_iters = 10\nlr_decay_iters = 100\ndecay_lr = True\n")
  }

  @Test("The log of a log's spec is what --set says")
  func log() throws {
    let gone = try run("values log.csv --set log=gone.csv")
    #expect(gone.code == 66)
    #expect(gone.errorText == "--set log: error: cannot read `gone.csv`: there is no such file\n")
    try folder.write("sub/one.csv", "step,lr\n0,0.5\n")
    try folder.write("sub/two.csv", "step,lr\n0,0.7\n")
    #expect(try run("values sub/one.csv --set log=two.csv").text == "step,two\n0,0.7\n")
    #expect(try run("values sub/one.csv --set log=one.csv").text == "step,one\n0,0.5\n")
  }

  @Test(
    "--warmup is what its key takes: a share, an object",
    arguments: ["20%", #"{"steps":3,"start":0}"#, "2"])
  func warmup(_ value: String) throws {
    let given = try run("values a.json --warmup \(value)")
    #expect(given.code == 0)
    #expect(given.output == (try run("values a.json --set schedule.warmup=\(value)").output))
    #expect(given.output != (try run("values a.json").output))
  }

  @Test("What --warmup cannot be is told at the flag, also of a config")
  func wrongWarmup() throws {
    #expect(try run("values a.json --warmup 0.05").messages.first?.hasPrefix("--warmup: error: ") == true)
    try foreign()
    let config = try run("values hf.json --warmup 5%")
    #expect(config.code == 65)
    #expect(config.messages.first == "--warmup: error: the warmup of a config is a whole number of updates")
    #expect(try run("values a.json --warmup=-5").code == 64)
  }

  @Test("--lr beside --set of the same key: the line is wrong, wherever they stand")
  func twice() throws {
    for line in ["--lr 0.5 --set schedule.lr=0.7", "--set schedule.lr=0.7 --lr 0.5"] {
      let result = try run("values a.json \(line)")
      #expect(result.code == 64)
      #expect(result.messages == ["--lr: error: `--set schedule.lr` says the same key", "hint: give one of them"])
    }
  }

  @Test("Of several inputs, a message about a flag says which")
  func several() throws {
    let result = try run("a.json two.json --set schedule.lrr=1")
    #expect(result.messages.first == "a.json: --set schedule.lrr: error: unknown key `lrr` in a cosine schedule")
    #expect(result.messages.contains { $0.hasPrefix("two.json: --set schedule.lrr: error: ") })
    let json = try run("values a.json --set schedule.lrr=1 --diagnostics json")
    let message = try JSONSerialization.jsonObject(with: json.error) as? [String: Any]
    #expect(message?["file"] as? String == "a.json")
    #expect(message?["message"] as? String == "--set schedule.lrr: unknown key `lrr` in a cosine schedule")
  }

  @Test(
    "A wrong line is told in the form that it asks for",
    arguments: [
      ("values a.json --set x", "--set takes PATH=VALUE, such as schedule.lr=0.2, not “x”"),
      ("a.json -o x.jpg", "the name of the output must end in .svg, .png, .pdf, not “x.jpg”"),
      ("values", "Missing expected argument '<spec>'"), ("list cosin", "Unknown option '--diagnostics'"),
      ("report n.md", "Missing expected argument '--output <dir> ...'"), ("", "name a spec, or - for standard input"),
      ("vlaues a.json", "there is no command `vlaues`; did you mean `values`?"),
      ("extract a.json -o a.json", "a.json would be written over itself"),
    ])
  func usageForms(_ words: String, text: String) throws {
    for option in ["--diagnostics json", "--diagnostics=json"] {
      let json = try run("\(words) \(option)")
      #expect(json.code == 64)
      let message = try #require(try JSONSerialization.jsonObject(with: json.error) as? [String: Any])
      #expect(message["message"] as? String == text)
      #expect(message["severity"] as? String == "error")
    }
    let github = try run("\(words) --diagnostics github")
    #expect(github.code == 64)
    #expect(github.errorText == "::error::\(text)\n")
    #expect(try run("\(words) --diagnostics short").errorText == "lrplot: error: \(text)\n")
    #expect(try run("\(words) --diagnostics human").errorText.hasPrefix("Error: "))
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
    #expect(message?["file"] as? String == "none.json")
    #expect(try run("extract none.svg --diagnostics json").errorText.hasPrefix(#"{"file":"none.svg","#))
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
