import LRInput

/// The schedules of timm.scheduler: its classes, and the names of its factory.
enum TimmDialect {
  static let catalog = DialectEntry.catalog(classes + TimmFactory.rows)

  private static let classes: [Catalog<DialectEntry>.Row] = [
    ("CosineLRScheduler", { TimmCosine.entry }),
    ("TanhLRScheduler", { TimmTanh.entry }),
    ("PolyLRScheduler", { TimmPoly.entry }),
    ("StepLRScheduler", { TimmStep.entry }),
    ("MultiStepLRScheduler", { TimmMultiStep.entry }),
    ("PlateauLRScheduler", { TimmPlateau.entry }),
    ("WSDLRScheduler", { TimmWSD.entry }),
  ]
}
