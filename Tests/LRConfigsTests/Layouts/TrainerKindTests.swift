import LRConfigs
import LRInput
import LRYAML
import Testing

/// Programs around transformers' schedules, told by keys of their own: each has defaults and groups of its own.
@Suite("Whose config it is")
struct TrainerKindTests {
  private static func file(_ text: String, _ name: String = "a.yaml", steps: Int? = 1000) throws -> ConfigFile {
    try ConfigFile(name: name, text: text, flags: ConfigFlags(steps: steps))
  }

  private static func groups(_ file: ConfigFile) -> [String: Double] {
    let list = file.spec?["schedule"]?["groups"]?.array ?? []
    return Dictionary(
      list.map { ($0["label"]?.string ?? "", $0["lr"]?.double ?? -($0["factor"]?.double ?? 0)) },
      uniquingKeysWith: { $1 })
  }

  /// swift/trainers/arguments.py
  @Test("ms-swift's default is a cosine")
  func swift() throws {
    let text =
      "model: m\ntuner_type: lora\ndataset: [d]\nlearning_rate: 1.0e-4\nwarmup_ratio: 0.05\nnum_train_epochs: 1\n"
    let file = try Self.file(text)
    #expect(try isClose(file.rates(at: [100, 500]), [9.931806517e-5, 5.4128967274e-5], within: 1e-9))
    #expect(file.messages.contains { $0.contains("`cosine`, the default of ms-swift,") })
  }

  /// networks/lora.py of sd-scripts
  @Test("kohya's U-Net and text encoder have curves of their own")
  func kohya() throws {
    let text = """
      learning_rate = 1e-4
      unet_lr = 5e-5
      text_encoder_lr = 1e-5
      lr_scheduler = "cosine"
      lr_warmup_steps = 100
      max_train_steps = 1000
      """
    let file = try Self.file(text, "a.toml", steps: nil)
    #expect(Self.groups(file) == ["U-Net": 5e-5, "text encoder": 1e-5])
    let one = try Self.file(text + "\nnetwork_train_unet_only = true\n", "a.toml", steps: nil)
    #expect(Self.groups(one) == ["U-Net": 5e-5])
    // `int(0.1 · 1009)` of library/train_util.py
    let share = try Self.file(
      text.replacing("100\n", with: "0.1\n").replacing("1000", with: "1009"), "a.toml", steps: nil)
    #expect(share.spec?["schedule"]?["args"]?["num_warmup_steps"]?.double == 100, "\(share.messages)")
    // Per cent of the run, in the files of its window.
    let percent = try Self.file(
      #"{"learning_rate": 1e-4, "lr_scheduler": "cosine", "lr_warmup": 10, "max_train_steps": 1000, "LoRA_type": "S"}"#,
      "a.json", steps: nil)
    #expect(try isClose(percent.rates(at: [50, 100]), [5e-5, 1e-4]))
    #expect(percent.messages == [])
  }

  @Test("LoRA+ and embeddings are groups")
  func loraPlus() throws {
    let file = try Self.file(
      "model_name_or_path: m\noutput_dir: o\nlearning_rate: 1.0e-4\nlr_scheduler_type: cosine\nloraplus_lr_ratio: 16.0\n"
    )
    #expect(Self.groups(file) == ["LoRA A": -1, "LoRA B": -16])
    let axolotl = try Self.file(
      "base_model: x\nlearning_rate: 2e-4\nlr_scheduler: cosine\nembedding_learning_rate: 1.0e-5\n")
    #expect(Self.groups(axolotl) == ["model": -1, "embeddings": 1e-5])
  }

  /// sdxl_train.py of sd-scripts: a rate for each of 23 blocks, none of one at 0, and text encoders on request.
  @Test("The blocks of a U-Net are groups; factors of a network are told")
  func blocks() throws {
    let rates = "0," + (1..<23).map { "\($0)e-6" }.joined(separator: ",")
    let text = "learning_rate = 1e-4\nblock_lr = \"\(rates)\"\nlr_scheduler = \"cosine\"\nmax_train_steps = 1000\n"
    let file = try Self.file(text, "a.toml", steps: nil)
    let groups = Self.groups(file)
    #expect(groups.count == 22 && groups["U-Net block 1"] == 1e-6 && groups["U-Net block 22"] == 2.2e-5)
    let encoders = try Self.file(text + "train_text_encoder = true\nlearning_rate_te2 = 1e-5\n", "a.toml", steps: nil)
    #expect(Self.groups(encoders)["text encoder 1"] == 1e-4 && Self.groups(encoders)["text encoder 2"] == 1e-5)
    let weights = try Self.file(
      """
      learning_rate = 1e-4
      network_module = "networks.lora"
      network_args = ["conv_dim=4", "down_lr_weight=0,0,0,1,1,1"]
      lr_scheduler = "cosine"
      max_train_steps = 1000
      """, "a.toml", steps: nil)
    #expect(
      weights.messages == [
        "3:31: warning: the blocks of the U-Net have factors of their own; the rate that they act on is drawn"
      ])
  }

  /// `LrGroup` of axolotl: a name, modules and a rate.
  @Test("axolotl's groups have curves of their own")
  func axolotlGroups() throws {
    let file = try Self.file(
      """
      base_model: x
      learning_rate: 2e-4
      lr_scheduler: cosine
      lr_groups:
        - {name: o_proj, modules: [self_attn.o_proj.weight], lr: 1.0e-5}
        - {name: q_proj, modules: [self_attn.q_proj.weight], lr: 2.0e-5}
      """)
    #expect(Self.groups(file) == ["model": -1, "o_proj": 1e-5, "q_proj": 2e-5])
  }

  /// verl/utils/torch_functional.py, workers/fsdp_workers.py
  @Test("verl's actor and critic are two curves")
  func verl() throws {
    let text = """
      actor_rollout_ref:
        actor:
          optim: {lr: 1.0e-6, lr_warmup_steps_ratio: 0.015, lr_scheduler_type: constant}
      critic:
        optim: {lr: 1.0e-5, warmup_style: cosine, min_lr_ratio: 0.1}
      """
    let file = try Self.file(text)
    #expect(file.spec?["curves"]?.array?.map { $0["label"]?.string } == ["actor", "critic"])
    let rates = file.schedules.map { schedule in [0, 5, 15, 500].map { schedule.schedule.rate(at: $0) } }
    #expect(isClose(rates[0], [0, 1e-6 / 3, 1e-6, 1e-6]))
    #expect(isClose([rates[1][0], rates[1][3]], [1e-5, 5.5e-6]))
    // `int(ratio · T)`, where transformers rounds up.
    let cut = try Self.file(
      "actor_rollout_ref: {actor: {optim: {lr: 1.0e-6, lr_warmup_steps_ratio: 0.0155, lr_scheduler_type: constant}}}\n")
    #expect(try isClose(cut.rates(at: [14, 15]), [14e-6 / 15, 1e-6]))
    let group = try Self.file("algorithm: {adv_estimator: grpo}\n" + text)
    #expect(group.spec?["curves"] == nil && group.schedules.count == 1)
  }

  /// mlx_lm/tuner/utils.py: the cosine begins one step behind the warmup.
  @Test("mlx's schedule and its warmup")
  func mlx() throws {
    let text = """
      model: m
      iters: 1000
      learning_rate: 1e-5
      lr_schedule: {name: cosine_decay, warmup: 100, warmup_init: 1e-7, arguments: [1e-5, 1000, 1e-7]}
      """
    let rates = try Self.file(text, steps: nil).rates(at: [0, 50, 100, 101, 601])
    #expect(isClose(rates, [1e-7, 5.05e-6, 1e-5, 1e-5, 5.05e-6], within: 1e-12))
  }

  @Test("Both warmups: the count wins with transformers, and axolotl refuses them")
  func both() throws {
    let hub = try Self.file(
      "output_dir: o\nlearning_rate: 1.0e-4\nlr_scheduler_type: linear\nwarmup_ratio: 0.3\nwarmup_steps: 10\n")
    #expect(hub.messages == ["4:1: warning: `warmup_steps` wins: the trainer makes nothing of `warmup_ratio`"])
    let axolotl = try Self.file(
      "base_model: x\nlearning_rate: 2e-4\nlr_scheduler: cosine\nwarmup_ratio: 0.3\nwarmup_steps: 10\n")
    #expect(axolotl.messages == ["4:1: error: axolotl refuses `warmup_ratio` beside `warmup_steps`"])
    // Not axolotl's keys: a home-made file with the names of transformers.
    let own = try Self.file("base_model: m\nlr_scheduler_type: linear\nlearning_rate: 1.0e-4\nwarmup_ratio: 0.1\n")
    #expect(own.layout?.name == "a config of TrainingArguments" && own.messages == [])
  }

  /// transformers 5.24: HfArgumentParser leaves text as it is, and AdamW fails on it.
  @Test(
    "Numbers that PyYAML reads as text are told",
    arguments: [("1e-5", "1.0e-5"), ("1.0e5", "1.0e+5"), ("2E-4", "2.0e-4")])
  func texts(written: String, right: String) throws {
    let text = "output_dir: o\nlearning_rate: \(written)\nlr_scheduler_type: linear\n"
    let file = try Self.file(text)
    #expect(file.messages == ["2:16: warning: PyYAML reads `\(written)` as text, on which transformers fails"])
    #expect(file.sink.diagnostics.first?.hint == "write `\(right)`")
    // LLaMA-Factory makes numbers of them.
    #expect(try Self.file(text + "stage: sft\nfinetuning_type: lora\n").messages == [])
  }

  @Test("What looks like transformers' and names no schedule is not drawn as its default")
  func untold() throws {
    let file = try Self.file("training: {learning_rate: 1.0e-4, warmup_steps: 0}\n")
    #expect(
      file.messages == ["1:12: error: no schedule is named, and nothing in the file tells whose default it would have"])
    #expect(file.sink.diagnostics.first?.hint == "say which: --set training.lr_scheduler_type=cosine")
  }

  /// A training script around a loop of its own, met in public: `output_dir` and `warmup_ratio` are anybody's words.
  @Test("Beside words of its own a few of transformers' do not tell whose default it is")
  func words() throws {
    let text = "learning_rate: 1.0e-5\nmax_steps: 5000\noutput_dir: o\nwarmup_ratio: 0.1\n"
    #expect(try Self.file(text).messages.contains { $0.contains("the default of TrainingArguments") })
    #expect(
      try Self.file(text + "batch_size: 32\nepochs: 4\n").messages == [
        "1:1: error: no schedule is named, and nothing in the file tells whose default it would have"
      ])
  }

  @Test("Rates of other parts of the model are told, and numbers of the schedule by any name")
  func otherRates() throws {
    let file = try Self.file(
      "train: {lr: 1.0e-4, unet_lr: 2.0e-3, te_lr: 1.0e-5, lr_scheduler: constant, max_train_steps: 9}\n", steps: nil)
    #expect(file.messages == ["1:21: warning: `unet_lr` and `te_lr` are rates of their own, which are not drawn"])
    let decay = try Self.file("output_dir: o\nlearning_rate: 1.0e-4\nnum_train_epochs: 3\nlr_decay: 0.95\n")
    #expect(
      decay.messages == [
        "4:1: error: `lr_decay` speaks of the schedule, and is no key of a config of TrainingArguments"
      ])
    // What is off, and what only logs, says nothing.
    let quiet = try Self.file(
      "lr_scheduler_type: cosine\nlearning_rate: 1.0e-4\nauto_lr_find: 0\nlog_lr: true\nhead_lr: 1.0e-4\n")
    #expect(quiet.messages == [])
  }

  /// config.json of a trainer of its own, in the words of nanoGPT's.
  @Test("What nanoGPT's train.py would add is told, and beside keys of another program nothing is drawn")
  func nanoGPT() throws {
    let text = #"{"learning_rate": 3e-4, "max_iters": 500, "warmup_iters": 50"#
    #expect(
      try Self.file(text + "}", "a.json", steps: nil).messages == [
        "1:2: warning: `lr_decay_iters` is not given, so 600,000, the default of nanoGPT's train.py, is drawn"
      ])
    #expect(
      try Self.file(text + #", "min_learning_rate": 3e-5}"#, "a.json", steps: nil).messages.last
        == "1:63: error: `min_learning_rate` speaks of the schedule, and is no key of a nanoGPT config")
  }

  @Test("A run of epochs without a scheduler counts them")
  func constantEpochs() throws {
    let file = try Self.file(
      "trainer: {_target_: lightning.Trainer, max_epochs: 5}\noptimizer: {_target_: torch.optim.Adam, lr: 0.01}\n",
      steps: nil)
    #expect(file.steps == 5 && file.spec?["unit"]?.string == "epoch")
  }

  @Test("A warmup of 0.1 is told where the file is of version 4, and SimpleTuner's cosine is its own")
  func versions() throws {
    let four = try Self.file(
      "output_dir: o\nevaluation_strategy: steps\nlearning_rate: 1.0e-4\nlr_scheduler_type: linear\nwarmup_steps: 0.1\n"
    )
    #expect(
      four.messages.count == 1 && four.messages[0].hasPrefix("5:15: warning: a share, as transformers 5 reads it"))
    let tuner = try Self.file("model_family: flux\nlr_scheduler: cosine\nlearning_rate: 8e-5\nmax_train_steps: 9\n")
    #expect(tuner.messages == ["2:15: error: SimpleTuner's `cosine` is not that of transformers"])
  }

  @Test("The power of a polynomial, under each of its names", arguments: ["power", "lr_power", "lr_scheduler_power"])
  func power(key: String) throws {
    let file = try Self.file("lr: 0.01\nlr_scheduler: polynomial\n\(key): 0.9\n")
    #expect(try isClose(file.rates(at: [500]), [0.005358913724], within: 1e-8))
  }

  @Test("Values of a run of Weights & Biases stand one level deeper")
  func wandb() throws {
    let file = try Self.file(
      "_wandb: {value: {cli_version: 1}}\nlearning_rate: {desc: null, value: 1.0e-4}\n"
        + "lr_scheduler_type: {value: cosine}\nmax_steps: {value: 1000}\nwarmup_steps: {value: 100}\n", steps: nil)
    #expect(try isClose(file.rates(at: [0, 100, 500]), [0, 1e-4, 5.868240888e-5], within: 1e-8))
    #expect(file.steps == 1000)
  }

  @Test("Keys that stand twice are warnings in a config, and the last one is read")
  func twice() throws {
    let text = "learning_rate: 2.0e-4\nmax_steps: 9\nlr_scheduler_type: linear\nlearning_rate: 1.0e-4\n"
    let yaml = try #require(RepeatedKeys.parse(Source(name: "a.yaml", text: text)))
    #expect(yaml.node["learning_rate"]?.double == 1e-4 && yaml.node.members?.count == 3)
    #expect(
      yaml.sink.diagnostics.map(\.message) == [
        "`learning_rate` stands again in the same object; the last one is read, as PyYAML does"
      ])
    #expect(RepeatedKeys.parse(Source(name: "a.yaml", text: "a: 1\n")) == nil)
    #expect(RepeatedKeys.parse(Source(name: "a.yaml", text: "a: [\n")) == nil)
    let sink = DiagnosticSink(
      Source(name: "a.json", text: #"{"learning_rate": 2e-4, "lr_scheduler_type": "linear", "learning_rate": 1e-4}"#))
    let node = try #require(JSONReader.parse(sink))
    let json = try #require(RepeatedMembers.config(node, sink))
    #expect(json.node["learning_rate"]?.double == 1e-4 && !json.sink.hasErrors && json.sink.diagnostics.count == 1)
  }

  @Test("Several schedulers of one file are a curve each, with the optimizer beside them")
  func several() throws {
    let list = try Self.file(
      """
      trainer: {max_epochs: 30}
      optimizer:
        - {class_path: torch.optim.AdamW, init_args: {lr: 1.0e-3}}
        - {class_path: torch.optim.AdamW, init_args: {lr: 4.0e-3}}
      lr_scheduler:
        - {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 5, gamma: 0.5}}
        - {class_path: torch.optim.lr_scheduler.CosineAnnealingLR, init_args: {T_max: 30}}
      """, steps: nil)
    #expect(list.spec?["curves"]?.array?.map { $0["label"]?.string } == ["StepLR", "CosineAnnealingLR"])
    #expect(isClose(list.schedules.map { $0.schedule.rate(at: 0) }, [1e-3, 4e-3]), "\(list.messages)")
  }

  @Test("The length that a scheduler is told is that of the run")
  func total() throws {
    let file = try Self.file(
      """
      optimizer: {_target_: torch.optim.AdamW, lr: 1.0e-3}
      scheduler: {_target_: torch.optim.lr_scheduler.OneCycleLR, max_lr: 0.01, total_steps: 500}
      """, steps: nil)
    #expect(file.steps == 500 && file.messages == [])
  }
}
