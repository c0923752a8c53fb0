import LRConfigs
import LRInput
import Testing

@Suite("Configs of trainers, by their own formulas")
struct TrainerLayoutTests {
  @Test("torchtitan: warmup (t + 1)/w, hold, then the way to the floor, one short of it at the last update")
  func torchtitan() throws {
    let file = try ConfigFile("torchtitan_debug.toml")
    // w = 2, decay = 8, stable = 1; factor 1 − (t + 1 − 3)/8 from t = 3 on.
    let factors = [0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]
    #expect(isClose(try file.rates(at: Array(0..<10)), factors.map { 8e-4 * $0 }, within: 1e-9))
    let long = try ConfigFile("torchtitan_405b.toml")
    #expect(long.steps == 3000)
    #expect(isClose(try long.rates(at: [599, 600]), [8e-5, 8e-5 - 8e-5 * 0.45 * 9.5e-7], within: 1e-6))
  }

  @Test("torchtitan: unknown keys of its section, unknown shapes")
  func torchtitanMistakes() throws {
    let text = "[optimizer]\nlr = 1e-3\n[lr_scheduler]\nwarmup_step = 1\ndecay_type = \"exp\"\n[training]\nsteps = 9\n"
    #expect(
      try ConfigFile(name: "x.toml", text: text).messages == [
        "3:1: warning: the warmup of 200 steps is longer than the run; torchtitan cuts it",
        "4:1: error: unknown key `warmup_step` in `lr_scheduler` of torchtitan",
        "5:14: error: `decay_type` must be `linear`, `sqrt` or `cosine`, not `exp`",
      ])
  }

  @Test("nanoGPT: lr·(t + 1)/(w + 1), then the cosine to min_lr at lr_decay_iters")
  func nanoGPT() throws {
    let file = try ConfigFile("nanogpt_char.py")
    #expect(file.steps == 5000)
    #expect(
      isClose(
        try file.rates(at: [0, 49, 100, 2550]), [1e-3 / 101, 1e-3 * 50 / 101, 1e-3, 5.5e-4], within: 1e-9))
    #expect(try ConfigFile("nanogpt_finetune.py").rates(at: [0, 19]) == [3e-5, 3e-5])
  }

  @Test("axolotl: a floor, a share of warmup rounded down, one_cycle")
  func axolotl() throws {
    let cosine = try ConfigFile("axolotl_lora.yml", flags: ConfigFlags(steps: 1009))
    #expect(isClose(try cosine.rates(at: [50, 100, 1009]), [1e-4, 2e-4, 2e-5], within: 1e-9))
    let cycle = try ConfigFile("axolotl_one_cycle.yml")
    #expect(isClose(try cycle.rates(at: [0, 49]), [1e-3 / 25, 1e-3], within: 1e-9))
  }

  @Test("axolotl's REX, whose first update comes before the warmup")
  func rex() throws {
    let text = "base_model: m\nlearning_rate: 0.1\nlr_scheduler: rex\nwarmup_steps: 10\nmax_steps: 100\n"
    let file = try ConfigFile(name: "x.yml", text: text)
    let z = 45.0 / 90
    let first = 0.1 * (10.0 / 90) / (0.1 + 0.9 * 10.0 / 90)
    #expect(
      isClose(
        try file.rates(at: [0, 1, 5, 10, 55]), [first, 0.01, 0.05, 0.1, 0.1 * z / (0.1 + 0.9 * z)], within: 1e-9))
    #expect(file.messages.count == 1)
  }

  @Test("axolotl: a quadratic warmup, and a cosine that ends early")
  func axolotlCosines() throws {
    let base = "base_model: m\nlearning_rate: 0.1\nlr_scheduler: cosine\nwarmup_steps: 10\nmax_steps: 110\n"
    let quadratic = try ConfigFile(name: "x.yml", text: base + "lr_quadratic_warmup: true\n")
    #expect(isClose(try quadratic.rates(at: [0, 5, 10, 60]), [0, 0.025, 0.1, 0.05], within: 1e-9))
    let early = try ConfigFile(
      name: "x.yml", text: base + "cosine_min_lr_ratio: 0.1\ncosine_constant_lr_ratio: 0.5\n")
    #expect(isClose(try early.rates(at: [5, 10, 55, 100]), [0.05, 0.1, 0.01, 0.01], within: 1e-9))
  }

  @Test("axolotl: 3 % of the run is the warmup that nobody asked for")
  func axolotlDefault() throws {
    let text = "base_model: m\nlearning_rate: 0.1\nmax_steps: 1000\n"
    #expect(isClose(try ConfigFile(name: "x.yml", text: text).rates(at: [15, 30]), [0.05, 0.1], within: 1e-9))
  }

  @Test("timm counts epochs, and its cooldown comes on top")
  func timm() throws {
    let file = try ConfigFile("timm_cosine.yaml")
    #expect(file.steps == 310)
    #expect(file.spec?["unit"]?.string == "epoch")
    #expect(isClose(try file.rates(at: [0, 150, 309]), [1e-5, 0.05, 0], within: 1e-9))
    #expect(file.messages == [])
    let step = try ConfigFile("timm_step.yaml")
    #expect(isClose(try step.rates(at: [29, 33]), [0.05, 0.05 * 0.97], within: 1e-9))
  }

  @Test("timm: unknown names and none")
  func timmMistakes() throws {
    let unknown = try ConfigFile(name: "x.yaml", text: "sched: cosin\nepochs: 3\nlr: 1\n")
    #expect(unknown.messages == ["1:8: error: timm has no schedule `cosin`"])
    let none = try ConfigFile(name: "x.yaml", text: "sched: none\nepochs: 3\nlr: 1\n")
    #expect(none.messages == ["1:8: error: this timm args.yaml has no scheduler: `sched` is `none`"])
  }

  @Test("timm's keys may stand in a section, with the epochs beside it")
  func timmSection() throws {
    let text = "training:\n  epochs: 20\n  lr_scheduler: {sched: step, lr: 0.5, warmup_epochs: 0, decay_epochs: 10}\n"
    let file = try ConfigFile(name: "x.yaml", text: text)
    #expect(file.steps == 20)
    #expect(isClose(try file.rates(at: [9, 10]), [0.5, 0.05], within: 1e-9))
  }

  /// train.py: create_scheduler_v2(…, step_on_epochs=not args.sched_on_updates, updates_per_epoch=…)
  @Test("timm's scheduler that steps at every update is drawn in updates where the flag says how many")
  func timmUpdates() throws {
    let text = "sched: cosine\nlr: 0.1\nepochs: 10\nwarmup_epochs: 0\nsched_on_updates: true\n"
    let epochs = try ConfigFile(name: "x.yaml", text: text)
    #expect(epochs.messages == ["5:19: warning: the scheduler steps at every update; the figure counts epochs"])
    let updates = try ConfigFile(name: "x.yaml", text: text, flags: ConfigFlags(stepsPerEpoch: 50))
    #expect(updates.messages == [] && updates.steps == 500 && updates.spec?["unit"] == nil)
    #expect(isClose(try updates.rates(at: [0, 250, 251]), [0.1, 0.05, 0.04968584], within: 1e-6))
  }

  /// get_lr of karpathy/llama2.c's train.py, whose names are those of nanoGPT.
  @Test("llama2.c warms up from 0")
  func llama() throws {
    let text = "learning_rate = 5e-4\nmax_iters = 2000\nwarmup_iters = 1000\nlr_decay_iters = 2000\nmin_lr = 0.0\n"
    #expect(isClose(try ConfigFile(name: "a.py", text: text).rates(at: [0, 500]), [5e-4 / 1001, 5e-4 * 501 / 1001]))
    let own = try ConfigFile(name: "a.py", text: text + "vocab_source = 'llama2'\n")
    #expect(isClose(try own.rates(at: [0, 500, 1000]), [0, 2.5e-4, 5e-4]) && own.messages == [])
  }
}
