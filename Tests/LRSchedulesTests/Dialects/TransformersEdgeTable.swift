@testable import LRDialects

/// What transformers itself does at the edges; made by make_edges.py. No rates: it raises.
enum TransformersEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 30, "num_training_steps": 20},
      "lr": 0.1}
      """#,
      [
        0, 0.003333333333333, 0.01, 0.01666666666667, 0.02666666666667, 0.03333333333333, 0.06333333333333,
        0.06666666666667, 0.07333333333333, 0.07666666666667,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 2.5, "num_training_steps": 20},
      "lr": 0.1}
      """#,
      [
        0, 0.04, 0.09714285714286, 0.08571428571429, 0.06857142857143, 0.05714285714286, 0.005714285714286,
        0, 0, 0,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 5, "num_training_steps": 5}, "lr":
      0.1}
      """#,
      [0, 0.02, 0.06, 0, 0, 0, 0, 0, 0, 0]
    ),
    (
      #"{"dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 5}, "lr": 0.1}"#,
      []
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine", "args": {"num_warmup_steps": 20, "num_training_steps": 20},
      "lr": 0.1}
      """#,
      [0, 0.005, 0.015, 0.025, 0.04, 0.05, 0.095, 0.1, 0.1, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine", "args": {"num_warmup_steps": 5, "num_training_steps": 20,
      "num_cycles": 0}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine", "args": {"num_warmup_steps": 5, "num_training_steps": 20,
      "num_cycles": -1.3}, "lr": 0.1}
      """#,
      [
        0, 0.02, 0.06, 0.1, 0.04686047402353, 0.00432272711787, 0.06141754350553, 0.03454915028125, 0.0007001981464748,
        0.003511175705587,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_restarts", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "num_cycles": 2.5}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.05, 0.006698729810778, 0.075, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_restarts", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "num_cycles": -2}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.03454915028125, 0.075, 0.09567727288213, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_restarts", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "num_cycles": 0}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.1, 0.1, 0.1, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_restarts", "args": {"num_warmup_steps": 0,
      "num_training_steps": 22, "num_cycles": 11}, "lr": 0.1}
      """#,
      [0.1, 0.05, 0.05, 0.05, 0.1, 0.1, 0.05, 0.1, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "polynomial", "args": {"num_warmup_steps": 5, "num_training_steps": 20,
      "power": 0}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.1, 0.1, 0.1, 0.1, 1e-07, 1e-07]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "polynomial", "args": {"num_warmup_steps": 5, "num_training_steps": 20,
      "lr_end": 0.1}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "transformers", "name": "polynomial", "args": {"num_warmup_steps": 20, "num_training_steps": 20},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"{"dialect": "transformers", "name": "inverse_sqrt", "args": {"num_warmup_steps": 0}, "lr": 0.1}"#,
      [
        0.1, 0.09999500037497, 0.09998500337416, 0.0999750093711, 0.09996002398401, 0.09995003746878,
        0.09990513516101, 0.09990014975044, 0.09989018116789, 0.09988519799554,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "inverse_sqrt", "args": {"num_warmup_steps": 5, "timescale": 0}, "lr":
      0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_min_lr", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "min_lr": 0.2}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.1095491502813, 0.125, 0.1989073800367, 0.2, 0.1956772728821, 0.1904508497187]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_min_lr", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "min_lr": 0.01, "min_lr_rate": 0.1}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_min_lr", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_with_min_lr", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "min_lr_rate": -0.5}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.08567627457812, 0.0625, 0, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_warmup_with_min_lr", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "min_lr_rate": 0, "warmup_lr_rate": 0}, "lr": 0.1}
      """#,
      [
        0, 0.025, 0.075, 0.09890738003669, 0.08345653031794, 0.06545084971875, 0, 0.00109261996331, 0.009549150281253,
        0.01654346968206,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "cosine_warmup_with_min_lr", "args": {"num_warmup_steps": 1,
      "num_training_steps": 20, "min_lr_rate": 0.5}, "lr": 0.1}
      """#,
      [
        0.1, 0.09965903258507, 0.09698684378016, 0.09193203929064, 0.08113713717852, 0.07293551636319,
        0.05, 0.05034096741493, 0.05301315621984, 0.05527148726509,
      ]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "warmup_stable_decay", "args": {"num_warmup_steps": 5, "num_decay_steps":
      30, "num_training_steps": 20}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.05, 0.03454915028125, 0.025, 0.0002739052315863, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "warmup_stable_decay", "args": {"num_warmup_steps": 5, "num_decay_steps":
      0, "num_stable_steps": 9}, "lr": 0.1}
      """#,
      [0, 0.02, 0.06, 0.1, 0.1, 0.1, 0, 0, 0, 0]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "warmup_stable_decay", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "num_decay_steps": 8, "num_cycles": 1, "min_lr_ratio": 0.3}, "lr": 0.1}
      """#,
      [0.03, 0.044, 0.072, 0.1, 0.1, 0.1, 0.08974873734153, 0.03, 0.03, 0.03]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "warmup_stable_decay", "args": {"num_warmup_steps": 5,
      "num_training_steps": 20, "num_decay_steps": 8, "min_lr_ratio": -0.3, "decay_type": "linear"}, "lr": 0.1}
      """#,
      [0, 0, 0.048, 0.1, 0.1, 0.1, 0, -0.03, -0.03, -0.03]
    ),
    (
      #"""
      {"dialect": "transformers", "name": "warmup_stable_decay", "args": {"num_warmup_steps": 5, "num_decay_steps":
      8}, "lr": 0.1}
      """#,
      []
    ),
  ]
}
