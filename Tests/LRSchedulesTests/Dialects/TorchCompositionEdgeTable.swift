@testable import LRDialects

/// What torch itself does at the edges; made by make_edges.py. No rates: it raises.
enum TorchCompositionEdgeTable {
  static let rows: [(form: String, rates: [Double])] = [
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "LinearLR", "args":
      {"start_factor": 0.1, "total_iters": 8}}, {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "eta_min":
      0.01}}], "milestones": [4]}, "lr": 0.1}
      """#,
      [
        0.01, 0.02125, 0.04375, 0.09779754323328, 0.06890576474687, 0.04109423525313, 0.055, 0.06890576474687,
        0.09140576474687, 0.09779754323328,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "LinearLR", "args":
      {"start_factor": 0.1, "total_iters": 8}}, {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "eta_min":
      0.01}}], "milestones": [0]}, "lr": 0.1}
      """#,
      [
        0.1, 0.09779754323328, 0.08145033635316, 0.055, 0.01859423525313, 0.01, 0.09779754323328, 0.1,
        0.09140576474687, 0.08145033635316,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 8}},
      {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "eta_min": 0.01}}], "milestones": [5, 5]}, "lr": 0.1}
      """#,
      [
        0.1, 0.09779754323328, 0.08145033635316, 0.1, 0.08145033635316, 0.055, 0.04109423525313, 0.055,
        0.08145033635316, 0.09140576474687,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "ConstantLR", "args": {"total_iters": 0}}], "milestones": [5]},
      "lr": 0.1}
      """#,
      [0.1, 0.09779754323328, 0.08145033635316, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "LinearLR", "args": {"total_iters": 0}}], "milestones": [5]},
      "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "MultiStepLR", "args": {"milestones": [-1, 0, 2]}}],
      "milestones": [5]}, "lr": 0.1}
      """#,
      [0.1, 0.09779754323328, 0.08145033635316, 0.001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "MultiplicativeLR", "args": {"lr_lambda": "0.9"}}],
      "milestones": [5]}, "lr": 0.1}
      """#,
      [
        0.1, 0.09779754323328, 0.08145033635316, 0.06201518827219, 0.04520907225042, 0.03661934852284,
        0.01418708591158, 0.01276837732042, 0.01034238562954, 0.009308147066588,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "OneCycleLR", "args":
      {"max_lr": 0.1, "total_steps": 20}}, {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "eta_min":
      0.01}}], "milestones": [9]}, "lr": 0.1}
      """#,
      [
        0.004, 0.01316718427, 0.06683281573, 0.1, 0.08909161775711, 0.004146830451115, 0.01, 0.009853169548885,
        0.008763355756877, 0.007927050983125,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}, {"schedule": "ChainedScheduler", "args": {"schedulers": [{"schedule":
      "LinearLR", "args": {"start_factor": 0.1, "total_iters": 8}}]}}], "milestones": [9]}, "lr": 0.1}
      """#,
      []
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "ChainedScheduler", "args":
      {"schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 8}}, {"schedule":
      "CosineAnnealingLR", "args": {"T_max": 10, "eta_min": 0.01}}]}}, {"schedule": "CosineAnnealingLR", "args":
      {"T_max": 10, "eta_min": 0.01}}], "milestones": [9]}, "lr": 0.1}
      """#,
      [
        0.01, 0.02097469290416, 0.03722592998538, 0.03947898269517, 0.01995592366276, 0.09779754323328,
        0.01, 0.01220245676672, 0.02854966364684, 0.04109423525313,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "SequentialLR", "args":
      {"schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 8}}, {"schedule":
      "CosineAnnealingLR", "args": {"T_max": 10, "eta_min": 0.01}}], "milestones": [3]}}], "milestones": []}, "lr":
      0.1}
      """#,
      [
        0.01, 0.02125, 0.09779754323328, 0.08145033635316, 0.04109423525313, 0.01859423525313, 0.08145033635316,
        0.09140576474687, 0.1, 0.09779754323328,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [{"schedule": "LinearLR", "args":
      {"start_factor": 0.1, "total_iters": 8}}, {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "eta_min":
      0.01}}]}, "lr": 0.1}
      """#,
      [
        0.01, 0.02097469290416, 0.03722592998538, 0.03947898269517, 0.01995592366276, 0.01, 0.09779754323328,
        0.1, 0.09140576474687, 0.08145033635316,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [{"schedule": "CosineAnnealingLR",
      "args": {"T_max": 10, "eta_min": 0.01}}, {"schedule": "LambdaLR", "args": {"lr_lambda": "1 / (1 + epoch)"}}]},
      "lr": 0.1}
      """#,
      [
        0.1, 0.05, 0.025, 0.01666666666667, 0.01111111111111, 0.009090909090909, 0.005, 0.004761904761905,
        0.004347826086957, 0.004166666666667,
      ]
    ),
    (
      #"""
      {"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [{"schedule": "LinearLR", "args":
      {"start_factor": 0.1, "total_iters": 8}}, {"schedule": "CyclicLR", "args": {"base_lr": 0.01, "max_lr": 0.1,
      "step_size_up": 3}}]}, "lr": 0.1}
      """#,
      [0.1, 0.04, 0.1, 0.04, 0.07, 0.07, 0.04, 0.07, 0.07, 0.04]
    ),
  ]
}
