import LRConfigs
import LRInput
import Testing

@Suite("Classes with arguments: torchtune, Lightning, Hydra")
struct CallLayoutsTests {
  @Test("torchtune: the trainer fills in the length")
  func torchtune() throws {
    let file = try ConfigFile("torchtune_lora.yaml", flags: ConfigFlags(steps: 1100))
    #expect(isClose(try file.rates(at: [50, 100, 600]), [1.5e-4, 3e-4, 1.5e-4], within: 1e-9))
    let epochs = try ConfigFile("torchtune_lora.yaml", flags: ConfigFlags(stepsPerEpoch: 250))
    #expect(epochs.steps == 250)
  }

  @Test("A file without a scheduler has a constant rate, and that is said")
  func constant() throws {
    let file = try ConfigFile("torchtune_full.yaml")
    #expect(file.steps == 300)
    #expect(try file.rates(at: [0, 299]) == [2e-5, 2e-5])
    #expect(file.messages == ["3:16: warning: no schedule is named, so a constant rate is drawn"])
  }

  @Test("Lightning steps once an epoch, so the figure counts epochs")
  func lightning() throws {
    let file = try ConfigFile("lightning_cosine.yaml")
    #expect(file.steps == 100)
    #expect(file.spec?["unit"]?.string == "epoch")
    #expect(isClose(try file.rates(at: [0, 50, 100]), [1e-3, 5.05e-4, 1e-5], within: 1e-9))
    #expect(isClose(try ConfigFile("lightning_step.yaml").rates(at: [29, 30, 60]), [0.1, 0.01, 0.001], within: 1e-9))
  }

  @Test("Hydra: schedules in schedules, interpolations, and an interval of steps")
  func hydra() throws {
    let sequence = try ConfigFile("hydra_sequential.yaml")
    #expect(sequence.steps == 50)
    #expect(isClose(try sequence.rates(at: [0, 5, 27]), [1e-4, 1e-3, 1e-3 * 0.5174497483512506], within: 1e-3))
    let cycle = try ConfigFile("hydra_one_cycle.yaml")
    #expect(cycle.steps == 1000)
    #expect(cycle.spec?["x"] == nil)
    #expect(isClose(try cycle.rates(at: [0, 299]), [0.01 / 25, 0.01], within: 1e-9))
  }

  @Test(
    "What is no schedule of a framework is refused by name",
    arguments: [
      ("my.lib.WarmupCosine", "`my.lib.WarmupCosine` is no schedule of a framework that lrplot knows"),
      ("torch.optim.lr_scheduler.StepRL", "torch has no schedule `StepRL`"),
      (
        "torch.optim.lr_scheduler.ReduceLROnPlateau",
        "ReduceLROnPlateau acts on a metric, which is not in a Hydra config"
      ),
    ])
  func unknown(target: String, message: String) throws {
    let text = "optimizer: {_target_: torch.optim.SGD, lr: 0.1}\nepochs: 9\nscheduler: {_target_: \(target)}\n"
    #expect(try ConfigFile(name: "x.yaml", text: text).sink.sorted.map(\.message) == [message])
  }

  @Test("A file of a config group is the scheduler alone: rate and length are asked for")
  func group() throws {
    let text = "_target_: torch.optim.lr_scheduler.StepLR\nstep_size: 30\n_partial_: true\n"
    #expect(
      try ConfigFile(name: "x.yaml", text: text).messages == [
        "1:11: error: the length of the run is not in a Hydra config: give --steps N",
        "1:11: error: the optimizer's rate is not in a Hydra config: give --lr RATE",
      ])
    let file = try ConfigFile(name: "x.yaml", text: text, flags: ConfigFlags(steps: 100, lr: 0.5))
    #expect(isClose(try file.rates(at: [29, 30]), [0.5, 0.05]))
  }

  @Test("Variables of a launcher are asked for, a list of schedulers gives its first, epochs take --steps-per-epoch")
  func launcher() throws {
    let variables = """
      optimizer: {class_path: torch.optim.Adam, init_args: {lr: $TARGET_LR}}
      lr_scheduler: {class_path: torch.optim.lr_scheduler.OneCycleLR, init_args: {max_lr: $TARGET_LR, total_steps: $STEPS}}
      """
    let asked = try ConfigFile(name: "x.yaml", text: variables)
    #expect(asked.sink.sorted.map { String($0.message.suffix(9)) } == ["--lr RATE", "--steps N"])
    let filled = try ConfigFile(name: "x.yaml", text: variables, flags: ConfigFlags(steps: 100, lr: 0.5))
    #expect(isClose(try filled.rates(at: [29]), [0.5]))
    let list = """
      optimizer: {_target_: torch.optim.AdamW, lr: 0.001}
      scheduler_list:
        - scheduler: {_target_: torch.optim.lr_scheduler.OneCycleLR, max_lr: 0.001, epochs: 10}
          interval: step
      """
    let file = try ConfigFile(name: "x.yaml", text: list, flags: ConfigFlags(steps: 100, stepsPerEpoch: 10))
    #expect(isClose(try file.rates(at: [29]), [0.001]))
  }

  /// Lightning #7737, #6616: neither acts on a scheduler that is stepped once an epoch.
  @Test("Validation and accumulation do not move a schedule of epochs")
  func otherSettings() throws {
    let text = """
      trainer: {max_epochs: 30, check_val_every_n_epoch: 2, accumulate_grad_batches: 4}
      optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 1.0e-3}}
      lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 5, gamma: 0.5}}
      """
    let file = try ConfigFile(name: "a.yaml", text: text)
    #expect(file.steps == 30 && file.messages == [])
    #expect(isClose(try file.rates(at: [4, 5, 29]), [1e-3, 5e-4, 3.125e-5]))
  }

  /// `trainer: {_target_: …}` is no schedule.
  @Test("A Hydra config without a scheduler says where it would stand")
  func noScheduler() throws {
    let text = "trainer: {_target_: pytorch_lightning.Trainer, max_epochs: 10}\nmodel: {_target_: m.M}\n"
    let file = try ConfigFile(name: "a.yaml", text: text)
    #expect(
      file.messages == ["1:1: error: a Hydra config without a scheduler and an optimizer has no rate to draw"])
  }
}
