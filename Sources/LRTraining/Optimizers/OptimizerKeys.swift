import LRInput

/// The keys that mean the same in every optimizer that has them, by torch's names, declared once.
enum OptimizerKeys {
  static let weightDecay = Key.number(
    "weight_decay", in: .atLeast(0), default: 0, summary: "λ, the pull towards 0; it joins the gradient.")

  static let decoupled = Key.bool(
    "decoupled_weight_decay", default: false,
    summary: "Whether the iterate shrinks by 1 − ηλ beside the step, instead of λx joining the gradient.")

  static let biasCorrection = Key.bool(
    "bias_correction", default: true,
    summary: "Whether the moments are divided by 1 − βᵏ; false leaves them small at first.")

  static let clip = Key.number(
    "clip", in: .above(0), defaultText: "no clipping",
    summary: "The largest norm of the gradient, over all coordinates; a longer one is shortened to it.")

  /// ε, with an optimizer's own default.
  static func eps(_ value: Double) -> Key<Double> {
    .number("eps", in: .atLeast(0), default: value, summary: "ε, what keeps a quotient from a zero below it.")
  }

  /// β₁ and β₂, with an optimizer's own defaults.
  static func betas(_ first: Double, _ second: Double) -> Key<[Double]> {
    .numbers(
      "betas", in: .from(0, below: 1), count: 2...2, kind: "two numbers", default: [first, second],
      summary: "β₁ and β₂, how much of the first and of the second moment is kept in an update.")
  }

  /// The list that replaces an optimizer's momentum, one number for each update.
  static func momenta(_ momentum: OptimizerEntry.MomentumKey) -> Key<[Double]> {
    .numbers(
      "momenta", in: momentum.bounds, count: 1...Int.max, defaultText: "`\(momentum.rawValue)` in every update",
      summary: "One number for each update, in the place of \(momentum.words).")
  }

  /// The two ends between which an optimizer's momentum is cycled.
  static func momentumRange(_ momentum: OptimizerEntry.MomentumKey) -> Key<[Double]> {
    .numbers(
      "momentum_range", in: momentum.bounds, count: 2...2, kind: "two numbers",
      defaultText: "`\(momentum.rawValue)` in every update",
      summary: "Lowest and highest of \(momentum.words), which then falls where the rate rises: [0.85, 0.95].")
  }

  /// The keys that every optimizer has after its own.
  static func shared(_ momentum: OptimizerEntry.MomentumKey?) -> [KeyDeclaration] {
    guard let momentum else { return [clip.declaration] }
    return [clip.declaration, momenta(momentum).declaration, momentumRange(momentum).declaration]
  }

  /// Names from elsewhere, each with ours, for hints.
  static let aliases = [
    "epsilon": "eps", "beta": "betas", "beta1": "betas", "beta2": "betas", "beta_1": "betas", "beta_2": "betas",
    "b1": "betas", "b2": "betas", "mu": "momentum", "rho": "alpha", "decay": "alpha", "alpha": "rho",
    "smoothing_constant": "alpha", "wd": "weight_decay", "l2": "weight_decay", "lambda": "weight_decay",
    "decoupled": "decoupled_weight_decay", "decoupled_decay": "decoupled_weight_decay", "max_norm": "clip",
    "clip_norm": "clip", "clipnorm": "clip", "global_clipnorm": "clip", "grad_clip": "clip",
    "clip_grad_norm": "clip", "max_grad_norm": "clip", "gradient_clipping": "clip", "gradient_clip_val": "clip",
    "correct_bias": "bias_correction", "cycle_momentum": "momentum_range", "base_momentum": "momentum_range",
    "max_momentum": "momentum_range", "use_nesterov": "nesterov", "initial_accumulator": "initial_accumulator_value",
    "schedule_decay": "momentum_decay", "form": "variant", "variants": "variant",
  ]

  /// The key whose object a name belongs into: rates are no business of an optimizer here.
  static func owner(of name: String) -> String? {
    ["lr", "learning_rate", "eta", "rate", "max_lr", "initial_lr"].contains(name) ? "schedule" : nil
  }
}
