import LRConfigs
import LRInput
import Testing

/// When a scheduler is stepped: `interval` and `frequency` of Lightning's dictionary, and what else stands in it.
@Suite("What stands beside a scheduler")
struct SchedulerSettingsTests {
  /// A file whose scheduler halves the rate at every fifth call.
  private func file(
    _ settings: String, run: String = "trainer: {max_epochs: 30}", flags: ConfigFlags = ConfigFlags()
  ) throws -> ConfigFile {
    try ConfigFile(
      name: "f.yaml",
      text: """
        \(run)
        optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 1.0e-3}}
        lr_scheduler:
          scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 5, gamma: 0.5}}
        \(settings.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

        """, flags: flags)
  }

  @Test("the scheduler is stepped after every `frequency` epochs")
  func epochs() throws {
    let every = try file(
      "interval: epoch\nfrequency: 2\nmonitor: val_loss\nstrict: true\nname: lr\nreduce_on_plateau: false")
    #expect(every.messages == [])
    #expect(every.steps == 30 && every.spec?["unit"]?.string == "epoch")
    #expect(try every.rates(at: [5, 9, 10, 29]) == [1e-3, 1e-3, 5e-4, 2.5e-4])
    #expect(try file("frequency: 3").rates(at: [14, 15, 29]) == [1e-3, 5e-4, 5e-4], "epochs are the default")
    #expect(try file("interval: epoch").rates(at: [5, 10, 29]) == [5e-4, 2.5e-4, 1e-3 / 32])
    #expect(try file("interval: epoch\nfrequency: 1").spec?["schedule"]?["every"] == nil)
    let reference = try file("interval: epoch\nfrequency: ${trainer.every}", run: "trainer: {max_epochs: 30, every: 2}")
    #expect(try reference.rates(at: [9, 10]) == [1e-3, 5e-4])
  }

  @Test("with `interval: step` batches are counted, of which some only gather gradients, and anew in each epoch")
  func steps() throws {
    let through = "warning: Lightning counts `frequency` anew in each epoch; here it is counted through"
    let every = try file("interval: step\nfrequency: 4", run: "trainer: {max_steps: 100}")
    #expect(every.steps == 100 && every.spec?["x"] == nil)
    #expect(try every.rates(at: [19, 20, 99]) == [1e-3, 5e-4, 1e-3 / 16])
    #expect(every.messages == ["6:14: \(through)"])
    let known = try file("interval: step\nfrequency: 4", flags: ConfigFlags(stepsPerEpoch: 8))
    #expect(known.steps == 240 && known.messages == [])
    #expect(
      try file("interval: step\nfrequency: 4", flags: ConfigFlags(stepsPerEpoch: 10)).messages == ["6:14: \(through)"])
    // Of batches 4, 8 and 12 every one ends an update of 4: the frequency is met at each.
    let gathered = try file(
      "interval: step\nfrequency: 2", run: "trainer: {max_steps: 100, accumulate_grad_batches: 4}")
    #expect(try gathered.rates(at: [4, 5, 10]) == [1e-3, 5e-4, 2.5e-4] && gathered.messages == [])
    let rarer = try file("interval: step\nfrequency: 6", run: "trainer: {max_steps: 90, accumulate_grad_batches: 4}")
    #expect(try rarer.rates(at: [14, 15]) == [1e-3, 5e-4], "batches 12, 24, 36: every third update")
  }

  @Test(
    "what is no interval and no frequency is refused, as Lightning refuses it",
    arguments: [
      ("interval: steps", "5:13: error: `interval` must be `step` or `epoch`, not `steps`"),
      ("interval: batch", "5:13: error: `interval` must be `step` or `epoch`, not `batch`"),
      ("interval: null", "5:13: error: `interval` must be `step` or `epoch`, not null"),
      ("interval: 2", "5:13: error: `interval` must be `step` or `epoch`, not a number"),
      ("frequency: 0", "5:14: error: `frequency` must be a whole number of at least 1"),
      ("frequency: -2", "5:14: error: `frequency` must be a whole number of at least 1"),
      ("frequency: 1.5", "5:14: error: `frequency` must be a whole number of at least 1"),
      ("frequency: often", "5:14: error: `frequency` must be a number, not `often`"),
      (
        "reduce_on_plateau: true", "5:22: error: the scheduler acts on a metric, which is not in a Lightning CLI config"
      ),
    ])
  func refused(_ settings: String, _ message: String) throws {
    let one = try file(settings)
    #expect(one.messages == [message] && one.spec == nil)
  }

  @Test(
    "any other key of the dictionary is told, with what was meant",
    arguments: [
      ("intervall: step", "5:3", "intervall", "did you mean `interval`?"),
      ("freqency: 2", "5:3", "freqency", "did you mean `frequency`?"),
      (
        "opt_idx: 0", "5:3", "opt_idx",
        "the keys are `interval`, `frequency`, `monitor`, `strict`, `name` and `reduce_on_plateau`"
      ),
      ("num_cycles: 2", "5:3", "num_cycles", nil),
    ] as [(String, String, String, String?)])
  func unknown(_ settings: String, _ place: String, _ key: String, _ hint: String?) throws {
    let one = try file(settings)
    #expect(
      one.messages == [
        "\(place): warning: `\(key)` is no key beside a scheduler: what it does to the rate is not drawn"
      ])
    #expect(one.spec != nil)
    if let hint { #expect(one.sink.diagnostics.first?.hint == hint) }
  }

  @Test("keys beside the class itself, in a list, in Hydra's form; those of a model are its own")
  func places() throws {
    let optimizer = "optimizer: {class_path: torch.optim.SGD, init_args: {lr: 1}}\ntrainer: {max_epochs: 9}\n"
    let scheduler = "class_path: torch.optim.lr_scheduler.ExponentialLR, init_args: {gamma: 0.5}"
    let beside = try ConfigFile(
      name: "a.yaml", text: optimizer + "lr_scheduler: {\(scheduler), frequency: 3, intervall: step}\n")
    #expect(try beside.rates(at: [2, 3, 8]) == [1, 0.5, 0.25])
    #expect(beside.messages.count == 1 && beside.messages[0].contains("`intervall` is no key beside a scheduler"))
    let list = try ConfigFile(
      name: "a.yaml", text: optimizer + "lr_schedulers:\n  - scheduler: {\(scheduler)}\n    frequency: 3\n    foo: 1\n")
    #expect(try list.rates(at: [2, 3]) == [1, 0.5] && list.messages.count == 1)
    let model = """
      trainer: {max_epochs: 9}
      model:
        _target_: src.Module
        optimizer: {_target_: torch.optim.SGD, lr: 1}
        scheduler: {_target_: torch.optim.lr_scheduler.ExponentialLR, gamma: 0.5}
        frequency: 440
        hidden: 10
      """
    let own = try ConfigFile(name: "a.yaml", text: model)
    #expect(try own.rates(at: [1]) == [0.5] && own.messages == [])
    let interval = try ConfigFile(name: "a.yaml", text: model.replacing("440", with: "3\n  interval: epoch"))
    #expect(try interval.rates(at: [2, 3]) == [1, 0.5] && interval.messages == [])
    let other = try ConfigFile(name: "a.yaml", text: model + "\n  interval: 1h\n")
    #expect(other.spec != nil && other.messages == [])
    let typed = try ConfigFile(name: "a.yaml", text: model + "\n  interval: Epoch\n")
    #expect(typed.spec == nil && typed.sink.diagnostics.first?.hint == "did you mean `epoch`?")
    let flat = try ConfigFile(
      name: "a.yaml", text: model + "\n  scheduler_frequency: 2\n  lr_scheduler_interval: step\n")
    #expect(
      flat.spec != nil && flat.messages.count == 1 && flat.messages[0].contains("`scheduler_frequency` is no key"))
  }

  @Test("trainers that do not know these settings say so")
  func others() throws {
    let torchtune = """
      optimizer: {_component_: torch.optim.AdamW, lr: 1.0}
      max_steps: 10
      lr_scheduler:
        scheduler: {_component_: torch.optim.lr_scheduler.ExponentialLR, gamma: 0.5}
        frequency: 2
      """
    let tune = try ConfigFile(name: "a.yaml", text: torchtune)
    #expect(try tune.rates(at: [1]) == [0.5])
    #expect(
      tune.messages == ["5:3: warning: `frequency` is no key beside a scheduler: what it does to the rate is not drawn"]
    )
    let speed = """
      {"train_batch_size": 8, "optimizer": {"type": "Adam", "params": {"lr": 0.1}}, "scheduler": {"type": "WarmupLR", \
      "params": {"warmup_min_lr": 0, "warmup_max_lr": 0.1, "warmup_num_steps": 10}, "frequency": 2}}
      """
    let deep = try ConfigFile(name: "a.json", text: speed, flags: ConfigFlags(steps: 10))
    #expect(deep.spec != nil)
    #expect(
      deep.messages.map { $0.contains("`frequency` is no key of a `scheduler` of DeepSpeed, and does nothing") } == [
        true
      ])
    let hub = try ConfigFile(
      name: "a.yaml",
      text: "learning_rate: 1.0e-3\nlr_scheduler_type: cosine\nmax_steps: 9\nlr_scheduler_frequency: 2\n")
    #expect(hub.messages.count == 1 && hub.messages[0].contains("`lr_scheduler_frequency` is no key"))
  }
}
