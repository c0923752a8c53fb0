public import LRInput

/// Every optimizer: a new one is registered here, and nowhere else.
public enum OptimizerCatalog {
  /// The optimizers in the order of lists; each entry is made only when it is asked for.
  private static let types: [(name: String, entry: @Sendable () -> OptimizerEntry)] = [
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
  ]

  /// All entries.
  public static var all: [OptimizerEntry] { types.map { $0.entry() } }

  /// The names of all entries.
  public static let names: [String] = types.map(\.name)

  /// The optimizer with exactly this name, or nil.
  public static func entry(named name: String) -> OptimizerEntry? {
    types.first { $0.name == name }?.entry()
  }

  /// What to say to someone who wrote a name that is not in the catalogue.
  ///
  ///     OptimizerCatalog.hint(for: "adma")      // "did you mean `adam`?"
  ///     OptimizerCatalog.hint(for: "momentum")  // "did you mean `sgd`?"
  public static func hint(for unknownName: String) -> String {
    var aliases: [String: String] = [:]
    for entry in all {
      for other in entry.otherNames { aliases[other] = entry.name }
    }
    return NearMiss.hint(for: unknownName, among: names, aliases: aliases, noun: "optimizers")
  }

  /// The key that names the optimizer.
  public static let typeKey = Key.string("type", kind: "optimizer", summary: "The name of the optimizer.")
}
