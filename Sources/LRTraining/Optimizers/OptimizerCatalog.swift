public import LRInput

extension OptimizerEntry {
  /// Every optimizer: a new one is registered here, and nowhere else.
  ///
  ///     OptimizerEntry.catalog.hint(for: "adma")      // "did you mean `adam`?"
  ///     OptimizerEntry.catalog.hint(for: "momentum")  // "did you mean `sgd`?"
  public static let catalog = Catalog<OptimizerEntry>(
    of: CatalogNoun("optimizer"),
    [
      ("sgd", { SGD.entry }),
      ("adam", { Adam.entry }),
      ("adamw", { AdamW.entry }),
      ("radam", { RAdam.entry }),
      ("nadam", { NAdam.entry }),
      ("adamax", { Adamax.entry }),
      ("rmsprop", { RMSprop.entry }),
      ("adagrad", { Adagrad.entry }),
      ("adadelta", { Adadelta.entry }),
      ("lion", { Lion.entry }),
    ])
}
