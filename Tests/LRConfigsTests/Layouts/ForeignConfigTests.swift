import LRConfigs
import LRInput
import LRYAML
import Testing

/// Files of programs that look like those which are read: met in public repositories, each as keys and numbers.
@Suite("Foreign configs are named, not drawn")
struct ForeignConfigTests {
  private static func refusal(_ text: String) throws -> String {
    let sink = DiagnosticSink(Source(name: "a.yaml", text: text))
    let node = try #require(YAMLReader.parse(sink))
    #expect(ConfigReader.layout(of: node) == nil, "\(text)")
    ConfigReader.refuse(node, sink: sink)
    return sink.diagnostics.map(\.message).joined(separator: "; ")
  }

  @Test(
    "The refusal has one line, and names the program",
    arguments: [
      ("task: detect\nmode: train\nepochs: 100\nlr0: 0.01\nlrf: 0.01\nwarmup_epochs: 3.0\n", "Ultralytics"),
      ("SOLVER: {BASE_LR: 0.02, STEPS: \"(60000, 80000)\", MAX_ITER: 90000}\n", "detectron2"),
      ("param_scheduler: [{type: LinearLR}]\noptim_wrapper: {optimizer: {type: SGD, lr: 0.02}}\n", "OpenMMLab"),
      ("lr_config: {policy: step, step: [8, 11]}\noptimizer: {type: SGD, lr: 0.02}\n", "OpenMMLab"),
      ("model: {optim: {name: adamw, lr: 1e-3, sched: {name: CosineAnnealing, warmup_steps: 100}}}\n", "NeMo"),
      (
        "train-iters: 9\noptimizer: {params: {lr: 6e-4}}\nlr-decay-style: cosine\nzero_optimization: {stage: 1}\n",
        "GPT-NeoX"
      ),
      ("lr: 1.0e-4\nmin_lr: 1.0e-5\nlr_decay_style: cosine\ntrain_iters: 1000\nlr_warmup_iters: 100\n", "Megatron"),
      ("output_dir: x\nwarmup_steps: 100\noptimizer: {type: adamw, lr: 2e-5}\nmodel: {type: flux}\n", "diffusion-pipe"),
      ("train_steps: 4000\noptim: fusedadam\nlearning_rate: 2e-4\nwarmup_steps: 100\ndecay_method: none\n", "OpenNMT"),
      ("optimizer: {_name: adam, lr: [5e-4]}\nlr_scheduler: {_name: inverse_sqrt, warmup_updates: 4000}\n", "fairseq"),
      ("max_duration: 10ep\nscheduler: {name: cosine_with_warmup, t_warmup: 100ba, alpha_f: 0.1}\n", "Composer"),
      ("train: {lr_warmup_steps: 2000}\nout_dir: o\noptimizer: {class_path: torch.optim.AdamW}\n", "LitGPT"),
      ("optimizer: {learning_rate_scheduler: {learning_rate: 3e-4, lr_decay_style: cosine}}\n", "nanotron"),
      ("model_type: autoencoder\ntraining: {learning_rate: 1e-4, warmup_steps: 0}\n", "stable-audio-tools"),
      ("trainer: {type: finetune, learning_rate: 1e-4, epochs: 3, gradient_accumulation_steps: 16}\n", "Ludwig"),
      ("class_name: ReduceLROnPlateau\nconfig: {monitor: val_loss, factor: 0.1}\n", "`ReduceLROnPlateau`"),
    ])
  func named(text: String, name: String) throws {
    let message = try Self.refusal(text)
    #expect(message.hasPrefix("this is ") && message.contains(name), "\(message)")
  }

  /// The commonest home-made idiom: what a name of its own means, nobody knows.
  @Test("An optimizer and a scheduler by names are not torchtitan's", arguments: ["cosine", "constant", "linear"])
  func homeMade(name: String) throws {
    let text =
      "optimizer: {name: adamw, lr: 0.001}\nlr_scheduler: {name: \(name), warmup_steps: 100}\ntraining: {steps: 9}\n"
    #expect(try Self.refusal(text) == "this is neither a spec nor a config that lrplot knows")
  }

  /// gpt.py of nn-zero-to-hero has a constant rate and a loop of its own.
  @Test("Settings of a script with a loop of its own are not nanoGPT's")
  func script() throws {
    let sink = DiagnosticSink(
      Source(name: "gpt.py", text: "import torch\nmax_iters = 5000\neval_interval = 500\nlearning_rate = 3e-4\n"))
    let node = try #require(AssignmentReader.parse(sink))
    #expect(ConfigReader.layout(of: node) == nil)
  }

  @Test(
    "Words that specs have too do not make a spec of it", arguments: ["log: tensorboard", "schedule: {lr: cosine}"])
  func words(line: String) throws {
    #expect(try Self.refusal("task: t\n\(line)\nparams: {lr: 1e-5}\n").hasPrefix("this is neither"))
  }
}
