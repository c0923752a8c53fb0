import Foundation
import Testing

/// Inputs that are made to hurt: refused in words, within bounded time and memory.
@Suite("Hostile input")
struct HostileTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  /// 1 GiB of addresses: what is mapped counts, not only what is used.
  private func bounded(_ line: String) throws -> Program.Result {
    // The limit is on CPU seconds: a wall clock would fail on a busy machine, where twenty seconds become forty.
    try Program.shell("ulimit -v 1048576; ulimit -t 60; \(line)", in: folder, timeout: 300)
  }

  @Test("deep nesting", arguments: ["[", "{\"a\":", "[[{\"\":"])
  func deep(_ opening: String) throws {
    try folder.write("spec.json", String(repeating: opening, count: 1_000_000 / opening.utf8.count))
    let result = try bounded("lrplot spec.json")
    #expect(result.code == 65)
    #expect(result.messages.count == 1)
    #expect(result.messages[0].hasSuffix(": error: the text is nested more than 64 levels deep"))
    #expect(result.error.count < 1000)
  }

  @Test("nested parts of schedules within the limit of nesting")
  func nestedParts() throws {
    let leaf = #"{ "type": "constant", "lr": 1 }"#
    let tree = (0..<29).reduce(leaf) { tree, _ in #"{ "type": "product", "parts": [\#(tree), \#(leaf)] }"# }
    try folder.write("spec.json", #"{ "steps": 1000, "schedule": \#(tree) }"#)
    #expect(try bounded("lrplot spec.json").code == 0)
  }

  @Test("a file of more than 16 MiB")
  func long() throws {
    try folder.write("spec.json", "{ \"title\": \"" + String(repeating: "x", count: 16 << 20) + "\" }")
    let result = try bounded("lrplot spec.json")
    #expect(result.code == 65)
    #expect(result.errorText == "lrplot: error: cannot read `spec.json`: it is larger than 16 MiB\n")
  }

  @Test(
    "what never ends",
    arguments: [
      ("lrplot /dev/zero -o fig.svg", "/dev/zero"), ("lrplot - < /dev/zero", "<stdin>"),
      ("head -c 100000000 /dev/zero | tr '\\0' x | lrplot -", "<stdin>"), ("yes '{' | lrplot values -", "<stdin>"),
    ])
  func endless(_ line: String, name: String) throws {
    let result = try bounded(line)
    #expect(result.code == 65)
    #expect(result.errorText == "lrplot: error: cannot read `\(name)`: it is larger than 16 MiB\n")
    #expect(result.output.isEmpty)
  }

  @Test("more than a million values")
  func values() throws {
    let list = String(repeating: "1,", count: 1_000_000) + "1"
    let head = #"{ "steps": 9, "schedule": { "type": "table", "values": ["#
    try folder.write("spec.json", head + list + "] } }")
    let result = try bounded("lrplot spec.json")
    #expect(result.code == 65)
    #expect(
      result.messages == [
        // Five values stand outside the list: two objects, the list itself, a number and a name.
        "spec.json:1:\(head.count + 2 * 999_995 + 1): error: the text holds more than 1000000 values",
        "hint: long tables can be thinned",
      ])
    #expect(result.error.count < 1000)
  }

  @Test("a hundred thousand mistakes: a thousand are said, in order, the rest counted")
  func mistakes() throws {
    let list = String(repeating: "\"a\",", count: 100_000) + "1"
    try folder.write("spec.json", #"{ "steps": 9, "schedule": { "type": "table", "values": [\#(list)] } }"#)
    let result = try bounded("lrplot spec.json")
    #expect(result.code == 65)
    let errors = result.messages.filter { $0.contains(": error: ") }
    #expect(errors.count == 1000)
    #expect(errors.first?.hasSuffix("error: element 1 of `values` must be a number, not a string") == true)
    #expect(errors.last?.hasSuffix("error: element 1000 of `values` must be a number, not a string") == true)
    #expect(result.error.count < 1_000_000)
  }

  @Test("half a million rates are a chart like any other")
  func longTable() throws {
    let list = (0..<500_000).map { "0.\($0 % 9 + 1)" }.joined(separator: ",")
    try folder.write("spec.json", #"{ "steps": 5e5, "schedule": { "type": "table", "values": [\#(list)] } }"#)
    #expect(try bounded("lrplot spec.json -o fig.svg").code == 0)
    #expect(try folder.data("fig.svg").count < 100_000)
  }

  @Test("the longest run that a spec can ask for")
  func longRun() throws {
    try folder.write(
      "spec.json",
      #"{ "steps": 1e9, "phases": true, "marks": ["peak", "final"], "#
        + #""schedule": { "type": "cosine", "lr": 0.1, "warmup": "1%" } }"#)
    #expect(try bounded("lrplot spec.json -o fig.svg").code == 0)
  }

  @Test(
    "a run of a thousand million updates in many small pieces stays bounded",
    arguments: [
      #"{ "type": "step", "lr": 0.1, "every": 1, "gamma": 0.999 }"#,
      #"{ "type": "cosine_restarts", "lr": 0.1, "first": 1 }"#,
      #"{ "dialect": "transformers", "name": "cosine", "lr": 1, "args": { "num_warmup_steps": 1, "num_training_steps": 100 } }"#,
    ])
  func manyPieces(_ schedule: String) throws {
    try folder.write("spec.json", #"{ "steps": 1e9, "schedule": "# + schedule + " }")
    #expect(try bounded("lrplot --quiet spec.json -o fig.svg").code == 0)
  }

  @Test("a bitmap that is too large is refused at its place, with the bound")
  func largeBitmap() throws {
    try folder.write(
      "spec.json", #"{ "steps": 9, "width": 8000, "height": 8000, "schedule": { "type": "cosine", "lr": 1 } }"#)
    let result = try bounded("lrplot spec.json --scale 2 -o fig.png")
    #expect(result.code == 65)
    #expect(
      result.messages == [
        "spec.json:1:24: error: a figure of 8000 × 8000 px at scale 2 cannot be drawn: a bitmap has at most 100 million "
          + "pixels, 32767 each way", "hint: make `width`, `height` or `--scale` smaller",
      ])
  }

  @Test("an output whose name is no UTF-8 text is refused, not written under another name")
  func outputName() throws {
    try folder.write("spec.json", #"{ "steps": 9, "schedule": { "type": "cosine", "lr": 1 } }"#)
    let result = try bounded(#"lrplot spec.json -o "$(printf 'z\377.svg')""#)
    #expect(result.code == 73)
    #expect(result.errorText.contains("its name is no UTF-8 text"))
  }

  @Test("explain writes rates below the smallest normal number")
  func tinyRates() throws {
    let args = #"{ "start_factor": 1, "end_factor": 1e-310, "total_iters": 10 }"#
    try folder.write(
      "spec.json",
      #"{ "steps": 100, "schedule": { "dialect": "torch", "name": "LinearLR", "lr": 0.1, "args": "# + args + " } }")
    #expect(try bounded("lrplot explain spec.json").code == 0)
  }

  @Test(
    "the least number of 64 bits and its neighbours, wherever a number stands",
    arguments: ["-9223372036854775808", "-9223372036854775807", "9223372036854775807", "-9.223372036854775808e18"])
  func ends(_ number: String) throws {
    let files = [
      "steps.json": #"{ "steps": \#(number), "schedule": { "type": "cosine", "lr": 1 } }"#,
      "lr.json": #"{ "steps": 10, "schedule": { "type": "cosine", "lr": \#(number) } }"#,
      "title.json": #"{ "steps": 10, "title": \#(number), "schedule": { "type": "cosine", "lr": 1 } }"#,
      "spec.yaml": "steps: \(number)\nschedule:\n  type: cosine\n  lr: 1\n",
      "axolotl.yml": "base_model: x\nmax_steps: \(number)\nlearning_rate: 0.1\nlr_scheduler: cosine\n",
      "titan.toml": "[optimizer]\nlr = 0.1\n[lr_scheduler]\nwarmup_steps = \(number)\n[training]\nsteps = 10\n",
      "gpt.py": "learning_rate = 1e-3\nmax_iters = \(number)\nlr_decay_iters = 10\nwarmup_iters = 1\n",
    ]
    for (name, text) in files {
      try folder.write(name, text)
      let result = try bounded("lrplot \(name) -o fig.svg")
      // A rate of 9e18 is one, and a warmup is cut to the run.
      #expect([0, 65].contains(result.code), "\(name): \(result.errorText)")
    }
    for (name, text) in [
      "log.csv": "step,lr\n0,0.1\n1,\(number)\n\(number),0.1\n",
      "log.jsonl": "{\"step\":0,\"lr\":0.1}\n{\"step\":\(number),\"lr\":\(number)}\n",
    ] {
      try folder.write(name, text)
      #expect([0, 65].contains(try bounded("lrplot \(name) -o fig.svg").code), "\(name)")
    }
    try folder.write(
      "note.md",
      "```lrplot {#fig-a}\n{ \"steps\": 10, \"schedule\": { \"type\": \"cosine\", \"lr\": 1 } }\n```\n\n"
        + "<% whole(fig_a.lr.first * \(number)) %> <% plain(fig_a.lr.first * \(number)) %>\n")
    #expect([0, 65].contains(try bounded("lrplot report note.md -o out --to md").code))
  }

  @Test(
    "flags that take a number, at the ends of their types",
    arguments: ["-9223372036854775808", "9223372036854775807", "9223372036854775808", "1e308", "nan"])
  func flags(_ number: String) throws {
    try folder.write(
      "args.json", #"{ "per_device_train_batch_size": 8, "learning_rate": 1e-4, "num_train_epochs": 3 }"#)
    for flag in ["--steps", "--warmup", "--lr", "--steps-per-epoch", "--threads", "--scale"] {
      let result = try bounded("lrplot args.json \(flag)=\(number) -o fig.svg")
      #expect([64, 65].contains(result.code), "\(flag): \(result.code) \(result.errorText)")
    }
  }

  @Test(
    "numbers at the edges of what is allowed",
    arguments: ["1e-100", "1e100", "0", "5e-5", "1e-30"])
  func numbers(_ rate: String) throws {
    for axis in ["linear", "log"] {
      try folder.write(
        "spec.json",
        #"{ "steps": 100, "y": "\#(axis)", "marks": ["peak", "final"], "#
          + #""schedule": { "type": "cosine", "lr": \#(rate), "warmup": 10 } }"#)
      let result = try bounded("lrplot spec.json -o fig.svg")
      #expect(result.code == 0, "\(result.errorText)")
      #expect(!(try folder.text("fig.svg").contains("nan")))
    }
  }
}
