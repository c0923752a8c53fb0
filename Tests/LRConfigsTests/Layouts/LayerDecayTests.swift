import LRConfigs
import LRInput
import Testing

/// A factor from layer to layer: timm's `layer_decay` (param_groups_layer_decay), BEiT's and MAE's, what others call it.
@Suite("Layer decay of a config")
struct LayerDecayTests {
  private static let timm = "sched: step\nlr: 0.5\nepochs: 30\nwarmup_epochs: 0\ndecay_epochs: 10\nlayer_decay: 0.75\n"

  private static func stack(_ file: ConfigFile) -> Node? { file.spec?["schedule"]?["groups"]?.array?.first }

  @Test("Without the number of layers the head is drawn, and how to have the others is said")
  func told() throws {
    let file = try ConfigFile(name: "args.yaml", text: Self.timm)
    #expect(
      file.messages == [
        "6:1: warning: each layer further from the head has 0.75 times the rate; that of the head is drawn"
      ])
    #expect(file.sink.diagnostics.first?.hint == "--layers N draws a curve for each of the model's N layers")
    #expect(Self.stack(file) == nil && file.schedules.count == 1)
  }

  @Test("With it they are groups of the schedule, and the flag counts as used")
  func drawn() throws {
    let file = try ConfigFile(
      name: "args.yaml", text: Self.timm + "layer_decay_min_scale: 0.1\n", flags: ConfigFlags(layers: 12))
    let stack = try #require(Self.stack(file))
    #expect(file.messages == [])
    #expect(stack["layers"]?.integer == 12 && stack["decay"]?.double == 0.75 && stack["min_factor"]?.double == 0.1)
    #expect(ConfigReader.flags(in: try #require(file.spec), of: file.sink.source) == ["--layers"])
  }

  @Test("A decay of 1, and none, leave the flag unused", arguments: ["layer_decay: 1.0\n", "layer_decay: null\n", ""])
  func none(line: String) throws {
    let text = Self.timm.replacing("layer_decay: 0.75\n", with: line)
    let file = try ConfigFile(name: "args.yaml", text: text, flags: ConfigFlags(layers: 12))
    #expect(file.messages == [] && Self.stack(file) == nil)
    #expect(ConfigReader.flags(in: try #require(file.spec), of: file.sink.source) == [])
  }

  @Test(
    "Whatever the trainer, and whatever it calls it",
    arguments: [
      (
        "output_dir: o\nmodel_name_or_path: m\nlearning_rate: 1.0e-4\nlr_scheduler_type: linear\n",
        "layerwise_lr_decay: 0.9\n"
      ),
      ("output_dir: o\nmodel_name_or_path: m\nlearning_rate: 1.0e-4\nlr_scheduler_type: linear\n", "llrd: 0.9\n"),
      (
        "trainer: {max_epochs: 3}\nlr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 1}}\n"
          + "optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 0.1}}\n", "model: {layer_decay: 0.9}\n"
      ),
    ])
  func trainers(text: String, line: String) throws {
    let told = try ConfigFile(name: "a.yaml", text: text + line, flags: ConfigFlags(steps: 9))
    #expect(
      told.messages.count == 1 && told.messages.allSatisfy { $0.contains("0.9 times the rate") }, "\(told.messages)")
    let drawn = try ConfigFile(name: "a.yaml", text: text + line, flags: ConfigFlags(steps: 9, layers: 24))
    #expect(Self.stack(drawn)?["decay"]?.double == 0.9)
    // google-research/electra, model/optimization.py: layer i of n at decay ** (n + 2 - depth), one factor more than timm's.
    let isCounted = line.contains("layer_decay")
    #expect(drawn.messages.count == (isCounted ? 0 : 1), "\(drawn.messages)")
    #expect(drawn.messages.allSatisfy { $0.contains("as timm and BEiT count: the last layer has 0.9 times") })
  }

  @Test("Layers that are not trained are told; groups that there are stay")
  func limits() throws {
    let frozen = try ConfigFile(
      name: "args.yaml", text: Self.timm + "layer_decay_no_opt_scale: 0.2\n", flags: ConfigFlags(layers: 12))
    #expect(
      frozen.messages == ["7:1: warning: layers below this factor are not trained; they are drawn all the same"])
    let text =
      "model_name_or_path: m\nlearning_rate: 1.0e-4\nlr_scheduler_type: linear\nloraplus_lr_ratio: 16\nlayer_decay: 0.9\n"
    let both = try ConfigFile(name: "a.yaml", text: text, flags: ConfigFlags(steps: 9, layers: 12))
    #expect(both.spec?["schedule"]?["groups"]?.array?.map { $0["label"]?.string } == ["LoRA A", "LoRA B"])
    #expect(both.messages.count == 1)
  }
}
