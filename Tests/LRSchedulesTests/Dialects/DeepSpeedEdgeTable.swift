@testable import LRDialects

/// What DeepSpeed itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum DeepSpeedEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 1}, "lr": 0.1}
      """#,
      [0, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 10, "warmup_max_lr": null,
      "warmup_type": "linear"}, "lr": 0.1}
      """#,
      [0, 0, 0.02, 0.04, 0.07, 0.09, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 10, "warmup_min_lr": [0.5],
      "warmup_max_lr": [0.1], "warmup_type": "cubic"}, "lr": 0.1}
      """#,
      [0.5, 0.5, 0.3091514981121, 0.2204119982656, 0.1387640052032, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 10, "warmup_max_lr": [0.1, 0.2]},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 10.0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupLR", "args": {"warmup_num_steps": 10, "last_batch_iteration": 5}, "lr":
      0.1}
      """#,
      [0.1, 0.08450980400143, 0.09542425094393, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupDecayLR", "args": {"total_num_steps": 20, "warmup_num_steps": 20,
      "warmup_max_lr": 0.1}, "lr": 0.1}
      """#,
      [0, 0, 0.03667257913421, 0.05372435736805, 0.06941346394793, 0.07686217868402, 0.09828778776928, 0.1, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupDecayLR", "args": {"total_num_steps": 10, "warmup_num_steps": 15}, "lr":
      0.1}
      """#,
      [0, 0, 0.0004056838710822, 0.0005943161289178, 0.0007678740744294, 0.0008502741537276, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupDecayLR", "args": {"total_num_steps": 8.5, "warmup_num_steps": 8,
      "warmup_max_lr": null}, "lr": 0.1}
      """#,
      [0, 0, 0.05283208335737, 0.07739760316291, 0.1, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupDecayLR", "args": {"total_num_steps": 20, "warmup_num_steps": 5,
      "warmup_min_lr": 0.01, "warmup_type": "linear"}, "lr": 0.1}
      """#,
      [0.01, 0.01, 0.0064, 0.0028, 0.0022, 0.0034, 0.0088, 0.0094, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupCosineLR", "args": {"total_num_steps": 20, "warmup_num_steps": 4,
      "warmup_min_ratio": 0.5}, "lr": 0.1}
      """#,
      [
        0, 0.05, 0.08962406251803, 0.09903936009376, 0.08535680352542, 0.06913725820109, 0.0009706399062405, 1e-05,
        1e-05, 1e-05,
      ]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupCosineLR", "args": {"total_num_steps": 20, "warmup_num_steps": 4,
      "cos_min_ratio": -0.5}, "lr": 0.1}
      """#,
      [0, 0, 0.07924812503606, 0.09855889603024, 0.07803300858899, 0.05370125742738, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "WarmupCosineLR", "args": {"total_num_steps": 3, "warmup_num_steps": 8,
      "warmup_type": "linear"}, "lr": 0.1}
      """#,
      [0, 0, 0.025, 0.05, 0.0875, 1e-05, 1e-05, 1e-05, 1e-05, 1e-05]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 8, "cycle_second_step_size": 0}, "lr": 0.1}
      """#,
      [0.01, 0.02125, 0.04375, 0.06625, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 2.5, "cycle_second_step_size": 3.3}, "lr": 0.1}
      """#,
      [0.01, 0.046, 0.08636363636364, 0.03181818181818, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 9, "cycle_first_stair_count": 4, "cycle_second_stair_count": 5}, "lr": 0.1}
      """#,
      [0.01, 0.01, 0.0325, 0.055, 0.0775, 0.082, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 8, "cycle_first_stair_count": 3, "cycle_second_stair_count": 0}, "lr": 0.1}
      """#,
      [0.01, 0.01, 0.04, 0.04, 0.1, 0.0775, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 5, "decay_lr_rate": 0.5}, "lr": 0.1}
      """#,
      [0.01, 0.028, 0.064, 0.1, 0.046, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 5, "decay_lr_rate": 0.5, "decay_step_size": 3}, "lr": 0.1}
      """#,
      [0.01, 0.028, 0.064, 0.1, 0.046, 0.01, 0.004, 0.00375, 0.003333333333333, 0.003157894736842]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 5, "decay_lr_rate": -0.5, "decay_step_size": 3}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 5, "decay_lr_rate": -0.3, "decay_step_size": 2}, "lr": 0.1}
      """#,
      [0.01, 0.028, 0.064, 0.1, 0.046, 0.01, -0.02857142857143, -0.02, -0.0125, -0.01052631578947]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.01, "cycle_max_lr": 0.1,
      "cycle_first_step_size": 4, "last_batch_iteration": 2}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.055, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "LRRangeTest", "args": {"lr_range_test_step_size": 7,
      "lr_range_test_staircase": true}, "lr": 0.1}
      """#,
      [0.001, 0.001, 0.001, 0.001, 0.002, 0.002, 0.003, 0.003, 0.004, 0.004]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "LRRangeTest", "args": {"lr_range_test_step_size": 7,
      "lr_range_test_step_rate": -3, "lr_range_test_min_lr": [0.1]}, "lr": 0.1}
      """#,
      [
        0.1, 0.05714285714286, -0.02857142857143, -0.1142857142857, -0.2428571428571, -0.3285714285714,
        -0.7142857142857, -0.7571428571429, -0.8428571428571, -0.8857142857143,
      ]
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "LRRangeTest", "args": {"lr_range_test_step_size": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "deepspeed", "name": "LRRangeTest", "args": {"lr_range_test_step_size": 2.5}, "lr": 0.1}
      """#,
      []
    ),
  ]
}
