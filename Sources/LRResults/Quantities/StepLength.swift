extension Quantity {
  /// Root mean square over the coordinates of x_{t+1} − x_t.
  static var stepLength: Quantity {
    .recorded(
      .stepLength, summary: "Root mean square over the coordinates of x_{t+1} − x_t, t = 0 … T − 1.",
      words: "root mean square of the step", title: "RMS of $x_{t+1} - x_t$")
  }
}
