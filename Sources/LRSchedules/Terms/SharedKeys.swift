import LRInput

/// The keys that mean the same in every type that has them, declared once.
package enum SharedKeys {
  package static let lr = Key.rate("lr", summary: "The peak rate.")

  package static let minLR = Key.rate("min_lr", defaultText: "0", summary: "The floor, as a rate; at most `lr`.")

  package static let minRatio = Key.number(
    "min_ratio", in: .between(0, 1), defaultText: "0",
    summary: "The floor as a share of `lr`, in place of `min_lr`.")

  package static let steps = Key.integer(
    "steps", in: .between(1, 1e9), kind: "steps", unit: "steps", defaultText: "what is left of the run",
    summary: "The length of this schedule, its warmup included; then it holds its last value.")

  package static let perSteps = Key.number(
    "per_steps", in: .between(1e-3, 1e12), unit: "steps", default: 1,
    summary: "The number of steps in which the decay acts once.")

  package static let staircase = Key.bool(
    "staircase", default: false, summary: "Whether the rate holds for `per_steps` steps and then drops.")

  package static let gamma = Key.number(
    "gamma", in: .between(0, 1), default: 0.1, summary: "The factor of every drop.")

  /// The keys of a floor.
  package static let floor = [minLR.declaration, minRatio.declaration]

  /// The keys that every type has.
  package static let common = [steps.declaration, Warmup.key.declaration]

  /// Names from elsewhere, each with ours, for hints.
  package static let aliases = [
    "peak": "lr", "peak_lr": "lr", "max_lr": "lr", "base_lr": "lr", "initial_lr": "lr", "learning_rate": "lr",
    "eta_max": "lr", "peak_value": "lr", "init_value": "lr", "initial_learning_rate": "lr", "value": "lr",
    "eta_min": "min_lr", "lr_min": "min_lr", "final_lr": "min_lr", "end_lr": "min_lr", "end_value": "min_lr",
    "floor": "min_lr", "minimum": "min_lr", "end_learning_rate": "min_lr", "alpha": "min_ratio",
    "min_lr_ratio": "min_ratio", "min_lr_rate": "min_ratio", "final_ratio": "min_ratio",
    "T_max": "steps", "total_steps": "steps", "decay_steps": "steps", "num_training_steps": "steps",
    "total_iters": "steps", "length": "steps", "transition_steps": "steps", "t_initial": "steps",
    "warmup_steps": "warmup", "num_warmup_steps": "warmup", "warmup_ratio": "warmup", "warmup_t": "warmup",
    "step_size": "every", "decay_t": "every", "boundaries": "milestones", "factor": "gamma", "decay_rate": "gamma",
    "T_0": "first", "first_decay_steps": "first", "T_mult": "mult", "t_mul": "mult", "cycle_mul": "mult",
    "m_mul": "decay", "cycle_decay": "decay", "step_size_up": "up", "step_size_down": "down",
    "div_factor": "div", "final_div_factor": "final_div", "anneal_strategy": "shape", "decay_type": "shape",
    "three_phase": "phases", "num_decay_steps": "decay", "exponent": "power", "schedules": "parts",
    "schedulers": "parts", "rates": "values", "start": "from", "end": "to",
  ]
}
