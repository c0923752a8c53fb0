public import LRInput

extension ProblemEntry {
  /// Every problem: a new one is registered here, and nowhere else.
  ///
  ///     ProblemEntry.catalog.hint(for: "quadratc")   // "did you mean `quadratic`?"
  public static let catalog = Catalog<ProblemEntry>(
    of: CatalogNoun("problem"),
    [
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
    ])
}
