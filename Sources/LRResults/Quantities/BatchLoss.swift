extension Quantity {
  /// The loss of the sample or batch of update t, at x_t.
  static var batchLoss: Quantity {
    .recorded(
      .batchLoss, summary: "The loss of the sample or batch of update t = 0 … T − 1, at x_t.",
      words: "loss of the batch", title: "loss of the batch")
  }
}
