@testable import LRDialects

/// What torch itself does at the edges; made by make_edges.py. No rates: it raises.
enum TorchEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 2.5, "gamma": 0.5}, "lr": 0.1}"#,
      [0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.0125, 0.00625, 0.00625, 0.00625]
    ),
    (
      #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": -3, "gamma": 0.5}, "lr": 0.1}"#,
      [0.1, 0.1, 0.05, 0.05, 0.025, 0.0125, 0.0015625, 0.0015625, 0.00078125, 0.00078125]
    ),
    (
      #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 0}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 1, "gamma": -0.5}, "lr": 0.1}"#,
      [
        0.1, -0.05, -0.0125, -0.003125, 0.000390625, 9.765625e-05, -1.907348632813e-07, 9.536743164063e-08,
        2.384185791016e-08, -1.192092895508e-08,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "MultiStepLR", "args": {"milestones": [0, 3, 3, 12, -4], "gamma": 0.5}, "lr":
      0.1}
      """#,
      [0.05, 0.05, 0.0125, 0.0125, 0.0125, 0.0125, 0.00625, 0.00625, 0.00625, 0.00625]
    ),
    (
      #"{"dialect": "torch", "name": "MultiStepLR", "args": {"milestones": []}, "lr": 0.1}"#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"{"dialect": "torch", "name": "ConstantLR", "args": {"total_iters": 0}, "lr": 0.1}"#,
      [
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "ConstantLR", "args": {"total_iters": 2.5}, "lr": 0.1}"#,
      [
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "ConstantLR", "args": {"factor": 0, "total_iters": 40}, "lr": 0.1}"#,
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    ),
    (
      #"{"dialect": "torch", "name": "ConstantLR", "args": {"factor": 0, "total_iters": 4}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "ConstantLR", "args": {"factor": 1.5}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "LinearLR", "args": {"total_iters": 0}, "lr": 0.1}"#,
      [
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
        0.03333333333333, 0.03333333333333, 0.03333333333333, 0.03333333333333,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "LinearLR", "args": {"total_iters": 4.5, "end_factor": 0}, "lr": 0.1}"#,
      [
        0.03333333333333, 0.02592592592593, 0.01111111111111, 0.003703703703704, 0.003703703703704, 0.003703703703704,
        0.003703703703704, 0.003703703703704, 0.003703703703704, 0.003703703703704,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "LinearLR", "args": {"start_factor": 0}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "LinearLR", "args": {"end_factor": 1.1}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": 0}, "lr": 0.1}"#,
      [0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    ),
    (
      #"{"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": -0.9}, "lr": 0.1}"#,
      [
        0.1, -0.09, -0.0729, -0.059049, 0.043046721, 0.03486784401, -0.01350851717673, 0.01215766545906,
        0.009847709021836, -0.008862938119653,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "PolynomialLR", "args": {"total_iters": 6.5, "power": 2}, "lr": 0.1}"#,
      [
        0.1, 0.07159763313609, 0.02899408284024, 0.005325443786982, 0.0005917159763314, 0.0005917159763314,
        0.0005917159763314, 0.0005917159763314, 0.0005917159763314, 0.0005917159763314,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "PolynomialLR", "args": {"total_iters": 0}, "lr": 0.1}"#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"{"dialect": "torch", "name": "PolynomialLR", "args": {"power": 0}, "lr": 0.1}"#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"{"dialect": "torch", "name": "PolynomialLR", "args": {"power": -1}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 1, "eta_min": 0.01}, "lr": 0.1}"#,
      [0.1, 0.01, 0.01, 0.01, 0.1, 0.1, 0.01, 0.1, 0.1, 0.01]
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 7, "eta_min": 0.5}, "lr": 0.1}"#,
      [
        0.1, 0.1198062264195, 0.2554958132087, 0.4246979603717, 0.4801937735805, 0.3445041867913, 0.4246979603717,
        0.4801937735805, 0.4801937735805, 0.4246979603717,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 2.5}, "lr": 0.1}"#,
      [
        0.1, 0.06545084971875, 0.009549150281253, 0.1, 0.009549150281253, 0.1, 0.06545084971875, 0.1,
        0.009549150281253, 0.009549150281253,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 0}, "lr": 0.1}"#,
      []
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": -6}, "lr": 0.1}"#,
      [
        0.1, 0.09330127018922, 0.05, 0.006698729810778, 0.025, 0.075, 0.006698729810778, 0.025, 0.075,
        0.09330127018922,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingWarmRestarts", "args": {"T_0": 1}, "lr": 0.1}"#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "torch", "name": "CosineAnnealingWarmRestarts", "args": {"T_0": 3, "T_mult": 2, "eta_min": 0.3},
      "lr": 0.1}
      """#,
      [
        0.1, 0.15, 0.1, 0.15, 0.2866025403784, 0.1034074173711, 0.2866025403784, 0.2965925826289, 0.1008555138626,
        0.1034074173711,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "CosineAnnealingWarmRestarts", "args": {"T_0": 0}, "lr": 0.1}"#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0.1, "max_lr": 0.01, "step_size_up": 3.5, "mode":
      "triangular2"}, "lr": 0.1}
      """#,
      [
        0.1, 0.07428571428571, 0.02285714285714, 0.04857142857143, 0.08714285714286, 0.06142857142857,
        0.08714285714286, 0.09357142857143, 0.09678571428571, 0.09357142857143,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0, "max_lr": 1, "step_size_up": 4,
      "step_size_down": 0}, "lr": 0.1}
      """#,
      [0, 0.25, 0.75, 0.25, 0, 0.5, 0.75, 0, 0.5, 0.75]
    ),
    (
      #"""
      {"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0, "max_lr": 1, "step_size_up": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0, "max_lr": 1, "step_size_up": 4, "mode":
      "exp_range", "gamma": 1.1}, "lr": 0.1}
      """#,
      [
        0, 0.275, 0.99825, 1.2078825, 0, 1.29687123005, 4.586931783631, 6.727499949326, 4.070137469342,
        2.238575608138,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 20, "pct_start": 0.0}, "lr":
      0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 20, "pct_start": 1.0}, "lr":
      0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 20, "pct_start": 0.05},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 20, "pct_start": 0.6,
      "three_phase": true}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 24, "anneal_strategy":
      "linear", "pct_start": 0.33}, "lr": 0.1}
      """#,
      [
        0.004, 0.01787283236994, 0.04561849710983, 0.07336416184971, 0.09328360895522, 0.08084584776119,
        0.02487592238806, 0.01865704179104, 0.006219280597015, 3.999999999976e-07,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 23, "anneal_strategy":
      "linear"}, "lr": 0.1}
      """#,
      [
        0.004, 0.02027118644068, 0.05281355932203, 0.08535593220339, 0.08695657391304, 0.07453426335404,
        0.01863386583851, 0.01242271055901, 3.999999999976e-07, -0.006210755279503,
      ]
    ),
    (
      #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 22}, "lr": 0.1}"#,
      []
    ),
  ]
}
