import LRInput

/// nanoGPT's Python files of assignments, read as one object.
enum NanoGPTLayout {
  static let layout = ConfigLayout(
    name: "a nanoGPT config", summary: "nanoGPT's Python files",
    fits: { root in
      // A script with a training loop of its own has the rate that the loop gives it.
      guard root.has(anyOf: marks) else { return false }
      return root["learning_rate"] != nil
        && root.has(anyOf: ["max_iters", "lr_decay_iters", "warmup_iters", "decay_lr"])
        || root["max_iters"] != nil
          && root.has(anyOf: ["lr_decay_iters", "warmup_iters", "block_size", "eval_interval"])
    },
    keys: ["warmup_iters", "lr_decay_iters", "min_lr", "decay_lr"], translate: translate)

  /// What no other program's settings have beside a rate; `gpt.py` of nn-zero-to-hero has none of them, and no schedule.
  private static let marks = [
    "lr_decay_iters", "warmup_iters", "decay_lr", "gradient_accumulation_steps", "out_dir", "wandb_log",
    "always_save_checkpoint",
    "init_from",
  ]

  /// What karpathy/llama2.c has beside nanoGPT's names.
  private static let ofLlama = ["vocab_source", "n_kv_heads", "multiple_of", "max_seq_len"]

  /// What train.py has where the file says nothing.
  private static let defaults: [String: Double] = [
    "learning_rate": 6e-4, "max_iters": 600_000, "warmup_iters": 2000, "lr_decay_iters": 600_000, "min_lr": 6e-5,
  ]

  private static func translate(_ config: Config) -> Run? {
    func value(_ key: String) -> Node {
      if let node = config.root[key], config.isOpen(node) {
        config.ask(
          DiagnosticText.quoted(key),
          key == "learning_rate" ? "--lr RATE" : key == "warmup_iters" ? "--warmup N" : "--steps N", at: node.offset)
      }
      return config.number(key) ?? Tree.number(defaults[key] ?? 0, at: config.root.keyOffset("learning_rate"))
    }
    let rate = config.knownRate([(config.root["learning_rate"], "learning_rate")]) ?? value("learning_rate")
    let steps = config.steps([(value("max_iters"), "max_iters")], at: config.root.offset)
    if config.root["decay_lr"]?.bool == false {
      return Run(
        steps: steps,
        schedules: [
          Tree.object([("type", Tree.string("constant", at: rate.offset)), ("lr", rate)], at: rate.offset)
        ])
    }
    let warmup = config.warmupFlag ?? value("warmup_iters")
    for (key, text) in [("warmup_iters", "2,000"), ("lr_decay_iters", "600,000")] {
      guard config.root[key] == nil, key != "warmup_iters" || config.warmupFlag == nil else { continue }
      config.sink.warning(
        at: config.root.keyOffset("learning_rate"),
        "\(DiagnosticText.quoted(key)) is not given, so \(text), the default of nanoGPT's train.py, is drawn")
    }
    let count = warmup.double ?? 0
    // lr·(t + 1)/(w + 1) for t < w, as get_lr of train.py has it; llama2.c's train.py has lr·t/w.
    let first = config.root.has(anyOf: ofLlama) ? 0 : (rate.double ?? 0) / (count + 1)
    let rise = Tree.object(
      [("steps", warmup), ("start", Tree.number(first, at: warmup.offset))], at: warmup.offset)
    let schedule = Tree.object(
      [
        ("type", Tree.string("cosine", at: rate.offset)), ("lr", rate), ("min_lr", value("min_lr")),
        ("steps", value("lr_decay_iters")), ("warmup", count > 0 ? rise : nil),
      ], at: rate.offset)
    return Run(steps: steps, schedules: [schedule], hasDefaults: config.root["lr_decay_iters"] == nil)
  }
}
