import LRInput

/// A config of a program whose layout is not read: what it is, and what to draw in its place.
///
/// Each is told by keys that only it has, so that no file is taken for it by chance.
struct ForeignConfig: Sendable {
  /// `a config of Ultralytics`
  var name: String
  var hint: String
  var fits: @Sendable (Node) -> Bool

  /// The program that a tree is of; nil where nothing tells.
  static func of(_ root: Node) -> ForeignConfig? { (programs + all).first { $0.fits(root) } }

  static let all: [ForeignConfig] = [
    ForeignConfig(name: "a dashboard of Grafana", hint: "export the series that it shows as CSV") {
      $0["panels"]?.array != nil && $0.has(anyOf: ["schemaVersion", "templating", "gnetId"])
    },
    ForeignConfig(
      name: "the args.yaml of Ultralytics",
      hint: "draw the log of the run, results.csv, or write its `lr0` and `lrf` as a spec"
    ) { $0["lr0"] != nil && $0["lrf"] != nil },
    ForeignConfig(name: "a config of detectron2", hint: "draw the log of the run, metrics.json; \(asSpec)") { root in
      root["SOLVER"]?.has(anyOf: ["BASE_LR", "MAX_ITER", "STEPS", "LR_SCHEDULER_NAME", "IMS_PER_BATCH"]) == true
        || root["_BASE_"] != nil && root["SOLVER"] != nil
    },
    ForeignConfig(
      name: "a config of OpenMMLab", hint: "draw the log of the run, vis_data/scalars.json or the .log.json; \(asSpec)"
    ) { root in
      root.has(anyOf: ["param_scheduler"])
        && root.has(anyOf: ["optim_wrapper", "train_cfg", "default_hooks", "optimizer"])
        || root.has(anyOf: ["lr_config"])
          && root.has(anyOf: ["optimizer_config", "runner", "total_epochs", "optimizer"])
        || root.has(anyOf: ["optim_wrapper"]) && root.has(anyOf: ["train_cfg"])
    },
    ForeignConfig(
      name: "a config of NeMo",
      hint: "its scheduler stands in `optim.sched`; \(asSpec)"
    ) { $0.holds(depth: 4) { $0["sched"]?.members != nil && $0.has(anyOf: ["lr", "name", "betas"]) } },
    ForeignConfig(name: "a config of nanotron", hint: asSpec) { root in
      root["optimizer"]?["learning_rate_scheduler"] != nil
    },
    ForeignConfig(name: "a config of Megatron-LM or GPT-NeoX", hint: asSpec) { root in
      root.holds(depth: 3) { node in
        func has(_ key: String) -> Bool { node.has(anyOf: [key, key.replacing("_", with: "-")]) }
        return has("lr_decay_style")
          || has("train_iters") && (has("lr_decay_iters") && !has("learning_rate") || has("lr_warmup_fraction"))
      }
    },
    ForeignConfig(name: "a config of diffusion-pipe", hint: asSpec) { root in
      root["model"]?["type"] != nil && root["optimizer"]?["type"] != nil
        && root.has(anyOf: ["pipeline_stages", "micro_batch_size_per_gpu", "warmup_steps"])
        && root.has(anyOf: ["output_dir", "dataset"]) && root["scheduler"] == nil
    },
    ForeignConfig(name: "a config of OpenNMT-py", hint: asSpec) { root in
      root["decay_method"] != nil
        || root["train_steps"] != nil && root.has(anyOf: ["optim", "src_vocab", "encoder_type"])
    },
    ForeignConfig(name: "a config of fairseq", hint: asSpec) { root in
      root["lr_scheduler"]?["_name"] != nil
        || root["optimization"]?.has(anyOf: ["max_update", "update_freq"]) == true
          && root.has(anyOf: ["task", "criterion", "optimizer", "lr_scheduler"])
    },
    ForeignConfig(name: "a config of Composer or OLMo", hint: "its scheduler stands in `scheduler`; \(asSpec)") {
      root in
      root["max_duration"] != nil && root.has(anyOf: ["scheduler", "schedulers", "optimizer", "optimizers"])
        || root["scheduler"]?.has(anyOf: ["t_warmup", "t_max", "alpha_f"]) == true
          && root["scheduler"]?["name"] != nil
    },
    ForeignConfig(name: "a config of LitGPT", hint: asSpec) { root in
      root["train"]?.has(anyOf: ["lr_warmup_steps", "max_tokens", "lr_warmup_fraction"]) == true
        && root.has(anyOf: ["optimizer", "out_dir", "checkpoint_dir"])
    },
    ForeignConfig(name: "a config of stable-audio-tools", hint: asSpec) { root in
      root["model_type"] != nil && root["training"]?.has(anyOf: ["learning_rate", "optimizer_configs"]) == true
    },
    ForeignConfig(name: "a config of Ludwig", hint: asSpec) { root in
      (root["trainer"]?["learning_rate"] != nil || root["trainer"]?["learning_rate_scheduler"] != nil)
        && (root.has(anyOf: ["input_features", "output_features"])
          || ["finetune", "trainer", "dpo", "lightgbm_trainer"].contains(root["trainer"]?["type"]?.string ?? ""))
    },
    ForeignConfig(
      name: "a callback of Keras, `ReduceLROnPlateau`",
      hint: "it acts on a metric: draw the CSVLogger's log, or write a spec with `plateau` and `metrics`"
    ) { $0.holds(depth: 3) { $0["class_name"]?.string == "ReduceLROnPlateau" } },
    ForeignConfig(name: "a config of AutoTrain", hint: asSpec) { root in
      root["task"]?.string != nil && root["base_model"] != nil && root["params"]?.members != nil
        && root.has(anyOf: ["hub", "project_name", "backend"])
    },
  ]

  static let asSpec = "describe its schedule as a spec: `lrplot list` has all of them"
}

extension Node {
  /// Whether an object of the tree, the tree itself among them, is so.
  fileprivate func holds(depth: Int, _ isSo: (Node) -> Bool) -> Bool {
    if members != nil, isSo(self) { return true }
    guard depth > 0 else { return false }
    return (members ?? []).contains { $0.node.holds(depth: depth - 1, isSo) }
  }
}
