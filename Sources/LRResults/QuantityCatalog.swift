public import LRInput

extension Quantity {
  /// Every quantity that a chart can show: a new one is registered here, and nowhere else.
  public static let catalog = Catalog<Quantity>(
    of: CatalogNoun("quantity", plural: "quantities"),
    [
      ("lr", { .rate }),
      ("partial_sum", { .partialSum }),
      ("partial_sum_of_squares", { .partialSumOfSquares }),
      ("loss", { .loss }),
      ("excess_loss", { .excessLoss }),
      ("batch_loss", { .batchLoss }),
      ("squared_gradient", { .squaredGradient }),
      ("best_squared_gradient", { .bestSquaredGradient }),
      ("theorem_bound", { .theoremBound }),
      ("coordinate", { .coordinate }),
      ("step_length", { .stepLength }),
      ("relative_step", { .relativeStep }),
      ("preconditioner", { .preconditioner }),
      ("sweep", { .sweep }),
      ("sweep_share", { .sweepShare }),
      ("best_score", { .bestScore }),
      ("final", { .final }),
      ("tuned_lr", { .tunedRate }),
      ("share", { .share }),
      ("steps_to_target", { .stepsToTarget }),
      ("moderate_share", { .moderateShare }),
      ("last_iterate_bound", { .lastIterateBound }),
      ("plane", { .plane }),
    ])

  /// The quantity of a name, or of a short one: `tuned`; nil if there is none.
  public static func named(_ name: String) -> Quantity? {
    catalog.entry(named: name) ?? catalog.all.first { $0.shortName == name }
  }
}
