import Foundation
import Testing

@Suite("--overlay, `file` of a curve, completions")
struct OverlayTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("sub/b.yaml", "steps: 20\ncurves:\n  - {label: B, schedule: {type: constant, lr: 0.05}}\n")
    try folder.write("sub/log.csv", "step,lr\n0,0.1\n1,0.2\n2,0.3\n")
    try folder.write("two.json", SettingTests.two)
    try folder.write("wrong.json", Specs.wrong)
    try folder.write("ds.json", #"{ "scheduler": { "type": "WarmupLR", "params": { "warmup_num_steps": 5 } } }"#)
  }

  private func run(_ words: String) throws -> Program.Result {
    try Program.run(words.split(separator: " ").map(String.init), in: folder)
  }

  @Test("Specs, configs and logs over each other: one chart, which its own spec draws again")
  func overlay() throws {
    let result = try run("a.json sub/b.yaml ds.json sub/log.csv --overlay -o over.svg --lr 0.1 --steps 20")
    #expect(result.code == 0, "\(result.errorText)")
    #expect(try run("extract over.svg -o over.json").code == 0)
    #expect(try run("values over.json").text.hasPrefix("step,cosine,B,WarmupLR,log\n0,0.1,0.1,0.0,0.1\n"))
    #expect(try run("over.json -o again.svg").code == 0)
    #expect(try folder.data("again.svg") == folder.data("over.svg"))
    #expect(try run("check a.json sub/b.yaml ds.json sub/log.csv --overlay -o over.svg --lr 0.1 --steps 20").code == 0)
  }

  @Test("Each keeps the length of its own run; names that are the same become those of the files")
  func lengths() throws {
    try folder.write("sub/c.json", #"{ "steps": 5, "schedule": { "type": "cosine", "lr": 0.2 } }"#)
    #expect(try run("a.json sub/c.json --overlay -o over.svg --set title=Both").code == 0)
    let spec = try run("extract over.svg").text
    #expect(spec.contains(#""title": "Both""#))
    try folder.write("over.json", spec)
    let rows = try run("values over.json").text.split(separator: "\n")
    #expect(rows.count == 11)
    #expect(rows[0] == "step,a,c")
    #expect(rows[1] == "0,0.1,0.2")
    #expect(rows[6].hasSuffix(",0.0"))
  }

  @Test("--set and --lr of a schedule are those of each input, as --steps is; the rest is of the figure")
  func settings() throws {
    try folder.write("y.yaml", "steps: 10\nschedule: {type: linear, lr: 0.5}\n")
    let line = "--overlay -o over.svg --lr 0.3 --set schedule.min_lr=0.1 --set curves.1.label=mine --set title=Both"
    #expect(try run("a.json y.yaml " + line).code == 0)
    let spec = try run("extract over.svg").text
    #expect(spec.contains(#"{ "type": "cosine", "lr": 0.3, "min_lr": 0.1 }"#))
    #expect(spec.contains(#"{ "schedule": { "type": "linear", "lr": 0.3, "min_lr": 0.1 }, "label": "mine" }"#))
    #expect(spec.contains(#""title": "Both""#))
    let wrong = try run("a.json y.yaml --overlay -o over.svg --set schedule.lrr=1")
    #expect(wrong.code == 65)
    for file in ["a.json", "y.yaml"] {
      #expect(wrong.errorText.contains("\(file): --set schedule.lrr: error: unknown key `lrr`"))
    }
  }

  @Test("The mistakes of all are said, and nothing is drawn")
  func mistakes() throws {
    let result = try run("wrong.json none.json a.json --overlay -o over.svg")
    #expect(result.code == 65)
    #expect(result.messages.first == "wrong.json:1:38: error: unknown schedule `cosin`")
    #expect(result.errorText.contains("`none.json`"))
    #expect(!folder.exists("over.svg"))
    #expect(try run("a.json two.json --overlay").code == 64)
    #expect(try run("a.json --overlay --out-dir figs").code == 64)
  }

  @Test("A curve takes its schedule, its length and its name from a file")
  func file() throws {
    try folder.write("sub/a.json", Specs.cosine)
    try folder.write(
      "sub/f.json",
      #"{ "steps": 20, "curves": [{ "file": "b.yaml" }, { "label": "A", "file": "a.json" }, { "file": "log.csv" }] }"#)
    let result = try run("values sub/f.json")
    #expect(result.code == 0, "\(result.errorText)")
    let rows = result.text.split(separator: "\n")
    #expect(rows[0] == "step,B,A,log")
    #expect(rows[1] == "0,0.05,0.1,0.1")
    // Its own run of 10 steps ends; the rate holds.
    #expect(rows[20] == "19,0.05,0.0,")
    #expect(try run("sub/f.json -o f.svg").code == 0)
    #expect(
      try run("extract f.svg").text.contains(
        #"{ "label": "A", "schedule": { "type": "cosine", "lr": 0.1 }, "steps": 10 }"#))
  }

  @Test(
    "What is wrong with a file is told at its name",
    arguments: [
      (#""file": "wrong.json""#, 65, "`wrong.json` is no spec that can be drawn"),
      (#""file": "none.json""#, 66, "cannot read `none.json`: there is no such file"),
      (#""file": "two.json""#, 65, "`two.json` has 2 schedules, and a curve takes one"),
      (#""file": 3"#, 65, "`file` must be a string, not a number"),
      (#""file": "a.json", "log": "x""#, 65, "give `file` or `log`, not both"),
    ])
  func wrongFile(_ members: String, code: Int32, message: String) throws {
    try folder.write("f.json", #"{ "steps": 20, "curves": [{ \#(members) }] }"#)
    let result = try run("f.json")
    #expect(result.code == code)
    #expect(result.messages.filter { !$0.hasPrefix("hint: ") } == ["f.json:1:37: error: \(message)"])
  }

  @Test(
    "bash completes commands, files, options of a command and of none, and values", .enabled(if: Program.exists("bash"))
  )
  func bash() throws {
    try folder.write("c.bash", run("completions bash").text)
    for (line, found) in [
      ("lrplot ext", "extract"), ("lrplot a.js", "a.json"), ("lrplot a.json --the", "--theme"),
      ("lrplot a.json --theme d", "dark"), ("lrplot diff --exit", "--exit-zero"), ("lrplot completions f", "fish"),
      ("lrplot list cosine_r", "cosine_restarts"), ("lrplot list StepL", "StepLR StepLRScheduler"),
      ("lrplot list lim", "limits"),
      ("lrplot values sub/l", "sub/log.csv"), ("lrplot values --of tuned", "tuned_lr"),
      ("lrplot values --format j", "json"),
      ("lrplot diff --format t", "text"), ("lrplot a.json --format pd", "pdf"), ("lrplot report --to h", "html"),
    ] {
      let words = line.split(separator: " ").count
      let script = "source ./c.bash; COMP_WORDS=(\(line)); COMP_CWORD=\(words - 1); _lrplot; echo ${COMPREPLY[@]}"
      #expect(try Program.shell("bash -c '\(script)'", in: folder).text == found + "\n")
    }
    #expect(try run("completions fish").text.contains("-l exit-zero -d "))
    // A command that help names has a manual page, and completions.
    let help = try run("--help").text
    let start = try #require(help.firstRange(of: "\nCOMMANDS:\n")).upperBound
    let list = help[start...].split(separator: "\n\n")[0]
    let names = list.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
    #expect(names.count > 10)
    try folder.write("man/x", "")
    #expect(try run("manual man").code == 0)
    let script = try run("completions bash").text
    for name in names {
      #expect(script.contains("    \(name)) options="), "\(name)")
      #expect(name == "draw" || folder.exists("man/lrplot-\(name).1"), "\(name)")
    }
    #expect(try run("completions fish").text.contains("from values' -l format -x -a 'csv json'"))
    #expect(try run("completions tcsh").code == 64)
  }

  @Test("A misspelt `type` is a misspelt key")
  func type() throws {
    try folder.write("t.json", #"{ "steps": 9, "schedule": { "typ": "cosine", "lr": 0.1 } }"#)
    #expect(
      try run("t.json").messages == [
        "t.json:1:29: error: unknown key `typ` in a schedule", "hint: did you mean `type`?",
      ])
  }

  /// A config that counts epochs, and the log of its run.
  @Test("Charts of epochs stay charts of epochs, and logs are laid on them")
  func epochs() throws {
    try folder.write(
      "ep.yaml",
      """
      trainer: {max_epochs: 4}
      optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 1.0}}
      lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 1, gamma: 0.5}}
      """)
    try folder.write("ep.csv", "epoch,lr\n0,1\n1,0.5\n2,0.25\n")
    let result = try run("ep.yaml ep.csv --overlay -o over.svg")
    #expect(result.code == 0 && result.errorText.isEmpty, "\(result.errorText)")
    #expect(try run("extract over.svg").text.contains(#""unit": "epoch""#))
    #expect(try String(decoding: folder.data("over.svg"), as: UTF8.self).contains("at epoch 0"))
    // With updates in an epoch both are laid on updates.
    let updates = try run("ep.yaml ep.csv --overlay -o over.svg --steps-per-epoch 10")
    #expect(updates.code == 0 && updates.errorText.isEmpty, "\(updates.errorText)")
    let spec = try run("extract over.svg").text
    #expect(spec.contains(#""steps_per_epoch": 10"#) && !spec.contains("unit"))
    let mixed = try run("ep.yaml a.json --overlay -o over.svg --strict")
    #expect(
      mixed.code == 1 && mixed.errorText.contains("ep.yaml` counts epochs: each is laid over one step of the others"),
      "\(mixed.errorText)")
    #expect(try !run("ep.yaml a.json --overlay -o over.svg --steps-per-epoch 5").errorText.contains("counts epochs"))
    // A log of updates cannot say how many epochs it is, and does not set the length.
    try folder.write("st.csv", "step,lr\n0,1\n999,0.5\n")
    #expect(try run("ep.yaml st.csv --overlay -o over.svg").code == 0)
    #expect(try run("extract over.svg").text.contains(#""steps": 4"#))
  }
}
