@testable import LRDialects

/// What timm itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum TimmFactoryEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:cosine", "args": {"num_epochs": 5, "cycle_limit": 3}, "lr":
      0.1}
      """#,
      [0.1, 0.09045084971875, 0.03454915028125, 0.01, 0.003454915028125, 0.001, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:poly", "args": {"num_epochs": 20}, "lr": 0.1}
      """#,
      [
        0.1, 0.09948838031082, 0.09838794565405, 0.09716416578631, 0.09502002165057, 0.09330329915368,
        0.07411344491069, 0, 0, 0.0,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:step", "args": {"warmup_epochs": 2, "decay_epochs": 2.4}, "lr":
      0.1}
      """#,
      [1e-05, 0.050005, 0.01, 0.001, 0.0001, 1e-05, 1e-08, 1e-09, 1e-10, 1e-10]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:multistep", "args": {"decay_milestones": [2, 4],
      "step_on_epochs": false, "updates_per_epoch": 3}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001, 0.001, 0.001]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:wsd", "args": {"num_epochs": 20, "warmup_epochs": 4,
      "decay_epochs": 0.3, "decay_fn": "cosine"}, "lr": 0.1}
      """#,
      [1e-05, 0.0250075, 0.0750025, 0.1, 0.1, 0.1, 0.009549150281253, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:rsqrt", "args": {"num_epochs": 20, "warmup_epochs": 4,
      "warmup_prefix": true}, "lr": 0.1}
      """#,
      [
        1e-05, 0.0250075, 0.0750025, 0.08944271909999, 0.07071067811865, 0.06324555320337, 0.04588314677411,
        0.04472135955, 0.02132007163556, 0.01042572070285,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:rsqrt", "args": {"num_epochs": 20}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:plateau", "args": {"patience_epochs": 1, "plateau_mode": "min",
      "warmup_epochs": 3}, "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7,
      0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      [1e-05, 0.03334, 0.1, 0.1, 0.01, 0.001, 1e-06, 1e-06, 1e-06, 1e-06]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:none", "args": {}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "timm", "name": "create_scheduler_v2:tanh", "args": {"num_epochs": 20, "step_on_epochs": false},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 20, "noise_range_t": [5, 20],
      "noise_pct": 0.3}, "lr": 0.1}
      """#,
      [
        0.1, 0.09938441702976, 0.09455032620942, 0.1104594878332, 0.0543754051409, 0.04272284060717,
        0.0005625993855584, 0, 0, 0.0,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": 9, "decay_rate": 0.5, "noise_range_t": 3,
      "noise_std": 0.1, "noise_seed": 7}, "lr": 0.1}
      """#,
      [
        0.1, 0.1, 0.09398607194424, 0.09786186173558, 0.09294356048107, 0.04293243408203, 0.02269150957465,
        0.02641612187028, 0.02786849021912, 0.02617624804378,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 1, "mode": "min", "noise_range_t": [2,
      21], "noise_type": "uniform"}, "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7,
      0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      [
        0.1, 0.1, 0.05805096828938, 0.004010837805271, 0.001158149433136, 0.0001289770849943, 4.1600705266e-08,
        1.189215915203e-07, 1e-07, 1e-07,
      ]
    ),
  ]
}
