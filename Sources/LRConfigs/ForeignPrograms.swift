import LRInput

extension ForeignConfig {
  /// Programs whose configs are told by keys alone: all paths of one of the lists stand in the file.
  static let programs: [ForeignConfig] = [
    program("PySlowFast", ["SOLVER.LR_POLICY"], ["SOLVER.WARMUP_START_LR"], ["SOLVER.COSINE_END_LR"]),
    program("NeMo RL", ["policy.optimizer.kwargs"], ["policy.megatron_cfg"], ["policy.dtensor_cfg"]),
    program("the Swin Transformer or its kin", ["TRAIN.BASE_LR"]),
    program("OpenPCDet", ["OPTIMIZATION.LR"]),
    program("PaddleDetection", ["LearningRate.base_lr"], ["LearningRate.schedulers"]),
    program("PaddleOCR or PaddleClas", ["Optimizer.lr"]),
    program("BasicSR", ["train.optim_g"], ["train.scheduler", "train.total_iter"]),
    program("ESPnet, WeNet or FunASR", ["optim_conf"], ["scheduler_conf"]),
    program("SpeechBrain", ["lr_annealing"], ["noam_annealing"], ["opt_class", "epoch_counter"]),
    program("AllenNLP", ["trainer.optimizer", "dataset_reader"], ["trainer.optimizer", "train_data_path"]),
    program("DeePMD-kit", ["learning_rate.start_lr"], ["learning_rate.type", "training.systems"]),
    program("VITS or HiFi-GAN", ["train.lr_decay", "train.segment_size"], ["lr_decay", "adam_b1"]),
    program("Coqui TTS", ["audio", "noam_schedule"], ["audio", "lr_scheduler_params"]),
    program(
      "ClassyVision or VISSL", ["optimizer.param_schedulers"], ["config.OPTIMIZER"], ["OPTIMIZER.param_schedulers"]),
    program("GraphGym", ["optim.base_lr", "optim.max_epoch"]),
    program("DINOv2", ["optim.base_lr", "optim.epochs"], ["optim.layerwise_decay"]),
    program("I-JEPA", ["optimization.start_lr"]),
    program("AudioCraft", ["schedule.lr_scheduler"], ["solver", "optim.updates_per_epoch"]),
    program("FAIR-Chem", ["optim.lr_initial"], ["optim.warmup_factor"]),
    program("Levanter", ["trainer.num_train_steps"], ["optimizer.min_lr_ratio", "trainer"]),
    program("Lingua", ["optim.lr_min_ratio"]),
    program(
      "MaxText", ["learning_rate_schedule_steps"], ["warmup_steps_fraction"],
      ["cosine_learning_rate_final_fraction"], ["learning_rate_final_fraction"]),
    program("prime-rl", ["deployment", "optim.lr"], ["trainer.optim.lr"], ["orchestrator"]),
    program("AI Toolkit", ["job", "config.process"]),
    program("OneTrainer", ["training_method", "base_model_name"], ["training_method", "train_dtype"]),
    program("LAVIS or MiniGPT-4", ["run.lr_sched"], ["run.init_lr"]),
    program("BLIP", ["init_lr", "warmup_lr"], ["init_lr", "min_lr", "lr_decay_rate"]),
    program("Latent Diffusion", ["model.base_learning_rate"]),
    program("threestudio", ["system_type", "system"]),
    program("JoeyNMT", ["joeynmt_version"], ["training.learning_rate_min"]),
    program("Marian", ["learn-rate"], ["lr-decay-inv-sqrt"]),
    program("trlX", ["optimizer.kwargs", "scheduler.kwargs"], ["method.ppo_epochs", "train.total_steps"]),
    program("S4 or Safari", ["optimizer._name_"], ["scheduler._name_"], ["_name_"]),
    program("RT-DETR", ["__include__"]),
    program("pytorch-3dunet", ["trainer.max_num_iterations"]),
    program("the PyTorch template project", ["lr_scheduler.args", "optimizer.args"], ["arch.args", "optimizer.args"]),
    program("Caffe", ["base_lr", "lr_policy"]),
    program("Catalyst", ["runner._target_", "model._target_"]),
  ]

  private static func program(_ name: String, _ marks: [String]...) -> ForeignConfig {
    let paths = marks.map { $0.map { $0.split(separator: ".").map(String.init) } }
    return ForeignConfig(name: "a config of \(name)", hint: asSpec) { root in
      paths.contains { $0.allSatisfy { stands($0[...], in: root) } }
    }
  }

  private static func stands(_ path: ArraySlice<String>, in node: Node) -> Bool {
    guard let key = path.first else { return true }
    return node[key].map { stands(path.dropFirst(), in: $0) } ?? false
  }
}
