import LRConfigs
import Testing

/// Values that only a trainer or a launcher knows are asked for: nothing else takes their place in silence.
@Suite("What a config leaves open is asked for")
struct OpenValueTests {
  @Test(
    "the key is told, or the flag that answers",
    arguments: [
      (
        "a.json", #"{"learning_rate": "auto", "max_steps": 100, "lr_scheduler_type": "cosine"}"#,
        "1:19: error: the optimizer's rate is not in a config of TrainingArguments: give --lr RATE"
      ),
      (
        "a.yaml", "learning_rate: ${oc.env:LR}\nmax_steps: 100\nlr_scheduler_type: cosine\n",
        "1:16: error: the optimizer's rate is not in a config of TrainingArguments: give --lr RATE"
      ),
      (
        "a.yaml", "learning_rate: 1e-4\nwarmup_ratio: ${WARMUP}\nmax_steps: 100\nlr_scheduler_type: cosine\n",
        "2:15: error: the length of the warmup is not in a config of TrainingArguments: give --warmup N"
      ),
      (
        "a.yaml", "base_model: m\nlearning_rate: 1e-4\nwarmup_ratio: auto\nmax_steps: 100\n",
        "3:15: error: the length of the warmup is not in an axolotl config: give --warmup N"
      ),
      (
        "a.toml",
        "[optimizer]\nlr = 0.1\n[training]\nsteps = 100\n[lr_scheduler]\nmin_lr_factor = \"auto\"\nwarmup_steps = 2\n",
        "6:17: error: `min_lr_factor` is `auto`, which only the trainer knows"
      ),
      (
        "a.yaml",
        "lr: 0.5\noptimizer: {_target_: torch.optim.AdamW, lr: \"${..rate}\"}\n"
          + "lr_scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 10}\ntrainer: {max_epochs: 50}\n",
        "2:46: error: the optimizer's rate is not in a Hydra config: give --lr RATE"
      ),
      (
        "a.json", #"{"class_name": "Adam", "config": {"learning_rate": null}}"#,
        "1:52: error: the optimizer's rate is not in a Keras config: give --lr RATE"
      ),
      (
        "a.yaml",
        "trainer: {max_steps: 10000}\noptimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}\n"
          + "lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 30}}\n",
        "1:22: error: the length of an epoch is not in a Lightning CLI config: give --steps-per-epoch N"
      ),
      (
        "a.json", #"{"learning_rate": 1e-4, "max_steps": 10, "warmup_ratio": 1.5, "lr_scheduler_type": "cosine"}"#,
        "1:58: error: `warmup_ratio` must be between 0 and 1"
      ),
      (
        "a.yaml", "base_model: m\nlearning_rate: 1e-4\nmax_steps: 9\nrelora_steps: 3\n",
        "4:15: error: axolotl's ReLoRA restarts the rate, which is not known here"
      ),
    ])
  func asked(_ name: String, _ text: String, _ message: String) throws {
    let flags = name.hasSuffix(".json") && text.contains("class_name") ? ConfigFlags(steps: 10) : ConfigFlags()
    let file = try ConfigFile(name: name, text: text, flags: flags)
    #expect(file.spec == nil)
    #expect(file.messages.filter { $0.contains("error") } == [message])
  }

  @Test(
    "a reference is followed, from the root or from where it stands",
    arguments: ["${base.lr}", "${..base.lr}", "${.other}", "${..twice}"])
  func references(_ reference: String) throws {
    let file = try ConfigFile(
      name: "a.yaml",
      text: """
        base: {lr: 0.5}
        twice: ${.base.lr}
        optimizer: {_target_: torch.optim.AdamW, other: 0.5, lr: "\(reference)"}
        lr_scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 10}
        max_steps: 50

        """)
    #expect(try file.rates(at: [0, 10]) == [0.5, 0.05])
  }

  @Test("a flag answers")
  func answered() throws {
    let file = try ConfigFile(
      name: "a.yaml", text: "learning_rate: auto\nwarmup_ratio: auto\nmax_steps: 100\nlr_scheduler_type: linear\n",
      flags: ConfigFlags(lr: 0.5, warmup: 10))
    #expect(try file.rates(at: [0, 10]) == [0, 0.5])
  }
}
