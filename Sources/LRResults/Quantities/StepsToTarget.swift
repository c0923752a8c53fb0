extension Quantity {
  /// The step at which runs reached the target.
  static var stepsToTarget: Quantity {
    .outcome(
      "steps_to_target", summary: "The first step at which the runs were at their target.",
      words: "steps to the target", title: { _ in "steps to the target" }, unit: .steps, needs: [.training, .target],
      interval: .standardError
    ) { $0.stepsToTarget }
  }
}
