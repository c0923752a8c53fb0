import LRSchedules

/// What the names of timm's `create_scheduler_v2` mean, in its own arguments.
extension TimmFactory {
  static func kind(_ name: String) -> Kind {
    switch name {
    case "cosine": cosine
    case "tanh": tanh
    case "poly": poly
    case "step": step
    case "multistep": multistep
    case "plateau": plateau
    case "wsd": wsd
    case "rsqrt": rsqrt
    case "constant": constant
    default: none
    }
  }

  /// What every cyclic formula begins with.
  private static let cycle = #"\eta_t = \eta_{\min} + (\eta \thinspace d^{\thinspace i} - \eta_{\min}) \thinspace "#

  private static let cosine = Kind(
    name: "cosine", summary: "Cosine decay in cycles, CosineLRScheduler.",
    formula: "min_lr + (lr·cycle_decay^i − min_lr)·(1 + cos(π·x^k_decay))/2, x from 0 to 1 in cycle i of num_epochs",
    latex: cycle + #"\frac{1 + \cos(\pi x^{k})}{2}"#,
    edges: [
      Edge(
        "The warmup starts at 1e-5 unless `warmup_lr` is given, and the clock runs during it.",
        #""num_epochs": 100, "warmup_epochs": 10"#, [0: 1e-5, 10: 0.9755, 100: 0]),
      Edge(
        "Each further cycle has a tenth of the top unless `cycle_decay` is given.",
        #""num_epochs": 50, "cycle_limit": 2"#, [0: 1, 50: 0.1, 100: 0]),
      Edge(
        "A step may be an update: then all epochs are multiplied by `updates_per_epoch`.",
        #""num_epochs": 10, "step_on_epochs": false, "updates_per_epoch": 10"#, [50: 0.5, 100: 0]),
      .refused("Steps that are updates, of an unknown number in an epoch.", #""step_on_epochs": false"#),
      .refused("A `min_lr` below 0.", #""min_lr": -1"#),
    ])

  private static let tanh = Kind(
    name: "tanh", summary: "Decay along a hyperbolic tangent, in cycles, TanhLRScheduler.",
    formula: "min_lr + (lr·cycle_decay^i − min_lr)·(1 − tanh(10·x − 7))/2, x from 0 to 1 in cycle i of num_epochs",
    latex: cycle + #"\frac{1 - \tanh(10 x - 7)}{2}"#,
    edges: [
      Edge(
        "The tangent runs from −7 to 3, and ends a little above `min_lr`.", #""num_epochs": 100"#,
        [99: 0.003018, 100: 0]),
      Edge(
        "A warmup without the prefix leads to the curve: there is no jump.",
        #""num_epochs": 100, "warmup_epochs": 80"#, [40: 0.05961, 80: 0.1192]),
      .refused("A warmup, its rate or a number of cycles below 0.", #""warmup_lr": -1"#),
    ])

  private static let poly = Kind(
    name: "poly", summary: "A power of the share that is left, PolyLRScheduler; `decay_rate` is the power.",
    formula: "min_lr + (lr·cycle_decay^i − min_lr)·(1 − x^k_decay)^decay_rate, x from 0 to 1 in cycle i of num_epochs",
    latex: cycle + #"(1 - x^{k})^{r}"#,
    edges: [
      Edge(
        "The power is the default of `decay_rate`, 0.1: the rate stays high and drops at the very end.",
        #""num_epochs": 100"#, [50: 0.933, 99: 0.631, 100: 0]),
      Edge("A `decay_rate` of 1 is a straight line.", #""num_epochs": 100, "decay_rate": 1"#, [50: 0.5, 100: 0]),
    ])

  private static let step = Kind(
    name: "step", summary: "A factor every `decay_epochs`, StepLRScheduler.",
    formula: "lr·decay_rate^⌊u/decay_epochs⌋, u = t − warmup_epochs if warmup_prefix, else t",
    latex: #"\eta_t = \eta \thinspace r^{\lfloor u / s \rfloor}"#,
    edges: [
      Edge("The defaults are a tenth every 90 epochs, whatever `num_epochs` is.", "", [89: 1, 90: 0.1]),
      Edge(
        "Unlike in the class, the intervals are counted from the start, not from the end of the warmup.",
        #""decay_epochs": 30, "warmup_epochs": 10"#, [0: 1e-5, 29: 1, 30: 0.1]),
      .refused("A `decay_epochs` of 0 divides by zero.", #""decay_epochs": 0"#),
    ])

  private static let multistep = Kind(
    name: "multistep", summary: "A factor at each of `decay_milestones`, MultiStepLRScheduler.",
    formula: "lr·decay_rate^(number of decay_milestones ≤ u + 1), u = t − warmup_epochs if warmup_prefix, else t",
    latex: #"\eta_t = \eta \thinspace r^{n_u}, \quad n_u = \left| \lbrace m : m \le u + 1 \rbrace \right|"#,
    edges: [
      Edge(
        "A milestone acts one epoch earlier than in PyTorch; 90, 180 and 270 are the defaults.", "", [88: 1, 89: 0.1]),
      Edge("The factor is 0.1 here, where the class has 1.", #""decay_milestones": [30]"#, [28: 1, 29: 0.1]),
    ])

  private static let plateau = Kind(
    name: "plateau", summary: "A factor whenever a metric has stopped getting better, PlateauLRScheduler.",
    formula: "after more than patience_epochs bad metrics in a row: max(lr·decay_rate, min_lr)",
    latex:
      #"""
      \eta_{t+1} = \max(f \thinspace \eta_t, \eta_{\min}) \quad \text{after more than } p \text{ bad metrics in a \#
      row}
      """#,
    edges: [
      Edge(
        "A greater metric is the better one unless `plateau_mode` is min: a falling loss lowers the rate.",
        #""patience_epochs": 1"#, metrics: "3, 2, 1", [2: 1, 3: 0.1]),
      .refused(
        "Steps that are updates.", #""step_on_epochs": false, "updates_per_epoch": 10"#, metrics: "1"),
      .refused("A `decay_rate` of 1 or more.", #""decay_rate": 1"#, metrics: "1"),
    ])

  private static let wsd = Kind(
    name: "wsd", summary: "A stable part, and a decay over the last steps, WSDLRScheduler.",
    formula: "lr, then min_lr + (lr − min_lr)·f(x), x from 0 to 1 in the last decay_epochs of num_epochs",
    latex: #"\eta_t = \eta_{\min} + (\eta - \eta_{\min}) \thinspace f(x), \quad f(x) = 1 - \sqrt{x}"#,
    edges: [
      Edge(
        "The decay takes a fifth of the length unless `decay_epochs` is given; below 1 it is a share.",
        #""num_epochs": 100"#, [80: 1, 85: 0.5, 100: 0]),
      Edge(
        "The warmup is taken from `num_epochs` unless `warmup_prefix` is true.",
        #""num_epochs": 100, "warmup_epochs": 10"#, [0: 1e-5, 10: 1, 82: 1, 100: 0]),
      .refused("A decay that is longer than the length.", #""num_epochs": 100, "decay_epochs": 101"#),
    ])

  private static let rsqrt = Kind(
    name: "rsqrt", summary: "The inverse square root, and a decay over the last steps, WSDLRScheduler.",
    formula: "s(u) = lr/√(1 + u/stable_timescale), then min_lr + (s(u) − min_lr)·(1 − x) in the last decay_epochs",
    latex: #"""
      \eta_t = \eta_{\min} + (s_u - \eta_{\min})(1 - x), \quad s_u = \frac{\eta}{\sqrt{1 + u / \tau}}, \quad u = t - w
      """#,
    edges: [
      Edge(
        "The timescale is the warmup's length unless it is given; the decay is a straight line to `min_lr`.",
        #""num_epochs": 100, "warmup_epochs": 10"#, [0: 1e-5, 10: 1, 40: 0.5, 100: 0]),
      .refused("Neither a warmup nor a `stable_timescale`.", #""num_epochs": 100"#),
    ])

  private static let constant = Kind(
    name: "constant", summary: "The optimizer's rate after a warmup.",
    formula: "warmup_lr + (lr − warmup_lr)·t/warmup_epochs, then lr",
    latex: #"\eta_t = \eta_w + (\eta - \eta_w) \frac{\min(t, w)}{w}"#,
    edges: [
      Edge("The warmup starts at 1e-5 unless `warmup_lr` is given.", #""warmup_epochs": 10"#, [0: 1e-5, 10: 1, 99: 1]),
      Edge("`num_epochs` ends nothing.", #""num_epochs": 50"#, [0: 1, 50: 1, 99: 1]),
    ])

  private static let none = Kind(
    name: "none", summary: "The optimizer's rate, untouched.", formula: "lr", latex: #"\eta_t = \eta"#,
    edges: [Edge("Even a warmup has no effect.", #""warmup_epochs": 10"#, [0: 1, 99: 1])])

  /// The factory itself, which takes the name as an argument.
  static let named = Kind(
    name: "", summary: "The schedule that `sched` names.", formula: "that of create_scheduler_v2:sched",
    latex: #"\eta_t = \eta^{(\mathrm{sched})}_t"#,
    edges: [
      Edge("Without `sched` it is cosine.", #""num_epochs": 100"#, [0: 1, 50: 0.5, 100: 0]),
      Edge("With it, what stands under that name.", #""sched": "step", "decay_epochs": 30"#, [29: 1, 30: 0.1]),
      .refused("A name that timm does not know.", #""sched": "cosin""#),
    ])
}
