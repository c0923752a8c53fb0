extension Quantity {
  /// f(x_t), t = 0 … T: of the whole data, or in expectation.
  public static var loss: Quantity {
    .recorded(
      .loss, otherNames: ["train_loss", "eval_loss", "training_loss"],
      summary: "f(x_t), t = 0 … T: of the whole data, or in expectation.", words: "loss", title: "loss",
      logged: Logged(noun: "loss", highest: "highest"))
  }
}
