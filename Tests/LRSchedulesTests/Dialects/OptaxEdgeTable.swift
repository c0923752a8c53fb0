@testable import LRDialects

/// What Optax itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum OptaxEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "optax", "name": "linear_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 0}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "optax", "name": "linear_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 10, "transition_begin": -3}, "lr": 0.1}
      """#,
      [0.1, 0.091, 0.073, 0.055, 0.028, 0.01, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "optax", "name": "polynomial_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 10, "transition_begin": 3, "power": 0.5}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.09049844718999, 0.07363961030679, 0.05929503017546, 0.01, 0.01, 0.01, 0.01]
    ),
    (
      #"""
      {"dialect": "optax", "name": "polynomial_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 10, "power": 0}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "optax", "name": "polynomial_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 10, "power": -1}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "polynomial_schedule", "args": {"init_value": 0.1, "end_value": 0.01,
      "transition_steps": 40, "power": -1}, "lr": 0.1}
      """#,
      [
        0.1, 0.1023076923077, 0.1072972972973, 0.1128571428571, 0.1225, 0.13, 0.1814285714286, 0.19, 0.21,
        0.2217647058824,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": 0.5, "staircase": true, "transition_begin": 2}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.0125, 0.0125, 0.00625, 0.00625]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 0.1,
      "decay_rate": 0.9, "staircase": true}, "lr": 0.1}
      """#,
      [
        0.1, 0.03486784401, 0.004239115827522, 0.000515377520732, 2.184745005284e-05, 2.656139888759e-06,
        2.023376927645e-10, 7.055079108655e-11, 8.577329159021e-12, 2.990729751392e-12,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": 0}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": 2, "end_value": 0.4}, "lr": 0.1}
      """#,
      [0.1, 0.1148698354997, 0.151571656651, 0.2, 0.3031433133021, 0.4, 0.4, 0.4, 0.4, 0.4]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": 0.5, "end_value": 0.3, "transition_begin": 4}, "lr": 0.1}
      """#,
      [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3]
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": -0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "exponential_decay", "args": {"init_value": 0.1, "transition_steps": 5,
      "decay_rate": -0.5, "staircase": true}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, -0.05, -0.05, 0.025, -0.0125, 0.00625, 0.00625, 0.00625]
    ),
    (
      #"""
      {"dialect": "optax", "name": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 9.5, "alpha":
      2.0, "exponent": 0.5}, "lr": 0.1}
      """#,
      [0.1, 0.1013638696597, 0.1120526248794, 0.1322718428374, 0.1754514512859, 0.2, 0.2, 0.2, 0.2, 0.2]
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_constant_schedule", "args": {"init_value": 0.1, "boundaries_and_scales":
      {"9": 0.5, "0": 0.5, "-3": 0.5}}, "lr": 0.1}
      """#,
      [0.025, 0.025, 0.025, 0.025, 0.025, 0.0125, 0.0125, 0.0125, 0.0125, 0.0125]
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_constant_schedule", "args": {"init_value": 0.1, "boundaries_and_scales":
      null}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_constant_schedule", "args": {"init_value": 0.1, "boundaries_and_scales":
      {"9": -0.5}}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_interpolate_schedule", "args": {"interpolate_type": "cosine",
      "init_value": 0.1, "boundaries_and_scales": {"0": 0.5, "9": 3.0, "10": 0.0}}, "lr": 0.1}
      """#,
      [0.05, 0.0530153689607, 0.075, 0.1086824088833, 0.1469846310393, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_interpolate_schedule", "args": {"interpolate_type": "linear",
      "init_value": 0.1, "boundaries_and_scales": {"-4": 0.5, "12": 3.0}}, "lr": 0.1}
      """#,
      [0.075, 0.08125, 0.09375, 0.10625, 0.125, 0.1375, 0.15, 0.15, 0.15, 0.15]
    ),
    (
      #"""
      {"dialect": "optax", "name": "piecewise_interpolate_schedule", "args": {"interpolate_type": "linear",
      "init_value": 0.1}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "optax", "name": "linear_onecycle_schedule", "args": {"transition_steps": 1, "peak_value": 0.1},
      "lr": 0.1}
      """#,
      [0.00016, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08, 1.6e-08]
    ),
    (
      #"""
      {"dialect": "optax", "name": "linear_onecycle_schedule", "args": {"transition_steps": 21, "peak_value": 0.1,
      "pct_start": 0.9, "pct_final": 0.3}, "lr": 0.1}
      """#,
      [0.004, 0.00336, 0.00208, 0.0008, 0.0008, 0.00144, 0.0026668, 0.0013336, 4e-07, 4e-07]
    ),
    (
      #"""
      {"dialect": "optax", "name": "linear_onecycle_schedule", "args": {"transition_steps": 21, "peak_value": 0.1,
      "pct_start": 0.0}, "lr": 0.1}
      """#,
      [
        0.1, 0.09435294117647, 0.08305882352941, 0.07176470588235, 0.05482352941176, 0.04352941176471, 0.0020002,
        0.0010003, 4e-07, 4e-07,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "cosine_onecycle_schedule", "args": {"transition_steps": 21, "peak_value": 0.1,
      "pct_start": 1.0}, "lr": 0.1}
      """#,
      [
        0.004, 0.003977661741804, 0.003801938528054, 0.003466105879245, 0.002730687126005, 0.002149467589332,
        8.887003301016e-05, 2.235425819635e-05, 1.6e-08, 1.6e-08,
      ]
    ),
    (
      #"""
      {"dialect": "optax", "name": "cosine_onecycle_schedule", "args": {"transition_steps": 0, "peak_value": 0.1},
      "lr": 0.1}
      """#,
      []
    ),
  ]
}
