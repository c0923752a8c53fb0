public import LRInput

/// Every problem: a new one is registered here, and nowhere else.
public enum ProblemCatalog {
  /// The problems in the order of lists; each entry is made only when it is asked for.
  private static let types: [(name: String, entry: @Sendable () -> ProblemEntry)] = [
    ("quadratic", { Quadratic.entry }),
    ("noisy_quadratic", { NoisyQuadraticMoments.entry }),
    ("rosenbrock", { Rosenbrock.entry }),
    ("logistic_regression", { LogisticRegression.entry }),
    ("l1_regression", { L1Regression.entry }),
    ("robust_regression", { RobustRegression.entry }),
    ("robbins_monro", { RobbinsMonro.entry }),
    ("two_basins", { TwoBasins.entry }),
    ("pure_noise", { PureNoise.entry }),
    ("mlp_spirals", { MLPSpirals.entry }),
    ("transformer", { Transformer.entry }),
  ]

  /// All entries.
  public static var all: [ProblemEntry] { types.map { $0.entry() } }

  /// The names of all entries.
  public static let names: [String] = types.map(\.name)

  /// The problem with exactly this name, or nil.
  public static func entry(named name: String) -> ProblemEntry? {
    types.first { $0.name == name }?.entry()
  }

  /// What to say to someone who wrote a name that is not in the catalogue.
  ///
  ///     ProblemCatalog.hint(for: "quadratc")   // "did you mean `quadratic`?"
  public static func hint(for unknownName: String) -> String {
    var aliases: [String: String] = [:]
    for entry in all {
      for other in entry.otherNames { aliases[other] = entry.name }
    }
    return NearMiss.hint(for: unknownName, among: names, aliases: aliases, noun: "problems")
  }

  /// The key that names the problem.
  public static let typeKey = Key.string("type", kind: "problem", summary: "The name of the problem.")
}
