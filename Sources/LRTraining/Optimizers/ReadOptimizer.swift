/// An optimizer as it was read from a spec.
public struct ReadOptimizer: Sendable {
  /// The name of its type: `adamw`.
  public var type: String
  /// The rule, with `clip` and `variant` in it.
  public var rule: any OptimizerRule
  /// `momenta`, `momentum_range`, or the argument alone.
  public var momentum: Momentum

  /// See the properties of the same names.
  public init(type: String, rule: any OptimizerRule, momentum: Momentum = Momentum()) {
    self.type = type
    self.rule = rule
    self.momentum = momentum
  }

  /// Whether the update is b ← μb + g, x ← x − ηb and nothing else, which is what exact second moments follow.
  public var isHeavyBall: Bool { (rule as? SGD)?.isHeavyBall ?? false }
}

/// An optimizer that has a momentum: μ, or β₁ in the Adam family.
protocol MomentumRule: OptimizerRule {
  /// The argument, which holds in updates that are given no other.
  var momentum: Double { get }
}
