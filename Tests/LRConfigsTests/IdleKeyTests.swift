import LRConfigs
import Testing

/// What a file says of its schedule is drawn, or it is told that it is not.
@Suite("Keys of which nothing is made")
struct IdleKeyTests {
  private func messages(
    _ text: String, _ name: String = "a.yaml", flags: ConfigFlags = ConfigFlags(steps: 1000)
  ) throws
    -> (errors: [String], warnings: [String], isDrawn: Bool)
  {
    let file = try ConfigFile(name: name, text: text, flags: flags)
    return (
      file.messages.filter { $0.contains(" error: ") }, file.messages.filter { $0.contains(" warning: ") },
      file.spec != nil
    )
  }

  @Test(
    "where no schedule is named, a key that speaks of one refuses the file",
    arguments: [
      ("learning_rate: 2.0\nwarmup_steps: 800\nlr_policy: noam\n", "3:1", "lr_policy"),
      (
        "optimizer: {_target_: torch.optim.AdamW, lr: 0.1}\ntraining:\n  lr_scheduler: cosine\n  lr_warmup_steps: 500\n",
        "3:3",
        "lr_scheduler"
      ),
      ("optim: {_target_: torch.optim.AdamW, lr: 0.1}\nsched: {name: CosineAnnealing, min_lr: 0.01}\n", "2:1", "sched"),
      (
        "optimizer: {class_path: torch.optim.SGD, init_args: {lr: 1}}\nrun:\n  lr_warmup_steps: 10\n", "3:3",
        "lr_warmup_steps"
      ),
      (
        "learning_rate: 3.0e-6\ngradient_accumulation_steps: 1\nlearning_rate_scheduler: CONSTANT\n", "3:1",
        "learning_rate_scheduler"
      ),
      ("train: {learning_rate: 2.0e-4, num_train_epochs: 10}\nscheduler: {type: constant}\n", "2:1", "scheduler"),
    ])
  func refused(_ text: String, _ place: String, _ key: String) throws {
    let found = try messages(text)
    #expect(!found.isDrawn)
    #expect(found.errors.count == 1 && found.errors[0].hasPrefix("\(place): error: `\(key)` speaks of the schedule"))
  }

  @Test(
    "where one is named, it is a warning",
    arguments: [
      "min_lr_ratio: 0.1", "lr_warmup_epochs: 5", "min_learning_rate: 3.0e-6", "warmup_proportion: 0.1",
      "lr_groups: [{name: embed, lr: 1.0e-4}]",
    ])
  func warned(_ line: String) throws {
    let found = try messages("learning_rate: 1.0e-3\nlr_scheduler_type: cosine\n\(line)\n")
    #expect(found.isDrawn && found.errors == [])
    #expect(found.warnings.count == 1 && found.warnings[0].contains("is no key of a config of TrainingArguments"))
  }

  @Test(
    "a key that is one letter away from one that is read is told",
    arguments: [
      ("learnig_rate", "learning_rate"), ("learning_rates", "learning_rate"), ("lr_sheduler_type", "lr_scheduler_type"),
      ("max_step", "max_steps"), ("num_train_epoch", "num_train_epochs"),
    ])
  func slips(_ key: String, _ meant: String) throws {
    let config = "learning_rate: 1.0e-3\nlr_scheduler_type: cosine\nwarmup_steps: 10\n"
    let file = try ConfigFile(name: "a.yaml", text: config + "\(key): 3\n", flags: ConfigFlags(steps: 1000))
    #expect(file.spec != nil)
    #expect(file.messages == ["4:1: warning: `\(key)` is no key of a config of TrainingArguments"])
    #expect(file.sink.diagnostics.first?.hint == "did you mean `\(meant)`?")
    // Where the rest would be a default, what was meant decides.
    let bare = "model_name_or_path: a/b\nlearning_rate: 1.0e-3\nmax_steps: 1000\nwarmup_step: 100\n"
    let refused = try ConfigFile(name: "a.yaml", text: bare, flags: ConfigFlags())
    #expect(refused.spec == nil)
    #expect(refused.sink.diagnostics.last?.hint == "did you mean `warmup_steps`?")
    // Keys that are near to one another, and of the same program.
    let others = try messages(config + "save_steps: 3\neval_steps: 3\nlogging_steps: 3\nmax_seq_length: 3\n")
    #expect(others.warnings == [])
  }

  @Test(
    "what is not of the rate, or says nothing, is passed over",
    arguments: [
      "ema_warmup: 100", "min_lr: 0", "noise_scheduler: {scheduler: ddpm}", "warmup_steps: 0", "beta_warmup_steps: 9",
      "deepspeed: {scheduler: {type: WarmupLR}}", "callbacks: [{warmup_steps: 3}]", "scheduler: null",
    ])
  func passed(_ line: String) throws {
    let found = try messages("learning_rate: 1.0e-3\nlr_scheduler_type: cosine\n\(line)\n")
    #expect(found.isDrawn && found.errors == [] && found.warnings == [])
  }

  @Test("defaults are said")
  func defaults() throws {
    let text = "output_dir: o\nmax_steps: 6000\nper_device_train_batch_size: 4\nsave_strategy: steps\n"
    #expect(
      try messages(text, flags: ConfigFlags()).warnings == [
        "1:1: warning: no rate is given, so 5e-5, the default of TrainingArguments, is drawn",
        "1:1: warning: no schedule is named, so `linear`, the default of TrainingArguments, is drawn",
      ])
    let one = try messages(
      "model: m\nlearning_rate: 1.0e-4\nmax_steps: 10\nkernel_config: {a: 1}\n", flags: ConfigFlags())
    #expect(
      one.warnings == [
        "2:1: warning: no schedule is named, so a constant rate, the default of LLaMA-Factory 1, is drawn"
      ])
  }

  @Test("rates, lengths and epochs that stand elsewhere are found; where there are several rates, they are asked for")
  func elsewhere() throws {
    let apart =
      "optimizer: {learning_rate: 1.0e-3}\nscheduler: {lr_scheduler_type: cosine}\ntraining: {max_steps: 500}\n"
    #expect(try ConfigFile(name: "a.yaml", text: apart).rates(at: [0, 250]) == [1e-3, 5e-4])
    let two = "a: {learning_rate: 1.0e-5}\nb: {learning_rate: 1.0e-6}\nc: {lr_scheduler_type: cosine}\n"
    #expect(try messages(two).errors.map { $0.contains("give --lr RATE") } == [true])
    let epochs = "train: {learning_rate: 1.0e-4, lr_scheduler_type: linear}\nn: {num_epochs: 10}\n"
    let file = try ConfigFile(name: "a.yaml", text: epochs, flags: ConfigFlags(stepsPerEpoch: 100))
    #expect(file.spec?["steps"]?.double == 1000)
  }

  @Test("values below 0, null and empty text are filled in or asked for")
  func open() throws {
    let ds =
      #"{"zero_optimization": {}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_max_lr": -1, "warmup_num_steps": 200, "total_num_steps": -1}}}"#
    let filled = try ConfigFile(name: "ds.json", text: ds, flags: ConfigFlags(steps: 1000, lr: 0.1))
    #expect(filled.spec != nil && filled.messages == [])
    let trainer =
      #"{"learning_rate": 3e-5, "max_steps": 1000, "warmup_steps": 0, "warmup_ratio": 0.1, "lr_scheduler_type": "linear", "deepspeed": {"zero_optimization": {}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_min_lr": "auto", "warmup_max_lr": "auto", "warmup_num_steps": "auto", "total_num_steps": "auto", "warmup_type": "linear"}}}}"#
    let rates = try ConfigFile(name: "t.json", text: trainer).rates(at: [50, 100, 550])
    #expect(zip(rates, [1.5e-5, 3e-5, 1.5e-5]).allSatisfy { abs($0 - $1) < 5e-7 }, "\(rates)")
    #expect(try messages(#"{"learning_rate": 1, "lr_scheduler": "constant", "max_train_steps": ""}"#, "k.json").isDrawn)
    let nano = #"{"learning_rate": 0.001, "max_iters": null, "warmup_iters": null, "block_size": 1024}"#
    #expect(try messages(nano, "n.json", flags: ConfigFlags()).errors.count == 2)
    let hydra =
      "scheduler: {_target_: transformers.get_linear_schedule_with_warmup, num_training_steps: -1, num_warmup_steps: 0.1}\noptimizer: {_target_: torch.optim.AdamW, lr: 0.5}\n"
    #expect(
      try ConfigFile(name: "h.yaml", text: hydra, flags: ConfigFlags(steps: 1000)).rates(at: [100, 550]) == [0.5, 0.25])
  }

  @Test("a model's own optimizer is found, and older torchtitan ends within its warmup")
  func places() throws {
    let keras =
      #"{"class_name": "Sequential", "config": {"layers": []}, "compile_config": {"optimizer": {"class_name": "RMSprop", "config": {"learning_rate": 0.5}}}}"#
    #expect(
      try ConfigFile(name: "k.json", text: keras, flags: ConfigFlags(steps: 10)).rates(at: [0, 5]) == [0.5, 0.5])
    let titan = "[optimizer]\nlr = 0.201\n[training]\nseq_len = 8\nwarmup_steps = 200\nsteps = 100\n"
    let rates = try ConfigFile(name: "t.toml", text: titan).rates(at: [0, 99])
    #expect(abs(rates[0] - 0.001) < 1e-15 && abs(rates[1] - 0.1) < 1e-15)
  }
}
