extension Quantity {
  /// One coordinate of x_t.
  static var coordinate: Quantity {
    .recorded(
      .coordinate, otherNames: ["iterate"], summary: "The coordinate of x_t that `coordinate` of `train` names.",
      words: "coordinate of the iterate", title: "coordinate of $x_t$")
  }
}
