@testable import LRDialects

/// What timm itself does at the edges; made by make_further_edges.py. No rates: it raises, or gives no
/// number.
enum TimmEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "warmup_t": 3}, "lr": 0.1}
      """#,
      [0, 0.03333333333333, 0.07938926261462, 0.05, 0.009549150281253, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 5, "cycle_limit": 3, "cycle_decay": 0.5,
      "lr_min": 0.03}, "lr": 0.1}
      """#,
      [0.1, 0.09331559480312, 0.05418440519688, 0.05, 0.03690983005625, 0.025, 0.03, 0.03, 0.03, 0.03]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 3, "cycle_limit": 9, "cycle_mul": 2.0,
      "warmup_t": 2, "warmup_prefix": true}, "lr": 0.1}
      """#,
      [0, 0.05, 0.075, 0.1, 0.05, 0.006698729810778, 0.025, 0.01464466094067, 0.001703708685547, 0.1]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 20, "cycle_mul": 0.8}, "lr": 0.1}
      """#,
      [
        0.1, 0.09938441702976, 0.09455032620942, 0.08535533905933, 0.06545084971875, 0.05, 0.0006155829702431, 0, 0,
        0.0,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "cycle_mul": 0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "cycle_mul": 0.0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 20, "k_decay": 2.0, "lr_min": 0.2}, "lr":
      0.1}
      """#,
      [
        0.1, 0.1000015421178, 0.1001248601792, 0.1009607359798, 0.1061846659978, 0.1146446609407, 0.197672708616, 0.2,
        0.2, 0.2,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 20, "k_decay": 0.0}, "lr": 0.1}
      """#,
      [0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 2.5, "cycle_limit": 4, "cycle_decay":
      2.0}, "lr": 0.1}
      """#,
      [0.1, 0.06545084971875, 0.1809016994375, 0.4, 0.72360679775, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "cycle_limit": 0}, "lr": 0.1}
      """#,
      [0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "lr_min": -0.1}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "args": {"t_initial": 10, "warmup_t": 30, "warmup_lr_init":
      0.3}, "lr": 0.1}
      """#,
      [
        0.3, 0.2933333333333, 0.28, 0.2666666666667, 0.2466666666667, 0.2333333333333, 0.1733333333333,
        0.1666666666667, 0.1533333333333, 0.1466666666667,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "TanhLRScheduler", "args": {"t_initial": 20, "warmup_t": 4, "lb": -1.0}, "lr": 0.1}
      """#,
      [0, 0.01496719150281, 0.04490157450843, 0.05, 0.0231475216501, 0.01192029220221, 0.0003684239899436, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "TanhLRScheduler", "args": {"t_initial": 10, "lb": 3.0}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "TanhLRScheduler", "args": {"t_initial": 10, "warmup_t": -1}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "PolyLRScheduler", "args": {"t_initial": 20, "k_decay": 2.0, "power": 2}, "lr": 0.1}
      """#,
      [0.1, 0.099500625, 0.095550625, 0.087890625, 0.07056, 0.05625, 0.000950625, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PolyLRScheduler", "args": {"t_initial": 20, "power": 0}, "lr": 0.1}
      """#,
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0.0]
    ),
    (
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": 0.1, "decay_rate": 0.9}, "lr": 0.1}
      """#,
      [
        0.1, 0.0387420489, 0.004710128697246, 0.0005726416897022, 2.427494450315e-05, 2.951266543065e-06,
        2.248196586272e-10, 7.838976787395e-11, 9.530365732246e-12, 3.323033057102e-12,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": 2.5, "decay_rate": 0.5, "warmup_t": 3,
      "warmup_prefix": false}, "lr": 0.1}
      """#,
      [0, 0.03333333333333, 0.05, 0.025, 0.0125, 0.00625, 0.00078125, 0.000390625, 0.000390625, 0.0001953125]
    ),
    (
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": -5, "decay_rate": 0.5}, "lr": 0.1}
      """#,
      [0.1, 0.2, 0.2, 0.2, 0.4, 0.4, 1.6, 1.6, 3.2, 3.2]
    ),
    (
      #"""
      {"dialect": "timm", "name": "StepLRScheduler", "args": {"decay_t": 0, "decay_rate": 0.5}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "MultiStepLRScheduler", "args": {"decay_t": [1, 9], "decay_rate": 0.5}, "lr": 0.1}
      """#,
      [0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.025, 0.025, 0.025]
    ),
    (
      #"""
      {"dialect": "timm", "name": "MultiStepLRScheduler", "args": {"decay_t": [20, 4, 9], "decay_rate": 0.5}, "lr":
      0.1}
      """#,
      [0.1, 0.1, 0.025, 0.025, 0.0125, 0.0125, 0.0125, 0.0125, 0.0125, 0.0125]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 1, "mode": "min"}, "lr": 0.1,
      "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6,
      0.6]}
      """#,
      [0.1, 0.1, 0.1, 0.01, 0.001, 0.0001, 1e-07, 1e-07, 1e-07, 1e-07]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 1, "mode": "min", "warmup_t": 2.5,
      "warmup_lr_init": 0.01}, "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7,
      0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      [0.01, 0.046, 0.082, 0.0082, 0.00082, 8.2e-05, 8.2e-08, 8.2e-08, 8.2e-08, 8.2e-08]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 0, "cooldown_t": 2, "lr_min": 0.001},
      "lr": 0.1, "metrics": [1, 0.9, 0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7,
      0.7, 0.6, 0.6]}
      """#,
      [0.1, 0.1, 0.01, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001]
    ),
    (
      #"""
      {"dialect": "timm", "name": "PlateauLRScheduler", "args": {"decay_rate": 1.0}, "lr": 0.1, "metrics": [1, 0.9,
      0.9, 0.95, 0.9, 0.8, 0.85, 0.85, 0.85, 0.85, 0.7, 0.7, 0.7, 0.71, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6]}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 20, "decay_t": 20, "decay_fn": "exp"}, "lr":
      0.1}
      """#,
      [
        0.1, 0.08791677090375, 0.06754953159824, 0.05137125835448, 0.03312301895039, 0.0240253073352,
        0.001355760603355, 0, 0, 0.0,
      ]
    ),
    (
      #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 18, "decay_t": 6, "warmup_t": 3,
      "stable_fn": "rsqrt", "lr_min": 0.05}, "lr": 0.1}
      """#,
      [0, 0.03333333333333, 0.1, 0.07745966692415, 0.06123724356958, 0.05477225575052, 0.05, 0.05, 0.05, 0.05]
    ),
    (
      #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 18, "decay_t": 6, "stable_fn": "rsqrt"},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 18, "decay_t": 6, "lr_min": 0.2, "decay_fn":
      "power", "decay_power": 2.0}, "lr": 0.1}
      """#,
      [0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]
    ),
    (
      #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 18, "decay_t": 19}, "lr": 0.1}
      """#,
      []
    ),
  ]
}
