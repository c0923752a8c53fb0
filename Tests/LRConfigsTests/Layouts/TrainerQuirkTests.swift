import LRConfigs
import Testing

/// What trainers do beyond what their configs say.
@Suite("Configs mean what their trainer makes of them")
struct TrainerQuirkTests {
  private static let timm = "lr: 0.1\nwarmup_epochs: 0\nmin_lr: 0\n"

  @Test(
    "timm: cycles are run to their end, and only schedules that cycle cool down",
    arguments: [
      ("sched: step\nepochs: 90\ndecay_epochs: 30\ndecay_rate: 0.1\ncooldown_epochs: 10\n", 90),
      ("sched: cosine\nepochs: 30\nlr_cycle_limit: 3\nlr_cycle_decay: 0.5\n", 90),
      ("sched: cosine\nepochs: 100\nlr_cycle_limit: 2\nlr_cycle_mul: 2\n", 300),
      ("sched: cosine\nepochs: 100\ncooldown_epochs: 10\n", 110),
      ("sched: cosine\nepochs: 10\nlr_cycle_limit: 2\nlr_cycle_mul: 0.7\n", 16),
      ("sched: step\nepochs: 90\ndecay_epochs: 30\nwarmup_prefix: true\n", 90),
    ])
  func timmLength(_ text: String, _ epochs: Int) throws {
    let file = try ConfigFile(name: "args.yaml", text: Self.timm + text)
    #expect(file.steps == epochs, "\(file.messages)")
  }

  @Test("transformers hands no arguments to inverse_sqrt, and none to constant")
  func droppedArguments() throws {
    let file = try ConfigFile(
      name: "a.json",
      text: #"{"learning_rate": 2e-5, "max_steps": 200, "warmup_steps": 10, "lr_scheduler_type": "inverse_sqrt", "#
        + #""lr_scheduler_kwargs": {"timescale": 500}}"#)
    let rate = try file.rates(at: [100])[0]
    #expect(abs(rate - 6.3246e-6) < 1e-9)
    #expect(
      file.messages.contains { $0.contains("hands no such arguments to `inverse_sqrt`: `timescale` does nothing") })
  }

  @Test("a DeepSpeed scheduler inside TrainingArguments takes the place of theirs")
  func deepSpeedInside() throws {
    let text =
      #"{"learning_rate": 2e-5, "max_steps": 100, "lr_scheduler_type": "cosine", "deepspeed": {"scheduler": "#
      + #"{"type": "WarmupLR", "params": {"warmup_num_steps": 10, "warmup_max_lr": 1e-3, "warmup_type": "linear"}}}}"#
    let file = try ConfigFile(name: "a.json", text: text)
    #expect(file.steps == 100)
    #expect(try file.rates(at: [50]) == [1e-3])
    let path = try ConfigFile(
      name: "a.json",
      text: #"{"learning_rate": 1, "max_steps": 9, "lr_scheduler_type": "cosine", "deepspeed": "ds_config.json"}"#)
    #expect(path.messages == ["1:82: warning: if `ds_config.json` has a `scheduler`, it takes the place of this one"])
  }

  @Test("what DeepSpeed's warmup leaves to the trainer is taken from the trainer")
  func warmupInside() throws {
    let file = try ConfigFile(
      name: "a.json",
      text: #"{"learning_rate": 1e-3, "max_steps": 100, "warmup_steps": 10, "deepspeed": {"scheduler": "#
        + #"{"type": "WarmupLR", "params": {"warmup_num_steps": "auto", "warmup_max_lr": "auto", "warmup_type": "linear"}}}}"#
    )
    let rates = try file.rates(at: [5, 50])
    #expect(abs(rates[0] - 4e-4) < 1e-12 && rates[1] == 1e-3, "\(rates)")
  }

  @Test("an old Keras optimizer divides a schedule by 1 + decay·t")
  func kerasDecay() throws {
    let file = try ConfigFile(
      name: "a.json",
      text: #"{"class_name": "SGD", "config": {"decay": 0.01, "learning_rate": {"class_name": "ExponentialDecay", "#
        + #""config": {"initial_learning_rate": 0.1, "decay_steps": 100, "decay_rate": 0.5}}}}"#,
      flags: ConfigFlags(steps: 200))
    #expect(abs(try file.rates(at: [100])[0] - 0.025) < 1e-8)
  }

  @Test("older torchtitan warms up by (t + 1)/(w + 1)")
  func torchtitan() throws {
    let file = try ConfigFile(
      name: "a.toml",
      text: "[optimizer]\nlr = 8e-4\n[training]\nsteps = 10\n[lr_scheduler]\nwarmup_steps = 2\nlr_min = 0.1\n")
    #expect(abs(try file.rates(at: [0])[0] - 8e-4 / 3) < 1e-12)
    #expect(file.messages.contains { $0.contains("older versions of torchtitan") })
  }

  @Test("nanoGPT's train_gpt2.py leaves the rate to train.py")
  func nanoGPT() throws {
    let file = try ConfigFile(
      name: "train_gpt2.py", text: "batch_size = 12\nblock_size = 1024\nmax_iters = 600000\nlr_decay_iters = 600000\n")
    #expect(try file.rates(at: [2000]) == [6e-4])
  }

  @Test("of several sections with a rate the others are told")
  func sections() throws {
    let file = try ConfigFile(
      name: "a.yaml",
      text:
        "sft:\n  learning_rate: 1.0e-4\n  max_steps: 10\n  lr_scheduler_type: cosine\ndpo:\n  learning_rate: 2.0e-4\n  max_steps: 10\n"
    )
    #expect(file.messages == ["1:1: warning: `sft` is drawn, not `dpo`, which has a rate too"])
  }

  @Test("Lightning and axolotl count epochs in updates where the flag says how")
  func perEpoch() throws {
    let lightning = try ConfigFile(
      name: "a.yaml",
      text: "trainer: {max_steps: 1000}\noptimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}\n"
        + "lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 4}}\n",
      flags: ConfigFlags(stepsPerEpoch: 100))
    // The scheduler is stepped after each epoch, and the axis counts both.
    #expect(lightning.steps == 1000 && lightning.spec?["steps_per_epoch"]?.double == 100)
    #expect(try isClose(lightning.rates(at: [0, 399, 400, 999]), [0.1, 0.1, 0.01, 0.001]))
    let timm = try ConfigFile(
      name: "a.yaml", text: "sched: step\nepochs: 90\nlr: 0.1\nwarmup_epochs: 0\ndecay_epochs: 30\n",
      flags: ConfigFlags(stepsPerEpoch: 50))
    #expect(try timm.steps == 4500 && isClose(timm.rates(at: [1499, 1500]), [0.1, 0.01]))
    let axolotl = try ConfigFile(
      name: "a.yaml", text: "base_model: m\nlearning_rate: 1.0e-4\nnum_epochs: 2\n",
      flags: ConfigFlags(stepsPerEpoch: 50))
    #expect(axolotl.steps == 100)
  }

  /// config/config.json.example of SimpleTuner, before its keys lost their dashes.
  @Test("SimpleTuner's options are keys")
  func options() throws {
    func file(_ name: String) throws -> ConfigFile {
      try ConfigFile(
        name: "config.json",
        text: #"{"--model_family": "flux", "--learning_rate": 8e-5, "--lr_scheduler": "\#(name)", "#
          + #""--lr_warmup_steps": 100, "--max_train_steps": 1000}"#)
    }
    let rates = try file("constant_with_warmup").rates(at: [50, 100, 999])
    #expect(isClose(rates, [4e-5, 8e-5, 8e-5]))
    #expect(try file("cosine").messages == ["1:71: error: SimpleTuner's `cosine` is not that of transformers"])
    // Some options and some keys are nobody's.
    let mixed = try ConfigFile(
      name: "a.json", text: #"{"--learning_rate": 1, "lr_scheduler_type": 3, "--max_steps": 9}"#)
    #expect(mixed.spec == nil)
  }
}
