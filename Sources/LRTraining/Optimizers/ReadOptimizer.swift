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
}
