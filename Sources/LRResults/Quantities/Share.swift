extension Quantity {
  /// The share of the final runs that reached the target.
  static var share: Quantity {
    .outcome(
      "share", otherNames: ["share_reached"], summary: "The share of the runs that reached the target.",
      words: "share of runs that reach the target", title: { _ in "share" }, unit: .share, best: .highest,
      needs: [.training, .target], interval: .wilson, isScore: true
    ) { $0.share() }
  }
}
