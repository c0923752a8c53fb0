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
      ("SOLVER: {BASE_LR: 0.1, LR_POLICY: cosine, MAX_EPOCH: 200}\n", "PySlowFast"),
      (
        "policy: {optimizer: {name: torch.optim.AdamW, kwargs: {lr: 5e-6}}, megatron_cfg: {enabled: false}}\n",
        "NeMo RL"
      ),
      ("TRAIN: {EPOCHS: 100, WARMUP_EPOCHS: 20, BASE_LR: 1.25e-3}\n", "Swin"),
      ("OPTIMIZATION: {OPTIMIZER: adam_onecycle, LR: 0.003}\n", "OpenPCDet"),
      ("epoch: 36\nLearningRate: {base_lr: 1e-4, schedulers: [{gamma: 0.1}]}\n", "PaddleDetection"),
      ("train: {optim_g: {type: Adam, lr: 4e-4}, scheduler: {type: MultiStepLR}, total_iter: 9}\n", "BasicSR"),
      ("optim: adam\noptim_conf: {lr: 5e-4}\nscheduler: warmuplr\nscheduler_conf: {warmup_steps: 12000}\n", "WeNet"),
      ("dataset_reader: {type: snli}\ntrainer: {optimizer: {type: adam, lr: 0.01}}\n", "AllenNLP"),
      ("learning_rate: {type: exp, start_lr: 0.001, decay_steps: 5000, decay_rate: 0.95}\n", "DeePMD"),
      ("train: {learning_rate: 2e-4, lr_decay: 0.999875, segment_size: 8192}\n", "VITS"),
      ("optimizer: {name: sgd, param_schedulers: {lr: {name: cosine, start_value: 0.01}}}\n", "ClassyVision"),
      ("optim: {lr: 3e-4, warmup: 2000, lr_min_ratio: 1e-6}\n", "Lingua"),
      ("learning_rate: 3e-5\nwarmup_steps_fraction: 0.1\nsteps: 150001\n", "MaxText"),
      ("job: extension\nconfig: {process: [{train: {lr: 1e-4, steps: 2000}}]}\n", "AI Toolkit"),
      ("run: {lr_sched: linear_warmup_cosine_lr, init_lr: 1e-5, warmup_steps: 1000}\n", "LAVIS"),
      ("model: {base_learning_rate: 4.5e-6, target: sgm.models.autoencoder}\n", "Latent Diffusion"),
      ("optimizer: {lr: 1e-3, _name_: adamw}\nscheduler: {_name_: cosine_warmup, num_warmup_steps: 9}\n", "S4"),
      (
        "arch: {type: M, args: {}}\noptimizer: {type: Adam, args: {lr: 1e-3}}\nlr_scheduler: {type: StepLR, args: {step_size: 50}}\n",
        "template project"
      ),
      ("base_lr: 0.01\nlr_policy: step\ngamma: 0.1\nstepsize: 100\nmax_iter: 450\n", "Caffe"),
      ("title: t\nschemaVersion: 36\npanels: [{title: lr, type: graph}]\n", "Grafana"),
      ("class_name: ReduceLROnPlateau\nconfig: {monitor: val_loss, factor: 0.1}\n", "`ReduceLROnPlateau`"),
    ])
  func named(text: String, name: String) throws {
    let message = try Self.refusal(text)
    #expect(message.hasPrefix("this is ") && message.contains(name), "\(message)")
  }

  @Test(
    "Texts in other languages are named by their endings and first lines",
    arguments: [
      ("train.gin", "import gin\ntrain.lr = 0.1\n", "this is a config of Gin, which lrplot does not read"),
      ("y.cfg", "# y\n[net]\nlearning_rate=0.001\n", "this is a config of Darknet, which lrplot does not read"),
      ("s.cfg", "[paths]\na = 1\n[nlp]\nlang = \"en\"\n", "this is a config of spaCy, which lrplot does not read"),
      ("c.ini", "[optimizer]\nlr = 0.1\n", "this is a file of sections (INI), which lrplot does not read"),
      ("a.jsonnet", "local a = 1;\n{ lr: a }\n", "this is a Jsonnet file, which is a program"),
    ])
  func text(name: String, text: String, message: String) {
    #expect(ForeignText(Source(name: name, text: text))?.message == message)
    #expect(ForeignText(Source(name: "a.yaml", text: text)) == nil)
  }

  @Test("Scripts of other frameworks are named, and a log of unknown lines is told")
  func scripts() {
    func script(_ text: String) -> String? { ForeignText.script(Source(name: "a.py", text: text))?.message }
    #expect(
      script("import ml_collections\ndef get_config():\n  return c\n")
        == "this is a config of ml_collections (Flax, Big Vision), which lrplot does not read")
    #expect(script("from detectron2.config import LazyCall as L\n")?.contains("detectron2") == true)
    #expect(script("_base_ = ['a.py']\n")?.contains("OpenMMLab") == true)
    #expect(script("learning_rate = 3e-4\n") == nil)
    #expect(ForeignText.log(Source(name: "train.log", text: "x"))?.message.hasPrefix("no line of this text") == true)
    #expect(ForeignText.log(Source(name: "train.yaml", text: "x")) == nil)
  }

  /// A vocabulary has every word as a key.
  @Test("The vocabulary of a tokenizer is no timm config")
  func vocabulary() throws {
    #expect(try Self.refusal("model: {vocab: {sched: 4711, lr: 12, epochs: 13}}\n").hasPrefix("this is neither"))
  }

  @Test("Of a program that nobody knows it is said where its schedule stands")
  func place() throws {
    let sink = DiagnosticSink(Source(name: "a.yaml", text: "train: {lr: 0.1, lr_scheduler: {name: cosine}}\n"))
    ConfigReader.refuse(try #require(YAMLReader.parse(sink)), sink: sink)
    #expect(
      sink.diagnostics.first?.hint?.hasPrefix("its schedule stands in `train.lr_scheduler`: describe it as a spec; ")
        == true)
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
