extension Quantity {
  /// What the final runs are judged by.
  static var final: Quantity {
    .outcome(
      "final", otherNames: ["final_loss"], summary: "What the runs are judged by: the loss at the end, or `score`.",
      words: "score of the runs", title: { $0?.score.title ?? "final loss" }, needs: [.training],
      interval: .standardError, isTitleSpoken: true, isScore: true
    ) { $0.score }
  }
}
