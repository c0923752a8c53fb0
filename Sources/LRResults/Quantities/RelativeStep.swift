extension Quantity {
  /// `step_length` in units of the size of its update's rate.
  static var relativeStep: Quantity {
    .recorded(
      .relativeStep, otherNames: ["effective_step"],
      summary: "Root mean square over the coordinates of x_{t+1} − x_t, in units of the rate of update t.",
      words: "root mean square of the step in units of the rate", title: "RMS of $x_{t+1} - x_t$ in units of $\\eta_t$")
  }
}
