@testable import LRDialects

/// What Optax itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum OptaxWarmupEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "optax", "name": "warmup_constant_schedule", "args": {"init_value": 0.01, "peak_value": 0.1,
      "warmup_steps": 0}, "lr": 0.1}
      """#,
      [0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "optax", "name": "warmup_cosine_decay_schedule", "args": {"init_value": 0.0, "peak_value": 0.1,
      "warmup_steps": 0, "decay_steps": 12, "end_value": 0.2}, "lr": 0.1}
      """#,
      [0.1, 0.1017037086855, 0.1146446609407, 0.1370590477449, 0.175, 0.1933012701892, 0.2, 0.2, 0.2, 0.2]
    ),
    (
      #"""
      {"dialect": "optax", "name": "warmup_cosine_decay_schedule", "args": {"init_value": 0.0, "peak_value": 0.0,
      "warmup_steps": 4, "decay_steps": 12, "end_value": 0.2}, "lr": 0.1}
      """#,
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "warmup_cosine_decay_schedule", "args": {"init_value": 0.0, "peak_value": 0.1,
      "warmup_steps": 4, "decay_steps": 4}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "warmup_cosine_decay_schedule", "args": {"init_value": 0.0, "peak_value": 0.1,
      "warmup_steps": -5, "decay_steps": 12}, "lr": 0.1}
      """#,
      [
        0.08013173181896, 0.07228691778883, 0.05461341797317, 0.0363168504964, 0.01304955413897, 0.003376388529782, 0,
        0, 0, 0.0,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "warmup_exponential_decay_schedule", "args": {"init_value": 0.01, "peak_value":
      0.1, "warmup_steps": 0, "transition_steps": 3, "decay_rate": 0.5}, "lr": 0.1}
      """#,
      [
        0.1, 0.07937005259841, 0.05, 0.03149802624737, 0.01574901312369, 0.009921256574801, 0.00124015707185,
        0.0009843133202304, 0.0006200785359251, 0.0004921566601152,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "sgdr_schedule", "args": {"cosine_kwargs": [{"init_value": 0.0, "peak_value": 0.1,
      "warmup_steps": 4, "decay_steps": 12}, {"init_value": 0.0, "peak_value": 0.05, "warmup_steps": 4, "decay_steps":
      6}]}, "lr": 0.1}
      """#,
      [0, 0.025, 0.075, 0.09619397662556, 0.05, 0.01464466094067, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "sgdr_schedule", "args": {"cosine_kwargs": []}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"schedules": [{"schedule": "linear_schedule", "args":
      {"init_value": 0.0, "end_value": 0.1, "transition_steps": 6}}, {"schedule": "constant_schedule", "args":
      {"value": 0.05}}, {"schedule": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 9}}],
      "boundaries": [3, 12]}, "lr": 0.1}
      """#,
      [0, 0.01666666666667, 0.05, 0.05, 0.05, 0.05, 0.01169777784405, 0.003015368960705, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"schedules": [{"schedule": "linear_schedule", "args":
      {"init_value": 0.0, "end_value": 0.1, "transition_steps": 6}}, {"schedule": "constant_schedule", "args":
      {"value": 0.05}}, {"schedule": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 9}}],
      "boundaries": [12, 3]}, "lr": 0.1}
      """#,
      [0, 0.01666666666667, 0.1, 0.08830222215595, 0.04131759111665, 0.01169777784405, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"schedules": [{"schedule": "linear_schedule", "args":
      {"init_value": 0.0, "end_value": 0.1, "transition_steps": 6}}, {"schedule": "constant_schedule", "args":
      {"value": 0.05}}, {"schedule": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 9}}],
      "boundaries": [0, 9]}, "lr": 0.1}
      """#,
      [0.05, 0.05, 0.05, 0.05, 0.05, 0.0969846310393, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"schedules": [{"schedule": "linear_schedule", "args":
      {"init_value": 0.0, "end_value": 0.1, "transition_steps": 6}}, {"schedule": "constant_schedule", "args":
      {"value": 0.05}}, {"schedule": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 9}}],
      "boundaries": [5]}, "lr": 0.1}
      """#,
      [0, 0.01666666666667, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05]
    ),
    (
      #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"schedules": [{"schedule": "linear_schedule", "args":
      {"init_value": 0.0, "end_value": 0.1, "transition_steps": 6}}, {"schedule": "cosine_decay_schedule", "args":
      {"init_value": 0.1, "decay_steps": 9}}], "boundaries": [-4]}, "lr": 0.1}
      """#,
      [0.05868240888335, 0.04131759111665, 0.01169777784405, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"patience": 0}, "lr": 0.1, "metrics": [1,
      0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      [0.01, 0.001, 0.001, 0.0001, 0.0001, 1e-05, 1e-06, 1e-06, 1e-06, 1e-06]
    ),
    (
      #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"patience": 2, "cooldown": 1, "factor": 0.5},
      "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7,
      0.7, 0.6, 0.6]}
      """#,
      [0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.00625, 0.00625, 0.00625, 0.00625]
    ),
    (
      #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"patience": 1, "accumulation_size": 3,
      "min_scale": 0.3, "rtol": 0.0, "atol": 0.02}, "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85,
      0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.03, 0.03, 0.03, 0.03]
    ),
    (
      #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"rtol": 0.0}, "lr": 0.1, "metrics": [1, 0.9,
      0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"factor": 1.0}, "lr": 0.1, "metrics": [1,
      0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      []
    ),
  ]
}
