extension Quantity {
  /// f(x_t) less the least loss there is.
  static var excessLoss: Quantity {
    .recorded(
      .excessLoss, otherNames: ["excess", "suboptimality"], summary: "f(x_t) less the least loss that there is.",
      words: "excess loss", title: "excess loss")
  }
}
