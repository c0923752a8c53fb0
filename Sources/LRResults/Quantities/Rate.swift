extension Quantity {
  /// η_t, t = 0 … T − 1: as the schedule has it, tuned where it is tuned.
  public static var rate: Quantity {
    Quantity(
      "lr", otherNames: ["learning_rate", "schedule", "rate"],
      summary: "The rate of update t = 0 … T − 1, tuned where it is tuned.", words: "learning rate",
      title: { _ in "learning rate $\\eta_t$" }, form: .steps, unit: .rate,
      logged: Logged(noun: "rate", highest: "peak")
    ) { _, result in
      ResultTable(.rates(result.rates), tuned: result.tunedPeak)
    }
  }
}
